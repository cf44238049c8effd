// The letters A to Z: words of protocols, codes and endings of files. Words that people read are folded by
// platform/text.
#pragma once

#include <string>
#include <string_view>

namespace ascii {

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_capital(c) || is_small(c); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char small(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char capital(char c) { return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c; }

inline std::string small(std::string_view text) {
    std::string result{text};
    for (char& c : result) c = small(c);
    return result;
}
inline std::string capitals(std::string_view text) {
    std::string result{text};
    for (char& c : result) c = capital(c);
    return result;
}

} // namespace ascii
