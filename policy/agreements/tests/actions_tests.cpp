// The register on real SQL: what happens, what is refused and leaves no trace, two at once, counts that
// agree.
#include "policy/agreements/actions.hpp"

#include "platform/events/events.hpp"
#include "platform/testing/test_database.hpp"
#include "policy/agreements/list.hpp"
#include "policy/agreements/store.hpp"
#include "policy/partners/partners.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace agreements {
namespace {

const By administrator{{1}, "Avtalsadministratör (exempel)", "ki", *Time::parse("2026-11-22T08:00:00Z")};

settings::Settings ki() {
    return settings::Settings::read(std::string{ENTENTE_SOURCE_DIR} + "/institutions/ki");
}

NewAgreement an_agreement() {
    NewAgreement given;
    given.agreement.title = "Ramavtal med Nordvik";
    given.agreement.type = "framework";
    given.agreement.status = Status::in_force;
    given.agreement.signed_on = Date::of(2022, 5, 1);
    given.agreement.ends_on = Date::of(2027, 5, 31);
    given.agreement.notice_months = 6;
    given.parties.push_back({.name_as_written = "Nordvik Institute of Technology", .country = "NO"});
    return given;
}

AgreementId registered_in(db::Database& database, const NewAgreement& given = an_agreement()) {
    auto id = register_agreement(database, given, ki(), administrator);
    REQUIRE(id);
    return *id;
}

Agreement agreement_in(db::Database& database, AgreementId id) {
    auto reader = database.read();
    return *find_agreement(reader, id);
}

std::size_t events_of(db::Database& database, AgreementId id) {
    auto reader = database.read();
    return events::history_of(reader, {"agreements", id.value}).size();
}

// The counts as kept, and as counting gives them.
void check_counts(db::Database& database) {
    auto reader = database.read();
    constexpr db::Sql by_status = "SELECT status, count(*) FROM agreements GROUP BY status ORDER BY status";
    constexpr db::Sql by_country =
        "SELECT country, count(*) FROM agreements GROUP BY country ORDER BY count(*) DESC, country";
    auto counted = reader.all<StatusCount>(by_status);
    auto kept = counts_by_status(reader);
    REQUIRE(kept.size() == counted.size());
    for (std::size_t i = 0; i < kept.size(); ++i) CHECK(kept[i].number == counted[i].number);
    auto countries = reader.all<CountryCount>(by_country);
    auto kept_countries = counts_by_country(reader);
    REQUIRE(kept_countries.size() == countries.size());
    for (std::size_t i = 0; i < countries.size(); ++i) {
        CHECK(kept_countries[i].country == countries[i].country);
        CHECK(kept_countries[i].number == countries[i].number);
    }
}

OrganisationId an_organisation_in(db::Database& database) {
    constexpr db::Sql insert = R"sql(
        INSERT INTO organisations (name, sort_key, kind, country, created_at, updated_at)
        VALUES ('Lunds universitet', ?, 'university', 'SE', ?, ?)
        RETURNING id
    )sql";
    auto tx = database.begin();
    auto id = tx.one<OrganisationId>(insert, db::Bytes{"lund"}, administrator.when, administrator.when);
    tx.commit();
    return id;
}

lists::ListState state_of(const http::Pairs& query) { return lists::read_state(list_spec, query); }

std::size_t hits(db::Database& database, const http::Pairs& query) {
    auto reader = database.read();
    auto rows = page_of(reader, state_of(query));
    CHECK(total_of(reader, state_of(query)) == static_cast<std::int64_t>(rows.size()));
    return rows.size();
}

} // namespace

TEST_CASE("Registering writes the agreement, its notice day, its party, an event and the counts") {
    testing::TestDatabase database;
    auto id = registered_in(database);
    auto a = agreement_in(database, id);
    CHECK(a.partner == "Nordvik Institute of Technology");
    CHECK(a.country == "NO");
    CHECK(a.notice_on == Date::of(2026, 11, 30));
    CHECK(a.version == 1);
    CHECK(events_of(database, id) == 1);
    check_counts(database);
}

TEST_CASE("A refused registration leaves neither row, event nor count") {
    testing::TestDatabase database;
    auto given = an_agreement();
    given.parties.clear();
    auto refused = register_agreement(database, given, ki(), administrator);
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().fault == Fault::invalid);
    given = an_agreement();
    given.parties[0].organisation_id = OrganisationId{77};
    CHECK(register_agreement(database, given, ki(), administrator).failure().fields.at(0).second ==
          "agreements.organisation_unknown");
    given.agreement.type = "no such type";
    CHECK_FALSE(register_agreement(database, given, ki(), administrator));
    auto reader = database->read();
    CHECK(events::latest(reader, 10).empty());
    CHECK(counts_by_status(reader).empty());
    CHECK_FALSE(find_agreement(reader, {1}));
}

TEST_CASE("A matched party takes name and country from the register of organisations") {
    testing::TestDatabase database;
    auto organisation = an_organisation_in(database);
    auto given = an_agreement();
    given.parties[0].organisation_id = organisation;
    auto a = agreement_in(database, registered_in(database, given));
    CHECK(a.organisation_id == organisation);
    CHECK(a.country == "SE");
    CHECK(hits(database, {{"organisation", std::to_string(organisation.value)}}) == 1);
    CHECK(hits(database, {{"q", "lunds univ"}}) == 1);
    CHECK(hits(database, {{"q", "nórdvik"}}) == 1); // as written in the agreement
}

TEST_CASE("A name ties a party to the only one that bears it, unless the country says that it is another") {
    testing::TestDatabase database;
    auto tx = database->begin();
    auto british = partners::enter_within(tx, "Newman University", "GB", administrator);
    tx.commit();
    auto given = an_agreement();
    for (auto country : {"US", "GB", ""}) {
        given.parties[0] = {.name_as_written = "Newman University", .country = country};
        auto a = agreement_in(database, registered_in(database, given));
        CAPTURE(country);
        bool another = std::string_view{country} == "US";
        CHECK(a.organisation_id == (another ? std::nullopt : std::optional{british}));
        CHECK(a.country == (another ? "US" : "GB"));
    }
}

TEST_CASE("Sorted by status, the list has every status in the order of an agreement's life") {
    testing::TestDatabase database;
    std::vector<Status> life;
    for (Status status : all_of<Status>()) life.push_back(status);
    for (auto status = life.rbegin(); status != life.rend(); ++status) { // by number they stand backwards
        auto given = an_agreement();
        given.agreement.status = *status;
        registered_in(database, given);
    }
    auto statuses = [&](const char* sort) {
        auto reader = database->read();
        std::vector<Status> found;
        const auto rows = page_of(reader, state_of({{"sort", sort}}));
        for (const auto& row : rows) found.push_back(row.status);
        return found;
    };
    CHECK(statuses("status") == life);
    std::reverse(life.begin(), life.end());
    CHECK(statuses("-status") == life);
}

TEST_CASE("Changing says what changed, moves the notice day and raises the version") {
    testing::TestDatabase database;
    auto id = registered_in(database);
    auto a = agreement_in(database, id);
    a.ends_on = Date::of(2030, 12, 31);
    REQUIRE(change(database, a, ki(), administrator));
    auto after = agreement_in(database, id);
    CHECK(after.notice_on == Date::of(2030, 6, 30));
    CHECK(after.version == 2);
    auto reader = database->read();
    auto history = events::history_of(reader, {"agreements", id.value});
    REQUIRE(history.size() == 2);
    auto changes = events::changes_of(history[0]);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].field == "ends_on");
    CHECK(changes[0].after == "2030-12-31");
}

TEST_CASE("Nothing changed is nothing written") {
    testing::TestDatabase database;
    auto id = registered_in(database);
    CHECK(change(database, agreement_in(database, id), ki(), administrator));
    CHECK(events_of(database, id) == 1);
    CHECK(agreement_in(database, id).version == 1);
}

TEST_CASE("Two at once: one change is kept, the other is told that it is outdated") {
    testing::TestDatabase database;
    auto id = registered_in(database);
    auto seen = agreement_in(database, id);
    std::atomic<int> kept = 0, outdated = 0;
    auto edit = [&](const char* title) {
        auto mine = seen;
        mine.title = title;
        auto done = change(database, mine, ki(), administrator);
        if (done)
            ++kept;
        else if (done.failure().fault == Fault::outdated)
            ++outdated;
    };
    std::thread one{edit, "Första"}, two{edit, "Andra"};
    one.join();
    two.join();
    CHECK(kept == 1);
    CHECK(outdated == 1);
    CHECK(events_of(database, id) == 2);
}

TEST_CASE("A new status moves the counts; a refused one leaves no trace") {
    testing::TestDatabase database;
    auto id = registered_in(database);
    auto refused = set_status(database, id, Status::expired, 1, administrator);
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().reasons == Reasons{"agreements.not_ended"});
    CHECK(events_of(database, id) == 1);
    auto by = administrator;
    by.reason = "Parten sade upp avtalet";
    REQUIRE(set_status(database, id, Status::notice_given, 1, by));
    CHECK(agreement_in(database, id).status == Status::notice_given);
    CHECK(agreement_in(database, id).version == 2);
    check_counts(database);
}

TEST_CASE("Six give a new status at once from the same version: one does") {
    testing::TestDatabase database;
    auto id = registered_in(database);
    std::atomic<int> done = 0, outdated = 0;
    std::vector<std::thread> people;
    for (int i = 0; i < 6; ++i)
        people.emplace_back([&] {
            auto by = administrator;
            by.reason = "Parten sade upp avtalet";
            auto set = set_status(database, id, Status::notice_given, 1, by);
            if (set) ++done;
            if (!set && set.failure().fault == Fault::outdated) ++outdated;
        });
    for (auto& person : people) person.join();
    CHECK(done == 1);
    CHECK(outdated == 5);
    CHECK(events_of(database, id) == 2);
    check_counts(database);
}

TEST_CASE("Parties come and go; the first outside one gives the agreement its country") {
    testing::TestDatabase database;
    auto id = registered_in(database);
    REQUIRE(add_party(database, id, {.organisation_id = an_organisation_in(database)}, administrator));
    auto reader = database->read();
    auto parties = parties_of(reader, id);
    REQUIRE(parties.size() == 2);
    CHECK(agreement_in(database, id).country == "NO");
    REQUIRE(remove_party(database, id, parties[0].id, administrator));
    CHECK(agreement_in(database, id).country == "SE");
    CHECK(remove_party(database, id, parties[1].id, administrator).failure().reasons ==
          Reasons{"agreements.last_partner"});
    CHECK_FALSE(add_party(database, id, {}, administrator));
    CHECK(events_of(database, id) == 3);
    check_counts(database);
}

TEST_CASE(
    "A party is changed from the version that was seen, with its event; what is refused leaves no trace") {
    testing::TestDatabase database;
    auto id = registered_in(database);
    auto party = [&] {
        auto reader = database->read();
        return parties_of(reader, id).at(0);
    }();
    party.acting_unit = "Klinik";
    party.country = "SE";
    REQUIRE(change_party(database, id, party, 1, administrator));
    CHECK(agreement_in(database, id).country == "SE");
    CHECK(agreement_in(database, id).version == 2);
    CHECK(change_party(database, id, party, 1, administrator).failure().fault == Fault::outdated);
    REQUIRE(change_party(database, id, party, 2, administrator)); // as it is: no event, no version
    auto inside = party;
    inside.side = Side::host;
    CHECK(change_party(database, id, inside, 2, administrator).failure().reasons ==
          Reasons{"agreements.last_partner"});
    auto nobody = party;
    nobody.organisation_id = OrganisationId{99};
    CHECK_FALSE(change_party(database, id, nobody, 2, administrator));
    CHECK(agreement_in(database, id).version == 2);
    CHECK(events_of(database, id) == 2);
    check_counts(database);
}

TEST_CASE("The list: every filter and every sorting runs, and totals are exact") {
    testing::TestDatabase database;
    registered_in(database);
    auto open = an_agreement();
    open.agreement.ends_on.reset();
    open.agreement.open_ended = true;
    open.agreement.title = "Åtta";
    open.agreement.department = "Neurobiologi";
    registered_in(database, open);
    auto automatic = an_agreement();
    automatic.agreement.status = Status::expired;
    automatic.agreement.ends_on.reset();
    automatic.agreement.renewal = Renewal::automatic;
    registered_in(database, automatic);

    CHECK(hits(database, {}) == 3);
    CHECK(hits(database, {{"status", "in_force"}}) == 2);
    CHECK(hits(database, {{"status", "in_force"}, {"status", "expired"}}) == 3);
    CHECK(hits(database, {{"country", "NO"}, {"type", "framework"}, {"host", "ki"}}) == 3);
    CHECK(hits(database, {{"open_ended", "1"}}) == 1);
    CHECK(hits(database, {{"automatic", "1"}}) == 1);
    CHECK(hits(database, {{"no_end", "1"}}) == 1);
    CHECK(hits(database, {{"ends_from", "2027-01-01"}, {"ends_to", "2027-12-31"}}) == 1);
    CHECK(hits(database, {{"department", "neuro"}}) == 1);
    for (const auto& sort : list_spec.sorts)
        for (const char* direction : {"", "-"})
            CHECK(hits(database, {{"sort", direction + std::string{sort.key}}}) == 3);
    auto reader = database->read();
    auto rows = page_of(reader, state_of({}));
    CHECK(rows.back().title == "Åtta"); // Swedish order: Å comes last
}

} // namespace agreements
