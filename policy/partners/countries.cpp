// Reads the table of countries that is built into the program, once, and finds countries by any of their
// names.
#include "policy/partners/countries.hpp"

#include "platform/text/folding.hpp"
#include "policy/partners/data/countries_tsv.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace partners {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

Country country_in(const std::vector<std::string_view>& field) {
    auto yes = [&](std::size_t column) { return field[column] == "1"; };
    return {.alpha2 = field[0],
            .alpha3 = field[1],
            .numeric = field[2],
            .sv = field[3],
            .en = field[4],
            .eu = yes(5),
            .eea = yes(6),
            .efta = yes(7),
            .schengen = yes(8),
            .nordic = yes(9),
            .erasmus = yes(10),
            .data_protection = enum_named<DataProtection>(field[11]).value_or(DataProtection::third_country),
            .variants = field[12]};
}

// "U.S.A." and "USA" become the same, "Korea, South" loses its comma.
std::string country_key_of(std::string_view text) {
    std::string without_points;
    for (char c : text)
        if (c != '.' && c != '\'') without_points += c;
    return text::fold(without_points);
}

using Rows = std::vector<Country>;
using ByKey = std::unordered_map<std::string, std::string_view>;

Rows read_rows() {
    Rows rows;
    for (std::string_view line : split(countries_tsv(), '\n')) {
        auto fields = split(line, '\t');
        if (fields.size() == 13 && fields[0] != "alpha2") rows.push_back(country_in(fields));
    }
    return rows;
}

// Part of the program like a constexpr table, only too large to be written as one.
const Rows& country_table() {
    static const Rows read = read_rows();
    return read;
}

ByKey read_names() {
    ByKey by_key;
    // Codes and the two names first: where a variant of one country is the name of another, the name wins.
    for (const Country& country : country_table())
        for (std::string_view name : {country.alpha2, country.alpha3, country.sv, country.en})
            by_key.emplace(country_key_of(name), country.alpha2);
    for (const Country& country : country_table())
        for (std::string_view name : split(country.variants, '|'))
            if (!name.empty()) by_key.emplace(country_key_of(name), country.alpha2);
    return by_key;
}

// Apart from the table, because names in other scripts take ICU some 80 ms to put into Latin letters.
const ByKey& country_names() {
    static const ByKey read = read_names();
    return read;
}

} // namespace

std::span<const Country> countries() { return country_table(); }

const Country* find_country(std::string_view alpha2) {
    const auto& rows = country_table();
    auto found =
        std::lower_bound(rows.begin(), rows.end(), alpha2,
                         [](const Country& country, std::string_view code) { return country.alpha2 < code; });
    return found != rows.end() && found->alpha2 == alpha2 ? &*found : nullptr;
}

std::optional<std::string> country_of(std::string_view text) {
    if (text.empty()) return std::nullopt;
    if (find_country(text)) return std::string{text}; // nearly all registers write the code
    std::string key = country_key_of(text);
    if (key.starts_with("the ")) key.erase(0, 4);
    auto found = country_names().find(key);
    if (found == country_names().end()) return std::nullopt;
    return std::string{found->second};
}

std::string_view country_name(std::string_view alpha2, text::Language language) {
    const Country* country = find_country(alpha2);
    if (country == nullptr) return alpha2;
    return language == text::Language::sv ? country->sv : country->en;
}

std::string place_in_words(std::string_view city, std::string_view alpha2, text::Language language) {
    std::string place{city}, country{country_name(alpha2, language)};
    return place + (place.empty() || country.empty() ? "" : ", ") + country;
}

} // namespace partners
