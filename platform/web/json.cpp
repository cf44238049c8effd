// Escapes of JSON texts (RFC 8259, section 7).
#include "platform/web/json.hpp"

namespace web {
namespace {

constexpr std::array<bool, 256> plain = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 256; ++c) table[c] = c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
    return table;
}();

void append_escape(std::string& out, unsigned char c) {
    constexpr char hex[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    }
    out += "\\u00";
    out += hex[c >> 4];
    out += hex[c & 15];
}

} // namespace

void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto c = static_cast<unsigned char>(text[i]);
        if (plain[c]) continue;
        out.append(text, from, i - from);
        append_escape(out, c);
        from = i + 1;
    }
    out.append(text, from);
    out += '"';
}

} // namespace web
