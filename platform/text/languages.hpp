// Names of languages in the reader's words, and which language a country's names are likely in (ICU, CLDR).
#pragma once

#include "platform/text/words.hpp"

#include <string>
#include <string_view>

namespace text {

// "et" → "Estniska", "Estonian"; "" when there is no such language. With a capital, as it stands in a list.
std::string language_name(std::string_view code, Language reader);
inline bool is_language(std::string_view code) { return !language_name(code, Language::en).empty(); }

// ISO 639-1 by ISO 3166 alpha-2: "EE" → "et". "" when it is not known.
std::string language_of_country(std::string_view alpha2);

} // namespace text
