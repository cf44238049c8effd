// Folding by Unicode's own tables (ICU); text in ASCII, which is most of it, takes a short way past them.
#include "policy/partners/folding.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace partners {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

void append(std::string& text, UChar32 letter) {
    char bytes[4];
    int length = 0;
    UBool failed = false;
    U8_APPEND(bytes, length, 4, letter, failed);
    if (!failed) text.append(bytes, static_cast<std::size_t>(length));
}

// Letters that have no base letter in Unicode's decompositions, and signs that people write in several ways.
void append_base(std::string& text, UChar32 letter) {
    switch (letter) {
    case 0xDF:
        text += "ss";
        return;
    case 0xE6:
        text += "ae";
        return;
    case 0x153:
        text += "oe";
        return;
    case 0xFE:
        text += "th";
        return;
    case 0xF8:
        text += 'o';
        return;
    case 0xF0:
    case 0x111:
        text += 'd';
        return;
    case 0x127:
        text += 'h';
        return;
    case 0x131:
        text += 'i';
        return;
    case 0x142:
        text += 'l';
        return;
    case 0x167:
        text += 't';
        return;
    case 0x259:
        text += 'a';
        return;
    case 0x2018:
    case 0x2019:
    case 0x2BC:
    case 0x2BB:
    case 0xB4:
    case 0x60:
        text += '\'';
        return;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
        text += '-';
        return;
    default:
        append(text, letter);
    }
}

std::string folded_by_unicode(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKDInstance(status);
    std::string decomposed;
    icu::StringByteSink<std::string> sink(&decomposed);
    normalizer->normalizeUTF8(0, icu::StringPiece{text.data(), static_cast<int32_t>(text.size())}, sink,
                              nullptr, status);
    std::string result;
    result.reserve(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(decomposed.data());
    auto length = static_cast<int32_t>(decomposed.size());
    for (int32_t at = 0; at < length;) {
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(bytes, at, length, letter);
        if (u_charType(letter) == U_NON_SPACING_MARK) continue;
        append_base(result, u_foldCase(letter, U_FOLD_CASE_DEFAULT));
    }
    return result;
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
        return whole && value > 0 && value < 0x110000 ? std::optional{static_cast<char32_t>(value)}
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
        append(result, static_cast<UChar32>(*character));
        at = end;
    }
    return result;
}

// A tag begins with a letter or a slash; "p < 0.05" is left alone.
std::string without_tags(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool opens = text[at] == '<' && at + 1 < text.size() &&
                     (text[at + 1] == '/' || (small(text[at + 1]) >= 'a' && small(text[at + 1]) <= 'z'));
        auto end = opens ? text.substr(0, at + 80).find('>', at) : std::string_view::npos;
        if (end == std::string_view::npos)
            result += text[at];
        else
            at = end;
    }
    return result;
}

} // namespace

std::string folded(std::string_view text) {
    std::string result{text};
    for (char& c : result) {
        if (static_cast<unsigned char>(c) >= 0x80) return folded_by_unicode(text);
        c = c == '`' ? '\'' : small(c);
    }
    return result;
}

std::string without_markup(std::string_view text) {
    std::string result{text};
    for (int times = 0; times < 2 && result.find('&') != std::string::npos; ++times)
        result = with_entities_read(result);
    return result.find('<') == std::string::npos ? result : without_tags(result);
}

} // namespace partners
