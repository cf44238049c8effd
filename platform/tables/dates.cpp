// Dates as people write them in cells.
#include "platform/basics/ascii.hpp"
#include "platform/tables/cells.hpp"
#include "platform/tables/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tables {

namespace {

// A date's parts in the order in which they stand: numbers and words, with the mark that parted the first
// two.
struct Parts {
    std::vector<std::string> words;
    char mark = 0;
};

constexpr std::array<std::array<std::string_view, 3>, 12> months = {{
    {"january", "januari", "jan"},
    {"february", "februari", "feb"},
    {"march", "mars", "mar"},
    {"april", "april", "apr"},
    {"may", "maj", "may"},
    {"june", "juni", "jun"},
    {"july", "juli", "jul"},
    {"august", "augusti", "aug"},
    {"september", "sept", "sep"},
    {"october", "oktober", "oct"},
    {"november", "november", "nov"},
    {"december", "december", "dec"},
}};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_number(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

std::optional<unsigned> month_named(std::string word) {
    word = ascii::small(word);
    if (word == "okt") word = "oct";
    for (unsigned month = 0; month < months.size(); ++month)
        if (std::find(months[month].begin(), months[month].end(), word) != months[month].end())
            return month + 1;
    return std::nullopt;
}

// Without the time of day: "25.05.2020 00:00", "2026-11-22T10:00:00Z".
std::string_view without_time(std::string_view text) {
    auto colon = text.find(':');
    if (colon == text.npos) return text;
    auto space = text.find_last_of(" T", colon);
    return space == text.npos ? std::string_view{} : text.substr(0, space);
}

Parts parts_of(std::string_view text) {
    Parts parts;
    bool open = false;
    for (char letter : text) {
        if (std::string_view{" .-/,"}.find(letter) != std::string_view::npos) {
            if (parts.words.size() == 1 && !parts.mark) parts.mark = letter;
            open = false;
            continue;
        }
        if (!open) parts.words.emplace_back();
        open = true;
        parts.words.back() += letter;
    }
    return parts;
}

int value_of_number(std::string_view word) {
    int value = -1;
    if (word.size() <= 4) std::from_chars(word.data(), word.data() + word.size(), value);
    return value;
}

std::optional<Date> real_day(int year, int month, int day) {
    if (year < 1000 || month < 1 || day < 1) return std::nullopt;
    auto date = std::chrono::year{year} / month / day;
    if (!date.ok()) return std::nullopt;
    return Date{std::chrono::sys_days{date}};
}

int year_of(const std::string& word) {
    int value = value_of_number(word);
    if (word.size() == 2) return value < 70 ? 2000 + value : 1900 + value;
    return word.size() == 4 ? value : -1;
}

std::optional<Date> day_with_named_month(const std::vector<std::string>& words) {
    for (std::size_t at : {1u, 0u}) { // 22 Feb 2000, Feb 22 2000
        auto month = month_named(words[at]);
        if (!month) continue;
        const std::string& day = words[1 - at];
        if (!is_number(day) || day.size() > 2 || !is_number(words[2])) return std::nullopt;
        return real_day(year_of(words[2]), static_cast<int>(*month), value_of_number(day));
    }
    return std::nullopt;
}

// Both readings of two numbers before a year, as far as they are real days.
struct Readings {
    std::optional<Date> day_first, month_first;
};

bool can_be_read_both_ways(const Parts& parts) {
    return parts.words.size() == 3 && parts.mark != '.' && parts.words[0].size() <= 2 &&
           parts.words[1].size() <= 2 && is_number(parts.words[0]) && is_number(parts.words[1]) &&
           is_number(parts.words[2]);
}

Readings readings_of(const std::vector<std::string>& words) {
    int first = value_of_number(words[0]), second = value_of_number(words[1]), year = year_of(words[2]);
    return {real_day(year, second, first), real_day(year, first, second)};
}

} // namespace

std::optional<DateOrder> date_order_of(const std::vector<std::string_view>& column) {
    std::size_t day_first = 0, month_first = 0;
    for (auto cell : column) {
        auto parts = parts_of(without_time(tidy(cell)));
        if (!can_be_read_both_ways(parts)) continue;
        auto readings = readings_of(parts.words);
        if (readings.day_first && !readings.month_first) ++day_first;
        if (readings.month_first && !readings.day_first) ++month_first;
    }
    if (day_first > 9 * month_first) return DateOrder::day_first;
    if (month_first > 9 * day_first) return DateOrder::month_first;
    return std::nullopt;
}

std::optional<Date> date_of(std::string_view cell, DateOrder order) {
    std::string text = tidy(cell);
    auto parts = parts_of(without_time(text));
    auto& words = parts.words;
    if (words.size() == 1 && words[0].size() == 8 && is_number(words[0]))
        return Date::parse(words[0].substr(0, 4) + "-" + words[0].substr(4, 2) + "-" + words[0].substr(6));
    if (words.size() != 3) return std::nullopt;
    bool numbers = is_number(words[0]) && is_number(words[1]) && is_number(words[2]);
    if (!numbers) return day_with_named_month(words);
    if (words[0].size() == 4 && words[1].size() <= 2 && words[2].size() <= 2)
        return real_day(value_of_number(words[0]), value_of_number(words[1]), value_of_number(words[2]));
    if (words[0].size() > 2 || words[1].size() > 2) return std::nullopt;
    auto readings = readings_of(words);
    if (parts.mark == '.') return readings.day_first;
    auto& wanted = order == DateOrder::day_first ? readings.day_first : readings.month_first;
    return wanted ? wanted : order == DateOrder::day_first ? readings.month_first : readings.day_first;
}

std::optional<Date> date_of_serial(double number) {
    constexpr double first = 1, day_of_2200 = 109575, missing_leap_day = 60;
    if (!(number >= first) || number >= day_of_2200) return std::nullopt;
    // The programs believe in 29 February 1900, number 60; days before it are counted from one day later.
    int days = static_cast<int>(std::floor(number));
    return Date::of(1899, 12, number < missing_leap_day ? 31 : 30).plus_days(days);
}

} // namespace tables
