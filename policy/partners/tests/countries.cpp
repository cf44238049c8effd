// Countries by any of their names, and how they are shown.
#include "policy/partners/countries.hpp"
#include "policy/partners/markup.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using partners::country_of;

TEST_CASE("Countries are found by code, by Swedish and English name and by the ways registers write them") {
    const std::pair<std::string_view, std::string_view> written[] = {{"SE", "SE"},
                                                                     {"swe", "SE"},
                                                                     {"Sverige", "SE"},
                                                                     {"SWEDEN", "SE"},
                                                                     {"USA", "US"},
                                                                     {"U.S.A.", "US"},
                                                                     {"United States", "US"},
                                                                     {"the United States of America", "US"},
                                                                     {"UK", "GB"},
                                                                     {"England", "GB"},
                                                                     {"KOREA", "KR"},
                                                                     {"Korea, Republic of", "KR"},
                                                                     {"CZECH", "CZ"},
                                                                     {"Czechia", "CZ"},
                                                                     {"Tjeckien", "CZ"},
                                                                     {"P.R. China", "CN"},
                                                                     {"EL", "GR"},
                                                                     {"Ελλάδα", "GR"},
                                                                     {"Türkiye", "TR"},
                                                                     {"TURKEY", "TR"},
                                                                     {"Viet Nam", "VN"},
                                                                     {"Côte d'Ivoire", "CI"},
                                                                     {"Åland Islands", "AX"},
                                                                     {"The Netherlands", "NL"}};
    for (const auto& [text, code] : written) {
        CAPTURE(text);
        CHECK(country_of(text) == code);
    }
}

TEST_CASE("Countries are found by the Polish names of a real agreement register") {
    const std::pair<std::string_view, std::string_view> written[] = {
        {"Austria", "AT"},   {"Belgia", "BE"},   {"Bułgaria", "BG"},   {"Chorwacja", "HR"}, {"Czechy", "CZ"},
        {"Dania", "DK"},     {"Estonia", "EE"},  {"Finlandia", "FI"},  {"Francja", "FR"},   {"Grecja", "GR"},
        {"Hiszpania", "ES"}, {"Holandia", "NL"}, {"Irlandia", "IE"},   {"Islandia", "IS"},  {"Litwa", "LT"},
        {"Niemcy", "DE"},    {"Norwagia", "NO"}, {"Portugalia", "PT"}, {"Rumunia", "RO"},   {"Serbia", "RS"},
        {"Szwecja", "SE"},   {"Słowacja", "SK"}, {"Słowenia", "SI"},   {"Turcja", "TR"},    {"Węgry", "HU"},
        {"Włochy", "IT"},    {"Łotwa", "LV"}};
    for (const auto& [text, code] : written) {
        CAPTURE(text);
        CHECK(country_of(text) == code);
    }
}

TEST_CASE("What is no country is none") {
    CHECK_FALSE(country_of(""));
    CHECK_FALSE(country_of("Atlantis"));
    CHECK_FALSE(country_of("Stockholm"));
}

TEST_CASE("Countries are shown in the reader's language, and know what they belong to") {
    CHECK(partners::country_name("SE", text::Language::sv) == "Sverige");
    CHECK(partners::country_name("SE", text::Language::en) == "Sweden");
    CHECK(partners::country_name("ZZ", text::Language::en) == "ZZ");
    const auto* norway = partners::find_country("NO");
    REQUIRE(norway != nullptr);
    CHECK_FALSE(norway->eu);
    CHECK(norway->eea);
    CHECK(norway->nordic);
    CHECK(norway->data_protection == partners::DataProtection::eea);
    CHECK(partners::find_country("JP")->data_protection == partners::DataProtection::adequacy);
}

TEST_CASE("The table is whole: sorted by code, every code and name leads to its own country") {
    auto all = partners::countries();
    CHECK(all.size() == 250);
    CHECK(std::is_sorted(all.begin(), all.end(),
                         [](const auto& a, const auto& b) { return a.alpha2 < b.alpha2; }));
    for (const auto& country : all) {
        CAPTURE(country.alpha2);
        CHECK(country_of(country.alpha2) == country.alpha2);
        CHECK(country_of(country.alpha3) == country.alpha2);
        CHECK(country_of(country.sv) == country.alpha2);
        CHECK(country_of(country.en) == country.alpha2);
    }
    CHECK(std::count_if(all.begin(), all.end(), [](const auto& c) { return c.eu; }) == 27);
    CHECK(std::count_if(all.begin(), all.end(), [](const auto& c) { return c.eea; }) == 30);
}

TEST_CASE("Entities and tags are read, also when written twice") {
    CHECK(partners::without_markup("Aerospace &#x0026; Industry") == "Aerospace & Industry");
    CHECK(partners::without_markup("A &amp;amp; B &amp;#233;") == "A & B é");
    CHECK(partners::without_markup("<i>In</i> vivo p < 0.05 AT&T") == "In vivo p < 0.05 AT&T");
}
