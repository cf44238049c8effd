// Texts made alike for searching: small letters, no accents, no punctuation, Latin letters whatever the
// script.
#pragma once

#include <string>
#include <string_view>

namespace text {

// Base letters only: "Åbo  Akademi–Turku" → "abo akademi turku", "Łódź" → "lodz", "Московский" →
// "moskovskij".
std::string fold(std::string_view text);
// The same, but å ä ö stay the letters they are in Swedish: "Åbo" → "åbo".
std::string fold_swedish(std::string_view text);

} // namespace text
