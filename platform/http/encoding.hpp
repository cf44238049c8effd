// How text travels in addresses and headers: percent coding, UTF-8, small words, cookies.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace http {

// For a part of a path or a value of a query: everything but letters, digits and -._~ becomes %XX.
std::string encode(std::string_view text);

enum class Plus { is_plus, is_space }; // '+' means a space in forms and queries, not in paths

// Nothing when a percent sign is not followed by two hex digits.
std::optional<std::string> decode(std::string_view text, Plus plus);

// Well-formed UTF-8 (no overlong forms, no surrogates) without NUL, which PostgreSQL cannot store.
bool is_text(std::string_view text);

// ASCII without regard to case: "Keep-Alive" is "keep-alive".
bool same_word(std::string_view a, std::string_view b);
std::string_view trimmed(std::string_view text);

// The part before the mark; `text` becomes what follows it (or empty).
std::string_view take_until(std::string_view& text, char mark);

// The value of that name in a Cookie header, or "".
std::string_view cookie_of(std::string_view header, std::string_view name);

// A header line's value cannot break out of its line: control characters are left out.
std::string one_line(std::string_view value);

enum class SameSite { lax, strict };
struct Cookie {
    std::string name;
    std::string value; // of a-z A-Z 0-9 and -._~ ; encode() anything else
    long seconds = 0;  // 0: until the browser closes; negative: forget it now
    SameSite same_site = SameSite::lax;
    bool secure = true;       // false only where people use plain http on purpose
    bool for_scripts = false; // true: JavaScript may read it
};
// The value of a Set-Cookie header.
std::string set_cookie(const Cookie& cookie);

} // namespace http
