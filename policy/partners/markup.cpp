// Reads entities and removes tags; knows the named entities that occur in names.
#include "policy/partners/markup.hpp"

#include "platform/basics/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace partners {
namespace {

void append(std::string& text, char32_t letter) {
    auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((letter >> shift) & 0x3F)); };
    if (letter < 0x80) {
        text += static_cast<char>(letter);
    } else if (letter < 0x800) {
        text += static_cast<char>(0xC0 | (letter >> 6));
        tail(0);
    } else if (letter < 0x10000) {
        text += static_cast<char>(0xE0 | (letter >> 12));
        tail(6), tail(0);
    } else {
        text += static_cast<char>(0xF0 | (letter >> 18));
        tail(12), tail(6), tail(0);
    }
}

constexpr std::pair<std::string_view, char32_t> named_entities[] = {
    {"amp", '&'},     {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
    {"nbsp", ' '},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"rsquo", 0x2019}, {"lsquo", 0x2018},
    {"eacute", 0xE9}, {"egrave", 0xE8},  {"agrave", 0xE0},  {"aacute", 0xE1},  {"iacute", 0xED},
    {"oacute", 0xF3}, {"uacute", 0xFA},  {"ntilde", 0xF1},  {"ccedil", 0xE7},  {"auml", 0xE4},
    {"ouml", 0xF6},   {"uuml", 0xFC},    {"aring", 0xE5},   {"oslash", 0xF8},  {"szlig", 0xDF},
    {"atilde", 0xE3}, {"otilde", 0xF5},  {"acirc", 0xE2},   {"ecirc", 0xEA},   {"ocirc", 0xF4},
    {"Eacute", 0xC9}, {"Ouml", 0xD6},    {"Auml", 0xC4},    {"Uuml", 0xDC},    {"Aring", 0xC5},
    {"Ccedil", 0xC7}};

// The character that the entity between & and ; stands for.
std::optional<char32_t> entity(std::string_view name) {
    if (name.starts_with('#')) {
        bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        auto digits = name.substr(hexadecimal ? 2 : 1);
        std::uint32_t value = 0;
        auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
        bool whole = error == std::errc{} && end == digits.data() + digits.size();
        return whole && value > 0 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF)
                   ? std::optional{static_cast<char32_t>(value)}
                   : std::nullopt;
    }
    for (const auto& [known, character] : named_entities)
        if (known == name) return character;
    return std::nullopt;
}

std::string with_entities_read(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto end = text[at] == '&' ? text.substr(0, at + 12).find(';', at) : std::string_view::npos;
        auto character =
            end == std::string_view::npos ? std::nullopt : entity(text.substr(at + 1, end - at - 1));
        if (!character) {
            result += text[at];
            continue;
        }
        append(result, *character);
        at = end;
    }
    return result;
}

// A tag begins with a letter or a slash; "p < 0.05" is left alone.
std::string without_tags(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool opens = text[at] == '<' && at + 1 < text.size() &&
                     (text[at + 1] == '/' || ascii::is_letter(text[at + 1]));
        auto end = opens ? text.substr(0, at + 80).find('>', at) : std::string_view::npos;
        if (end == std::string_view::npos)
            result += text[at];
        else
            at = end;
    }
    return result;
}

} // namespace

std::string without_markup(std::string_view text) {
    std::string result{text};
    for (int times = 0; times < 2 && result.find('&') != std::string::npos; ++times)
        result = with_entities_read(result);
    return result.find('<') == std::string::npos ? result : without_tags(result);
}

} // namespace partners
