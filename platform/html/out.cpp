// Escaping: long clean stretches are copied whole, the few dangerous characters looked up in a table.
#include "platform/html/out.hpp"

#include "platform/basics/ascii.hpp"

#include <array>

namespace html {
namespace {

constexpr std::array<std::string_view, 256> escapes = [] {
    std::array<std::string_view, 256> table{};
    table['&'] = "&amp;";
    table['<'] = "&lt;";
    table['>'] = "&gt;";
    table['"'] = "&#34;";
    table['\''] = "&#39;";
    return table;
}();

constexpr std::array<bool, 256> dangerous = [] {
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < 256; ++i) table[i] = !escapes[i].empty();
    return table;
}();

constexpr std::array<bool, 256> stands_in_address = [] {
    std::array<bool, 256> table{};
    for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (char c : {'-', '.', '_', '~'}) table[static_cast<std::size_t>(c)] = true;
    return table;
}();

} // namespace

void append_escaped(std::string& out, std::string_view text) {
    const char* clean = text.data();
    const char* end = clean + text.size();
    for (const char* at = clean; at != end; ++at) {
        auto byte = static_cast<unsigned char>(*at);
        if (!dangerous[byte]) continue;
        out.append(clean, at);
        out.append(escapes[byte]);
        clean = at + 1;
    }
    out.append(clean, end);
}

void append_percent_encoded(std::string& out, std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (stands_in_address[byte])
            out += c;
        else
            out.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
}

std::string escaped(std::string_view text) {
    std::string out;
    append_escaped(out, text);
    return out;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    append_percent_encoded(out, text);
    return out;
}

bool is_followable(std::string_view address) {
    // Browsers drop blanks and control characters before and within a scheme ("java\tscript:"), so we refuse
    // them.
    for (char c : address)
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f) return false;
    auto end = address.find_first_of(":/?#\\");
    if (end == std::string_view::npos || address[end] != ':') return true;
    std::string scheme;
    for (char c : address.substr(0, end)) scheme += ascii::small(c);
    return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

void Out::address_text(std::string_view address) {
    append_escaped(text_, is_followable(address) ? address : "#");
}

} // namespace html
