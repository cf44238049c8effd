// The timetable: each time that comes is run once, a missed one is caught up, and a missing run raises the
// alarm.
#include "platform/jobs/timetable.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/testing/test_database.hpp"

#include <doctest/doctest.h>

using jobs::Outcome;
using jobs::Rhythm;
using jobs::slot_at;
using Kind = Rhythm::Kind;

namespace {

Time at(const std::string& iso) { return *Time::parse(iso); }

Rhythm rhythm(std::string_view words) {
    auto read = Rhythm::parse(words);
    REQUIRE_MESSAGE(read, std::string{words});
    return *read;
}

struct Shop {
    testing::TestDatabase database;
    Clock clock{at("2026-11-22T12:00:00Z")};
    jobs::Handlers handlers;
    jobs::Timetable timetable;
    logging::Log log{logging::Level::error, logging::To::nothing};
    jobs::Worker worker{*database, clock, handlers, timetable, log};
    int runs = 0;
    bool fails = false;

    Shop() {
        timetable.add("reminders", "daily at 06:00");
        handlers.add("reminders", [this](jobs::Run&) {
            ++runs;
            return fails ? Outcome::later("no database of holidays") : Outcome::done(7);
        });
    }
    jobs::RunLine line() {
        auto reader = database->read();
        return jobs::runs_of(reader, timetable, clock.now()).at(0);
    }
    std::size_t overdue() {
        auto reader = database->read();
        return jobs::overdue_runs(reader, timetable, clock.now()).size();
    }
};

} // namespace

TEST_CASE("A rhythm is read in words") {
    CHECK(rhythm("every 10 minutes") == Rhythm{Kind::every, 10, 0});
    CHECK(rhythm("every 2 hours") == Rhythm{Kind::every, 120, 0});
    CHECK(rhythm("daily at 06:00") == Rhythm{Kind::daily, 360, 0});
    CHECK(rhythm("weekly on monday at 06:30") == Rhythm{Kind::weekly, 390, 1});
    CHECK(rhythm("monthly on 28 at 23:59") == Rhythm{Kind::monthly, 1439, 28});
    for (auto words :
         {"", "sometimes", "every 7 minutes", "every 0 minutes", "every ten minutes", "daily at 6",
          "daily at 24:00", "weekly on someday at 06:00", "monthly on 31 at 06:00", "daily at 06:00 sharp"})
        CHECK_MESSAGE(!Rhythm::parse(words), words);
    jobs::Timetable timetable;
    CHECK_THROWS_AS(timetable.add("x", "now and then"), std::logic_error);
}

TEST_CASE("The slot is the one that began last") {
    CHECK(slot_at(rhythm("every 10 minutes"), at("2026-11-22T06:39:59Z")) == "2026-11-22T06:30Z");
    CHECK(slot_at(rhythm("every 2 hours"), at("2026-11-22T23:59:59Z")) == "2026-11-22T22:00Z");
    CHECK(slot_at(rhythm("daily at 12:00"), at("2026-11-22T20:00:00Z")) == "2026-11-22 12:00");
    CHECK(slot_at(rhythm("daily at 12:00"), at("2026-11-22T02:00:00Z")) == "2026-11-21 12:00");
    CHECK(slot_at(rhythm("weekly on monday at 12:00"), at("2026-11-22T20:00:00Z")) == "2026-11-16 12:00");
    CHECK(slot_at(rhythm("weekly on sunday at 12:00"), at("2026-11-22T20:00:00Z")) == "2026-11-22 12:00");
    CHECK(slot_at(rhythm("monthly on 1 at 12:00"), at("2026-11-22T20:00:00Z")) == "2026-11-01 12:00");
    CHECK(slot_at(rhythm("monthly on 28 at 12:00"), at("2026-11-22T20:00:00Z")) == "2026-10-28 12:00");
}

TEST_CASE("A run happens once for each slot, whoever asks and how often") {
    Shop shop;
    CHECK(shop.worker.run_due() == 1);
    CHECK(shop.worker.run_due() == 0);
    jobs::Worker other{*shop.database, shop.clock, shop.handlers, shop.timetable, shop.log};
    CHECK(other.run_due() == 0);
    shop.clock.advance_seconds(86'400);
    CHECK(other.run_due() == 1);
    CHECK(shop.worker.run_due() == 0);
    CHECK(shop.runs == 2);
}

TEST_CASE("The record shows when a run last began and ended, and how much it did") {
    Shop shop;
    CHECK_FALSE(shop.line().slot);
    shop.worker.run_due();
    auto line = shop.line();
    CHECK(line.name == "reminders");
    CHECK(line.words == "daily at 06:00");
    CHECK(line.slot == "2026-11-22 06:00");
    CHECK(line.last_good_slot == line.slot);
    CHECK(line.finished_at == shop.clock.now());
    CHECK(line.state == jobs::State::done);
    CHECK(line.count == 7);
    CHECK_FALSE(line.overdue);
}

TEST_CASE("After a standstill the newest missed slot is run, once") {
    Shop shop;
    shop.worker.run_due();
    shop.clock.advance_seconds(5 * 86'400);
    CHECK(shop.overdue() == 1);
    CHECK(shop.worker.run_due() == 1);
    CHECK(shop.overdue() == 0);
    CHECK(shop.line().slot == "2026-11-27 06:00");
}

TEST_CASE("A run that is missing, or fails, raises the alarm when its patience is over") {
    Shop shop;
    CHECK(shop.overdue() == 1); // it has never run
    shop.worker.run_due();
    CHECK(shop.overdue() == 0);
    shop.fails = true;
    shop.clock.move_to(at("2026-11-23T04:00:00Z"));
    CHECK(shop.overdue() == 0);
    shop.clock.move_to(at("2026-11-23T07:00:00Z"));
    CHECK(shop.worker.run_due() == 1);
    CHECK(shop.overdue() == 1);
    CHECK(shop.line().last_error == "no database of holidays");
    CHECK(shop.line().last_good_slot == "2026-11-22 06:00");
    shop.fails = false;
    shop.clock.advance_seconds(60);
    CHECK(shop.worker.run_due() == 1);
    CHECK(shop.overdue() == 0);
}

TEST_CASE("Records of runs outlive other jobs, for more than a year") {
    Shop shop;
    shop.worker.run_due();
    auto tx = shop.database->begin();
    CHECK(jobs::tidy(tx, shop.clock.now().plus_seconds(399 * 86'400)) == 0);
    CHECK(jobs::tidy(tx, shop.clock.now().plus_seconds(401 * 86'400)) == 2);
}
