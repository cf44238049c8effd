// Countries: codes, names in Swedish and English, memberships, and how people otherwise write them
// (data/countries.tsv).
#pragma once

#include "platform/basics/enum_names.hpp"
#include "platform/text/words.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace partners {

// How personal data may go there under the GDPR.
enum class DataProtection { eea, adequacy, third_country };
constexpr EnumNames<DataProtection, 3> names_of(DataProtection) {
    return {"eea", "adequacy", "third_country"};
}

struct Country {
    std::string_view alpha2, alpha3, numeric; // ISO 3166: SE, SWE, 752
    std::string_view sv, en;
    bool eu = false, eea = false, efta = false, schengen = false, nordic = false, erasmus = false;
    DataProtection data_protection = DataProtection::third_country;
    std::string_view variants; // other ways to write it, joined by |
};

// All, by alpha-2 code.
std::span<const Country> countries();
const Country* find_country(std::string_view alpha2);

// The alpha-2 code of a name or code in any of the ways we know: "Sverige", "USA", "KOREA", "Czechy", "EL",
// "SWE".
std::optional<std::string> country_of(std::string_view text);

// Its name in the reader's language; an unknown code is shown as it is.
std::string_view country_name(std::string_view alpha2, text::Language language);
// "Lund, Sverige", or as much of it as is known.
std::string place_in_words(std::string_view city, std::string_view alpha2, text::Language language);

} // namespace partners
