// Percent coding, UTF-8 and cookies. No library: each is a dozen lines and fuzzed (fuzz/).
#include "platform/http/encoding.hpp"

#include "platform/basics/ascii.hpp"

#include <algorithm>

namespace http {

namespace {

constexpr bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
using ascii::small;

constexpr int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (small(c) >= 'a' && small(c) <= 'f') return small(c) - 'a' + 10;
    return -1;
}

// Length of the UTF-8 sequence at the start of text, or 0. Table 3-7 of the Unicode standard.
std::size_t sequence_at(std::string_view text) {
    auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    unsigned first = byte(0);
    if (first < 0x80) return first == 0 ? 0 : 1;
    if (first < 0xC2 || first > 0xF4 || !follows(1)) return 0;
    if (first < 0xE0) return 2;
    if (first < 0xF0) {
        bool overlong = first == 0xE0 && byte(1) < 0xA0, surrogate = first == 0xED && byte(1) > 0x9F;
        return follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    bool overlong = first == 0xF0 && byte(1) < 0x90, too_large = first == 0xF4 && byte(1) > 0x8F;
    return follows(2) && follows(3) && !overlong && !too_large ? 4 : 0;
}

} // namespace

std::string encode(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (char c : text) {
        if (is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            out += c;
            continue;
        }
        auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

std::optional<std::string> decode(std::string_view text, Plus plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' && plus == Plus::is_space ? ' ' : text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

bool is_text(std::string_view text) {
    while (!text.empty()) {
        auto length = sequence_at(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return small(x) == small(y); });
}

std::string_view trimmed(std::string_view text) {
    auto start = text.find_first_not_of(" \t");
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find_last_not_of(" \t") - start + 1);
}

std::string_view take_until(std::string_view& text, char mark) {
    auto end = std::min(text.find(mark), text.size());
    auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

std::string_view cookie_of(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        auto value = trimmed(take_until(header, ';'));
        if (trimmed(take_until(value, '=')) != name) continue;
        value = trimmed(value);
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        return value;
    }
    return {};
}

std::string one_line(std::string_view value) {
    std::string out{value};
    std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    return out;
}

std::string set_cookie(const Cookie& cookie) {
    std::string out = cookie.name + "=" + one_line(cookie.value) + "; Path=/";
    if (cookie.seconds != 0) out += "; Max-Age=" + std::to_string(std::max(cookie.seconds, 0L));
    out += cookie.same_site == SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax";
    if (cookie.secure) out += "; Secure";
    if (!cookie.for_scripts) out += "; HttpOnly";
    return out;
}

} // namespace http
