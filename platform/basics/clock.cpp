// The one file that asks the machine for the time, and the calendar arithmetic beside it.
#include "platform/basics/clock.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>

using std::chrono::floor;
using std::chrono::hh_mm_ss;
using std::chrono::hours;
using std::chrono::last;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_time;
using std::chrono::system_clock;
using std::chrono::year_month_day;

namespace {

std::optional<int> number(std::string_view text, std::size_t from, std::size_t length) {
    if (text.size() < from + length) return std::nullopt;
    int value = 0;
    const char* begin = text.data() + from;
    auto [end, error] = std::from_chars(begin, begin + length, value);
    if (error != std::errc{} || end != begin + length || *begin == '-') return std::nullopt;
    return value;
}

std::tm house_time(const Time& moment) {
    auto seconds = static_cast<std::time_t>(
        duration_cast<std::chrono::seconds>(moment.point.time_since_epoch()).count());
    std::tm parts{};
    localtime_r(&seconds, &parts); // TZ is set once at the start (app/main.cpp)
    return parts;
}

} // namespace

std::optional<Date> Date::parse(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    auto y = number(iso, 0, 4), m = number(iso, 5, 2), d = number(iso, 8, 2);
    if (!y || !m || !d) return std::nullopt;
    year_month_day day{std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*m)},
                       std::chrono::day{static_cast<unsigned>(*d)}};
    if (!day.ok()) return std::nullopt;
    return Date{sys_days{day}};
}

std::string Date::iso() const {
    year_month_day day{days};
    char text[24];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return text;
}

int Date::year() const { return static_cast<int>(year_month_day{days}.year()); }
unsigned Date::month() const { return static_cast<unsigned>(year_month_day{days}.month()); }
unsigned Date::day() const { return static_cast<unsigned>(year_month_day{days}.day()); }

// Never out of the years that iso() can write and parse() read again, 0000 to 9999.
Date Date::plus_months(int count) const {
    constexpr std::int64_t last_month = 9999 * 12 + 11;
    auto wanted = std::int64_t{year()} * 12 + month() - 1 + count;
    auto index = static_cast<int>(std::clamp<std::int64_t>(wanted, 0, last_month));
    year_month_day moved{std::chrono::year{index / 12},
                         std::chrono::month{static_cast<unsigned>(index % 12 + 1)}, std::chrono::day{day()}};
    if (!moved.ok()) moved = moved.year() / moved.month() / last;
    return {sys_days{moved}};
}

std::optional<Time> Time::parse(std::string_view iso) {
    if (iso.size() < 20 || iso[10] != 'T' || iso.back() != 'Z') return std::nullopt;
    auto date = Date::parse(iso.substr(0, 10));
    auto h = number(iso, 11, 2), m = number(iso, 14, 2), s = number(iso, 17, 2);
    if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59 || iso[13] != ':' || iso[16] != ':')
        return std::nullopt;
    int fraction = 0;
    if (iso.size() == 24 && iso[19] == '.') {
        auto read = number(iso, 20, 3);
        if (!read) return std::nullopt;
        fraction = *read;
    } else if (iso.size() != 20) {
        return std::nullopt;
    }
    return Time{date->days + hours{*h} + minutes{*m} + seconds{*s} + milliseconds{fraction}};
}

std::string Time::iso() const {
    auto midnight = floor<std::chrono::days>(point);
    hh_mm_ss<milliseconds> clock{point - midnight};
    char text[40];
    std::snprintf(text, sizeof text, "%sT%02d:%02d:%02d.%03dZ", Date{midnight}.iso().c_str(),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return text;
}

Date Time::date() const {
    auto parts = house_time(*this);
    return Date::of(parts.tm_year + 1900, static_cast<unsigned>(parts.tm_mon + 1),
                    static_cast<unsigned>(parts.tm_mday));
}

int Time::minute_of_day() const {
    auto parts = house_time(*this);
    return parts.tm_hour * 60 + parts.tm_min;
}

Time Clock::now() const {
    if (auto frozen = frozen_.load(); frozen >= 0) return Time{sys_time<milliseconds>{milliseconds{frozen}}};
    return Time{floor<milliseconds>(system_clock::now())};
}
