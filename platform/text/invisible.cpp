// Two lists of letters; why each is there is said in the header.
#include "platform/text/invisible.hpp"

#include <algorithm>
#include <array>

namespace text {
namespace {

template <std::size_t n>
std::size_t one_of(const std::array<std::string_view, n>& letters, std::string_view text) {
    auto found = std::find_if(letters.begin(), letters.end(),
                              [&](std::string_view letter) { return text.starts_with(letter); });
    return found == letters.end() ? 0 : found->size();
}

} // namespace

std::size_t steering_at(std::string_view text) {
    static constexpr std::array<std::string_view, 12> turning{"\u200e", "\u200f", "\u202a", "\u202b",
                                                              "\u202c", "\u202d", "\u202e", "\u2066",
                                                              "\u2067", "\u2068", "\u2069", "\u061c"};
    if (text.empty()) return 0;
    auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x20) return first != '\n' && first != '\t';
    if (first == 0x7F) return 1;
    if (first != 0xC2 && first != 0xD8 && first != 0xE2) return 0; // as good as every letter of a file
    if (first == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0) return 2;
    return one_of(turning, text);
}

std::size_t nothing_at(std::string_view text) {
    static constexpr std::array<std::string_view, 24> blanks{
        "\u00a0", "\u00ad", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
        "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a", "\u200b", "\u200c",
        "\u200d", "\u2028", "\u2029", "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff"};
    if (text.empty()) return 0;
    auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80) return first == ' ' || first == '\n' || first == '\t' || first == '\r';
    if (first != 0xC2 && (first < 0xE1 || first > 0xE3) && first != 0xEF) return 0;
    return one_of(blanks, text);
}

} // namespace text
