// Jobs: in the transaction of their change, once, again after a failure, and never lost with the one who took
// them.
#include "platform/jobs/queue.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/testing/test_database.hpp"

#include <atomic>
#include <doctest/doctest.h>

using jobs::Outcome;
using jobs::State;

namespace {

const Time six = *Time::parse("2026-11-22T06:00:00.000Z");

// A database, a clock that stands, and a worker that runs when told.
struct Shop {
    testing::TestDatabase database;
    Clock clock{six};
    jobs::Handlers handlers;
    jobs::Timetable timetable;
    logging::Log log{logging::Level::error, logging::To::nothing};
    jobs::Worker worker{*database, clock, handlers, timetable, log};

    jobs::JobId ask(std::string_view kind, std::int64_t in_seconds = 0) {
        auto tx = database->begin();
        auto id = jobs::enqueue(tx, {.kind = kind, .run_after = clock.now().plus_seconds(in_seconds)});
        tx.commit();
        return id;
    }
    std::size_t count(State state) {
        auto reader = database->read();
        return jobs::latest(reader, state).size();
    }
    jobs::JobLine newest(State state) {
        auto reader = database->read();
        return jobs::latest(reader, state).at(0);
    }
};

} // namespace

TEST_CASE("A job of a change that was not kept does not exist") {
    Shop shop;
    {
        auto tx = shop.database->begin();
        jobs::enqueue(tx, {.kind = "hello", .run_after = six});
    }
    CHECK(shop.count(State::waiting) == 0);
    CHECK(shop.worker.run_due() == 0);
}

TEST_CASE("A job is run once, with its payload, when it is due") {
    Shop shop;
    std::vector<std::string> seen;
    shop.handlers.add("hello", [&](jobs::Run& run) {
        CHECK(run.tries == 1);
        CHECK_FALSE(run.last_try);
        seen.push_back(run.payload);
        return Outcome::done(3);
    });
    shop.ask("hello", 60);
    CHECK(shop.worker.run_due() == 0);
    shop.clock.advance_seconds(60);
    CHECK(shop.worker.run_due() == 1);
    CHECK(shop.worker.run_due() == 0);
    CHECK(seen == std::vector<std::string>{"{}"});
    CHECK(shop.newest(State::done).count == 3);
    CHECK(shop.newest(State::done).finished_at == shop.clock.now());
}

TEST_CASE("A job that fails is tried again with growing pauses, and then lies dead for all to see") {
    Shop shop;
    int tries = 0;
    shop.handlers.add("mail", [&](jobs::Run& run) -> Outcome {
        ++tries;
        CHECK(run.last_try == (tries == jobs::most_tries));
        if (tries % 2) throw std::runtime_error("no answer");
        return Outcome::later("busy");
    });
    auto id = shop.ask("mail");
    CHECK(shop.worker.run_due() == 1);
    CHECK(shop.newest(State::waiting).last_error == "no answer");
    CHECK(shop.worker.run_due() == 0);
    for (auto pause : jobs::pauses_seconds) {
        shop.clock.advance_seconds(pause - 1);
        CHECK(shop.worker.run_due() == 0);
        shop.clock.advance_seconds(1);
        CHECK(shop.worker.run_due() == 1);
    }
    CHECK(tries == jobs::most_tries);
    CHECK(shop.newest(State::dead).tries == jobs::most_tries);
    auto tx = shop.database->begin();
    CHECK(jobs::counts(tx, shop.clock.now()).dead == 1);
    CHECK(jobs::revive(tx, id, shop.clock.now()));
    CHECK_FALSE(jobs::revive(tx, id, shop.clock.now()));
    tx.commit();
    CHECK(shop.count(State::waiting) == 1);
}

TEST_CASE("A job that can never succeed is dead at once; one without handler waits for a newer program") {
    Shop shop;
    shop.handlers.add("bad", [](jobs::Run&) { return Outcome::never("no such address"); });
    shop.ask("bad");
    shop.ask("unknown");
    CHECK(shop.worker.run_due() == 2);
    CHECK(shop.newest(State::dead).last_error == "no such address");
    CHECK(shop.newest(State::waiting).kind == "unknown");
}

TEST_CASE("The job of a copy that died is taken by another, and the dead one's answer no longer counts") {
    Shop shop;
    shop.ask("hello");
    auto first = jobs::claim(*shop.database, "first", six);
    REQUIRE(first);
    CHECK_FALSE(jobs::claim(*shop.database, "second", six.plus_seconds(jobs::claim_seconds)));
    CHECK(jobs::renew(*shop.database, *first, "first", six.plus_seconds(30)));
    CHECK_FALSE(jobs::claim(*shop.database, "second", six.plus_seconds(jobs::claim_seconds + 1)));
    auto second = jobs::claim(*shop.database, "second", six.plus_seconds(31 + jobs::claim_seconds));
    REQUIRE(second);
    CHECK(second->tries == 2);
    CHECK_FALSE(jobs::renew(*shop.database, *first, "first", six.plus_seconds(100)));
    jobs::finish(*shop.database, *first, "first", Outcome::never("late"), six.plus_seconds(100));
    CHECK(shop.count(State::running) == 1);
    jobs::finish(*shop.database, *second, "second", Outcome::done(), six.plus_seconds(101));
    CHECK(shop.count(State::done) == 1);
}

TEST_CASE("A job that stops the program each time it runs is given up") {
    Shop shop;
    shop.handlers.add("crash", [](jobs::Run&) { return Outcome::done(); });
    shop.ask("crash");
    for (int i = 0; i < jobs::most_tries; ++i) {
        CHECK(jobs::claim(*shop.database, "gone", shop.clock.now()));
        shop.clock.advance_seconds(jobs::claim_seconds + 1);
    }
    CHECK(shop.worker.run_due() == 1);
    CHECK(shop.newest(State::dead).last_error == "the program stopped each time it ran");
}

TEST_CASE("Several threads and copies run every job exactly once") {
    Shop shop;
    constexpr int count = 60;
    std::atomic<int> runs = 0;
    shop.handlers.add("hello", [&](jobs::Run&) { return ++runs, Outcome::done(); });
    {
        auto tx = shop.database->begin();
        for (int i = 0; i < count; ++i) jobs::enqueue(tx, {.kind = "hello", .run_after = six});
        tx.commit();
    }
    jobs::Worker other{*shop.database, shop.clock, shop.handlers, shop.timetable, shop.log};
    shop.worker.start(2);
    other.start(2);
    for (int i = 0; i < 200 && shop.count(State::done) < count; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{25});
    shop.worker.stop();
    other.stop();
    CHECK(runs == count);
    CHECK(shop.newest(State::done).tries == 1);
}

TEST_CASE("Old jobs are tidied away; dead ones stay until somebody has looked") {
    Shop shop;
    shop.handlers.add("good", [](jobs::Run&) { return Outcome::done(); });
    shop.handlers.add("bad", [](jobs::Run&) { return Outcome::never("no"); });
    shop.ask("good");
    shop.ask("bad");
    shop.worker.run_due();
    auto tx = shop.database->begin();
    CHECK(jobs::tidy(tx, six.plus_seconds(29 * 86'400)) == 0);
    CHECK(jobs::tidy(tx, six.plus_seconds(31 * 86'400)) == 1);
    CHECK(jobs::latest(tx, State::dead).size() == 1);
}

TEST_CASE("A claim from a clock that has been put back since holds nothing up") {
    Shop shop;
    shop.ask("hello");
    auto later = six.plus_seconds(5 * 24 * 3600);
    REQUIRE(jobs::claim(*shop.database, "the copy that died", later));
    CHECK(jobs::claim(*shop.database, "the next one", six)); // and not in five days
    CHECK_FALSE(jobs::claim(*shop.database, "a third", six));
}
