// The history: events stand as they were written, and it is seen when somebody has been at them.
#include "platform/events/events.hpp"

#include "platform/testing/test_database.hpp"

#include <doctest/doctest.h>

namespace {

By somebody() {
    return {.account = {7},
            .name = "Handläggare (exempel)",
            .capacity = "ki",
            .when = *Time::parse("2026-11-22T06:32:51.123Z"),
            .reason = "Stavfel",
            .excuses = {{"selection.overlaps", "De kompletterar \"varandra\""}},
            .rule_version = "2026-1"};
}

void rename(db::Database& database, std::int64_t id, const std::string& to) {
    auto tx = database.begin();
    events::record(tx, {"organisations", id}, "renamed", somebody(),
                   {{"name", "gammal", to}, {"note", std::nullopt, "ny"}}, "i formuläret");
    tx.commit();
}

// As somebody with the database's own tools would.
void tamper(db::Database& database, std::string_view sql) {
    auto connection = database.connect();
    if (database.product() == db::Product::sqlite)
        connection->script("drop trigger events_are_not_changed; drop trigger events_are_not_deleted");
    else
        connection->script("drop trigger events_are_not_changed on events");
    connection->script(sql);
}

struct ThreeEvents {
    testing::TestDatabase database;
    ThreeEvents() {
        for (auto name : {"första", "andra", "tredje"}) rename(database, 1, name);
    }
    events::Verification verified() {
        auto reader = database->read();
        return events::verify(reader);
    }
};

} // namespace

TEST_CASE("An event tells who, as what, when, why, by which rules, and what changed") {
    testing::TestDatabase database;
    rename(database, 3, "å 🦐");
    auto reader = database->read();
    auto history = events::history_of(reader, {"organisations", 3});
    REQUIRE(history.size() == 1);
    const auto& event = history[0];
    CHECK(event.account == AccountId{7});
    CHECK(event.actor == "Handläggare (exempel)");
    CHECK(event.capacity == "ki");
    CHECK(event.at == somebody().when);
    CHECK(event.act == "renamed");
    CHECK(event.reason == "Stavfel");
    CHECK(event.rule_version == "2026-1");
    CHECK(event.note == "i formuläret");
    CHECK(events::excuses_of(event) == somebody().excuses);
    auto changes = events::changes_of(event);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].before == "gammal");
    CHECK(changes[0].after == "å 🦐");
    CHECK(changes[1].before == std::nullopt);
}

TEST_CASE("An event of the program itself has no account") {
    testing::TestDatabase database;
    auto tx = database->begin();
    events::record(tx, {"jobs", 1}, "run", {.account = {}, .name = "program", .capacity = "", .when = {}});
    CHECK(events::latest(tx, 1).at(0).account == std::nullopt);
}

TEST_CASE("History is that of one thing, newest first; latest is that of all") {
    testing::TestDatabase database;
    for (std::int64_t id : {1, 2, 1}) rename(database, id, std::to_string(id));
    auto reader = database->read();
    auto history = events::history_of(reader, {"organisations", 1});
    REQUIRE(history.size() == 2);
    CHECK(history[0].id > history[1].id);
    CHECK(events::history_of(reader, {"people", 1}).empty());
    CHECK(events::latest(reader, 2).size() == 2);
}

TEST_CASE("A change that is rolled back leaves no event and no hole in the chain") {
    testing::TestDatabase database;
    rename(database, 1, "a");
    {
        auto tx = database->begin();
        events::record(tx, {"organisations", 1}, "renamed", somebody());
    }
    rename(database, 1, "b");
    auto reader = database->read();
    auto found = events::verify(reader);
    CHECK(found.events == 2);
    CHECK(found.what == "");
}

TEST_CASE("The database refuses to change or delete an event") {
    ThreeEvents three;
    auto refused = [&](db::Sql sql) {
        auto tx = three.database->begin();
        CHECK_THROWS_AS(tx.run(sql), db::Error);
    };
    refused("UPDATE events SET note = 'x' WHERE id = 2");
    refused("DELETE FROM events WHERE id = 2");
    CHECK(three.verified().events == 3);
}

TEST_CASE_FIXTURE(ThreeEvents, "An untouched chain is whole") {
    auto found = verified();
    CHECK(found.events == 3);
    CHECK_FALSE(found.broken_at);
    CHECK(found.what.empty());
}

TEST_CASE_FIXTURE(ThreeEvents, "A changed event is found") {
    tamper(database, "update events set actor = 'Någon annan' where id = 2");
    CHECK(verified().broken_at == events::EventId{2});
}

TEST_CASE_FIXTURE(ThreeEvents, "A moved boundary between two fields is found") {
    tamper(database, "update events set act = 'rename', reason = 'dStavfel' where id = 2");
    CHECK(verified().broken_at == events::EventId{2});
}

TEST_CASE_FIXTURE(ThreeEvents, "A removed event is found") {
    tamper(database, "delete from events where id = 2");
    CHECK(verified().broken_at == events::EventId{2});
    CHECK(verified().what == "event 2 is missing");
}

TEST_CASE_FIXTURE(ThreeEvents, "A cut-off end is found") {
    tamper(database, "delete from events where id = 3");
    CHECK(verified().broken_at == events::EventId{3});
}

TEST_CASE_FIXTURE(ThreeEvents, "An event added past the program is found") {
    tamper(database, "insert into events select 4, at, account, actor, capacity, subject_kind, subject_id, "
                     "act, reason, excuses, "
                     "rule_version, changes, note, hash from events where id = 3");
    CHECK(verified().broken_at == events::EventId{4});
}
