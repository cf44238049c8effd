// Reckoning with days at the edges of the calendar.
#include "platform/basics/clock.hpp"

#include <doctest/doctest.h>

#include <limits>

TEST_CASE("Months are reckoned over ends of years and short months") {
    CHECK(Date::of(2026, 1, 31).plus_months(1) == Date::of(2026, 2, 28));
    CHECK(Date::of(2026, 1, 31).plus_months(-2) == Date::of(2025, 11, 30));
    CHECK(Date::of(2026, 11, 22).plus_months(-11) == Date::of(2025, 12, 22));
    CHECK(Date::of(2026, 11, 22).plus_months(26) == Date::of(2029, 1, 22));
}

TEST_CASE("However many months, the day can be written and read again") {
    constexpr int most = std::numeric_limits<int>::max(), least = std::numeric_limits<int>::min();
    for (auto day : {Date::of(0, 1, 1), Date::of(1, 1, 31), Date::of(9999, 12, 31)})
        for (int months : {-14, 14, -1200000, 1200000, most, least}) {
            auto moved = day.plus_months(months);
            CHECK(Date::parse(moved.iso()) == moved);
        }
}
