// Numbers and answers in cells; dates are in dates.cpp.
#include "platform/tables/cells.hpp"

#include "platform/basics/ascii.hpp"
#include "platform/tables/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tables {

namespace {

template <std::size_t count>
bool one_of(const std::array<std::string_view, count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 7> yes_words = {"true", "yes", "ja", "sant", "1", "x", "y"};
constexpr std::array<std::string_view, 7> no_words = {"false", "no", "nej", "falskt", "0", "n", "falsk"};
constexpr std::array<std::string_view, 10> nothing_words = {"",  "na", "n/a", "null", "-",
                                                            "–", "—",  "..",  "-0-",  "#n/a"};

// Groups of three behind each mark that parts thousands: "1.234.567", not "1.2.3".
bool in_groups_of_three(std::string_view digits, char mark) {
    auto first = digits.find(mark);
    if (first == digits.npos) return true;
    if (first == 0 || first > 3 || (digits.size() - first) % 4 != 0) return false;
    for (std::size_t at = first; at < digits.size(); at += 4)
        if (digits[at] != mark) return false;
    return std::count(digits.begin(), digits.end(), mark) * 4 ==
           static_cast<std::ptrdiff_t>(digits.size() - first);
}

DecimalMark guessed_mark(std::string_view digits) {
    auto comma = digits.rfind(','), point = digits.rfind('.');
    if (comma != digits.npos && point != digits.npos)
        return comma > point ? DecimalMark::comma : DecimalMark::point;
    bool many = std::count(digits.begin(), digits.end(), comma != digits.npos ? ',' : '.') > 1;
    if (comma != digits.npos) return many ? DecimalMark::point : DecimalMark::comma;
    return many ? DecimalMark::comma : DecimalMark::point;
}

} // namespace

std::optional<double> number_of(std::string_view cell, DecimalMark mark) {
    std::string digits = tidy(cell);
    for (std::string_view minus : {"\u2212", "\u2013"})
        if (digits.starts_with(minus)) digits.replace(0, minus.size(), "-");
    auto exponent = digits.find_first_of("eE");
    std::string tail = exponent == digits.npos ? "" : digits.substr(exponent);
    digits.resize(digits.size() - tail.size());
    bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+')) digits.erase(0, 1);
    if (digits.find(' ') != digits.npos) {
        auto whole = std::string_view{digits}.substr(0, digits.find_first_of(",."));
        if (!in_groups_of_three(whole, ' ')) return std::nullopt;
        std::erase(digits, ' ');
    }
    if (mark == DecimalMark::guess) mark = guessed_mark(digits);
    char decimal = mark == DecimalMark::comma ? ',' : '.', thousands = mark == DecimalMark::comma ? '.' : ',';
    if (std::count(digits.begin(), digits.end(), decimal) > 1) return std::nullopt;
    if (!in_groups_of_three(std::string_view{digits}.substr(0, digits.find(decimal)), thousands))
        return std::nullopt;
    std::erase(digits, thousands);
    std::replace(digits.begin(), digits.end(), ',', '.');
    if (digits.empty() || digits.front() == '-' || digits.find_first_of("0123456789") == digits.npos)
        return std::nullopt;
    digits += tail;
    double value = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value))
        return std::nullopt;
    return negative ? -value : value;
}

std::optional<bool> answer_of(std::string_view cell) {
    std::string word = ascii::small(tidy(cell));
    if (one_of(yes_words, word)) return true;
    if (one_of(no_words, word)) return false;
    return std::nullopt;
}

bool says_nothing(std::string_view cell) { return one_of(nothing_words, ascii::small(tidy(cell))); }

} // namespace tables
