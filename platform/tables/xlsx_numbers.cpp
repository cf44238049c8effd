// From a workbook's number and style to the text that a person sees there.
#include "platform/tables/xlsx_numbers.hpp"

#include "platform/basics/ascii.hpp"
#include "platform/basics/clock.hpp"
#include "platform/tables/cells.hpp"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace tables {

namespace {

std::optional<double> real_of(std::string_view text) {
    double value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string shortest(double value) {
    char text[40];
    constexpr double exactly_whole = 1e15;
    auto end = std::fabs(value) < exactly_whole && value == std::trunc(value)
                   ? std::to_chars(text, text + sizeof text, static_cast<std::int64_t>(value)).ptr
                   : std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

std::string clock_text(int seconds_of_day) {
    char text[24];
    int hours = seconds_of_day / 3600, minutes = seconds_of_day / 60 % 60, seconds = seconds_of_day % 60;
    if (seconds)
        std::snprintf(text, sizeof text, "%02d:%02d:%02d", hours, minutes, seconds);
    else
        std::snprintf(text, sizeof text, "%02d:%02d", hours, minutes);
    return text;
}

// What a code says once quoted text, escaped letters and [..] are gone; [h], [mm], [ss] count elapsed time.
struct BareCode {
    std::string letters;
    bool elapsed = false;
};

BareCode bare(std::string_view code) {
    BareCode result;
    code = code.substr(0, code.find(';')); // the part for positive numbers
    for (std::size_t i = 0; i < code.size(); ++i) {
        char letter = code[i];
        if (letter == '\\' || letter == '_' || letter == '*') {
            ++i;
        } else if (letter == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (letter == '[') {
            auto close = std::min(code.find(']', i), code.size());
            auto inner = code.substr(i + 1, close - i - 1);
            if (!inner.empty() && inner.find_first_not_of("hHmMsS") == inner.npos) result.elapsed = true;
            i = close;
        } else {
            result.letters += ascii::small(letter);
        }
    }
    return result;
}

} // namespace

NumberStyle style_of_code(std::string_view code) {
    auto [letters, elapsed] = bare(code);
    if (elapsed || letters == "general") return NumberStyle::plain;
    bool day = letters.find('d') != letters.npos || letters.find('y') != letters.npos;
    bool hour = letters.find('h') != letters.npos || letters.find('s') != letters.npos;
    bool month = letters.find('m') != letters.npos;
    if (day || (month && !hour)) return hour ? NumberStyle::date_and_time : NumberStyle::date;
    return hour ? NumberStyle::time : NumberStyle::plain;
}

NumberStyle style_of_builtin(int number) {
    if ((number >= 14 && number <= 17) || (number >= 27 && number <= 31) || (number >= 50 && number <= 58) ||
        number == 36)
        return NumberStyle::date;
    if (number == 22) return NumberStyle::date_and_time;
    if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35) || number == 45 || number == 47)
        return NumberStyle::time;
    return NumberStyle::plain;
}

std::string text_of_number(std::string_view written, NumberStyle style, Epoch epoch) {
    auto value = real_of(written);
    if (!value) return std::string{written};
    if (style == NumberStyle::plain) return shortest(*value);
    constexpr double days_from_1900_to_1904 = 1462;
    if (epoch == Epoch::year_1904) *value += days_from_1900_to_1904;
    auto day = date_of_serial(*value);
    int seconds = static_cast<int>(std::lround((*value - std::floor(*value)) * 86400.0)) % 86400;
    if (style == NumberStyle::time && *value >= 0 && *value < 1) return clock_text(seconds);
    if (!day) return shortest(*value);
    if (style == NumberStyle::date || seconds == 0) return day->iso();
    return day->iso() + " " + clock_text(seconds);
}

} // namespace tables
