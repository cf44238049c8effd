// Folding for comparison of names: small letters, base letters without marks, entities of HTML read.
#pragma once

#include <string>
#include <string_view>

namespace partners {

// "Köpenhamns Universitet" → "kobenhavns …": small letters and base letters; ø→o, æ→ae, ß→ss, ł→l. Scripts
// other than Latin keep their letters. Never fails: bytes that are not UTF-8 are replaced.
std::string folded(std::string_view text);

// "R&amp;D", "&#x0026;", and twice so written ("&amp;#233;") as the characters they stand for; <i> and other
// tags removed.
std::string without_markup(std::string_view text);

} // namespace partners
