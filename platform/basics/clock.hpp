// Days and moments, and the only door to the time of day. Everything else is told what time it is.
#pragma once

#include <atomic>
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// A day in the calendar, without time or zone. Stored and sent as ISO 8601: 2026-11-22.
struct Date {
    std::chrono::sys_days days{};

    friend constexpr auto operator<=>(const Date&, const Date&) = default;
    static std::optional<Date> parse(std::string_view iso);
    static constexpr Date of(int year, unsigned month, unsigned day) {
        return {std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)}};
    }
    std::string iso() const;
    int year() const;
    unsigned month() const;
    unsigned day() const;
    Date plus_days(int count) const { return {days + std::chrono::days{count}}; }
    // The same day that many months on, or the last day of that month where it is shorter.
    Date plus_months(int count) const;
};
// Whole days from a to b; negative when b is earlier.
inline int days_between(Date a, Date b) { return static_cast<int>((b.days - a.days).count()); }

// A moment in UTC, to the millisecond. Stored and sent as ISO 8601: 2026-11-22T06:32:51.123Z; sorts as text.
struct Time {
    std::chrono::sys_time<std::chrono::milliseconds> point{};

    friend constexpr auto operator<=>(const Time&, const Time&) = default;
    static std::optional<Time> parse(std::string_view iso);
    std::string iso() const;
    // The day in the house's time zone (Europe/Stockholm unless the institution says otherwise).
    Date date() const;
    // Minutes after midnight in the house's time zone.
    int minute_of_day() const;
    Time plus_seconds(std::int64_t count) const { return {point + std::chrono::seconds{count}}; }
};
inline std::int64_t seconds_between(Time a, Time b) {
    return std::chrono::duration_cast<std::chrono::seconds>(b.point - a.point).count();
}

class Clock {
public:
    // The machine's clock.
    Clock() = default;
    // A clock that stands still until told to move: tests, the demo, screenshots.
    explicit Clock(Time frozen) : frozen_(frozen.point.time_since_epoch().count()) {}

    Time now() const;
    Date today() const { return now().date(); }
    void move_to(Time moment) { frozen_ = moment.point.time_since_epoch().count(); }
    void advance_seconds(std::int64_t count) { frozen_ = frozen_.load() + count * 1000; }

private:
    std::atomic<std::int64_t> frozen_ = -1;    // milliseconds, or -1: the machine's clock
};
