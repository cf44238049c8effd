// What ICU knows of a letter, in our words.
#include "platform/text/invisible.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace text {
namespace {

constexpr UChar32 braille_blank = 0x2800;    // drawn as an empty space, though Unicode calls it a sign
constexpr UChar32 zero_width_space = 0x200B; // parts words in the scripts that write no spaces
constexpr UChar32 first_tag = 0xE0000, last_tag = 0xE007F; // a hidden alphabet, which only machines read

bool turns_around(UChar32 letter) {
    switch (u_charDirection(letter)) {
    case U_LEFT_TO_RIGHT_EMBEDDING:
    case U_LEFT_TO_RIGHT_OVERRIDE:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_POP_DIRECTIONAL_FORMAT:
    case U_FIRST_STRONG_ISOLATE:
    case U_LEFT_TO_RIGHT_ISOLATE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_POP_DIRECTIONAL_ISOLATE:
        return true;
    default:
        return false; // the other directions are those of letters that are read
    }
}

Sight sight_of(UChar32 letter) {
    if (letter < 0) return Sight::broken;
    if (letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r') return Sight::blank;
    if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0)) return Sight::steering;
    if (letter < 0x7F) return Sight::seen;
    if (turns_around(letter)) return Sight::steering;
    if (letter >= first_tag && letter <= last_tag) return Sight::mark;
    if (u_hasBinaryProperty(letter, UCHAR_BIDI_CONTROL)) return Sight::mark;
    if (u_isUWhiteSpace(letter) || letter == braille_blank || letter == zero_width_space) return Sight::blank;
    return u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ? Sight::nothing : Sight::seen;
}

} // namespace

Letter letter_at(std::string_view text) {
    const auto* octets = reinterpret_cast<const std::uint8_t*>(text.data());
    auto length = static_cast<std::int32_t>(text.substr(0, U8_MAX_LENGTH).size());
    std::int32_t end = 0;
    UChar32 letter = 0;
    U8_NEXT(octets, end, length, letter);
    return {static_cast<std::size_t>(end), sight_of(letter)};
}

bool shows_nothing(std::string_view text) {
    while (!text.empty()) {
        auto [bytes, sight] = letter_at(text);
        if (sight != Sight::blank && sight != Sight::nothing && sight != Sight::mark) return false;
        text.remove_prefix(bytes);
    }
    return true;
}

std::size_t letters_in(std::string_view text) {
    std::size_t letters = 0;
    for (; !text.empty(); ++letters) text.remove_prefix(letter_at(text).bytes);
    return letters;
}

std::optional<std::string> as_kept(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    while (!text.empty()) {
        auto [bytes, sight] = letter_at(text);
        if (sight == Sight::broken || sight == Sight::steering) return std::nullopt;
        if (sight != Sight::mark && text.front() != '\r') kept.append(text.substr(0, bytes));
        text.remove_prefix(bytes);
    }
    return kept;
}

} // namespace text
