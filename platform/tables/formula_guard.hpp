// Spreadsheet programs run cells of a CSV file that begin with = + - @ as formulas, also when a stranger
// typed them, and some of them the full-width ＝ ＋ － ＠ too. Such a cell is written with an apostrophe
// before it, and loses it again when it is read.
#pragma once

#include <string>
#include <string_view>

namespace tables {

inline bool is_plain_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789.,") == text.npos;
}

// Would be run, once the apostrophes before it are gone.
inline bool runs_as_formula(std::string_view text) {
    auto first = text.find_first_not_of('\'');
    if (first == text.npos) return false;
    text.remove_prefix(first);
    for (std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
        if (text.starts_with(wide)) return text.size() > wide.size();
    if (text.size() == 1) return false; // a dash for "nothing" is only a dash
    return std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos &&
           !is_plain_number(text);
}

inline std::string with_formula_guard(std::string_view text) {
    return runs_as_formula(text) ? "'" + std::string{text} : std::string{text};
}

inline std::string without_formula_guard(std::string_view text) {
    if (text.starts_with('\'') && runs_as_formula(text)) text.remove_prefix(1);
    return std::string{text};
}

} // namespace tables
