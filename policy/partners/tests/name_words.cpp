// The words of names as they are compared, the places they name, and the distance between two spellings.
#include "policy/partners/name_words.hpp"
#include "policy/partners/edit_distance.hpp"
#include "policy/partners/places.hpp"

#include <doctest/doctest.h>

using namespace partners;

namespace {

std::string words(std::string_view text) {
    std::string joined;
    for (const NameWord& word : name_words(text)) joined += (joined.empty() ? "" : " ") + word.text;
    return joined;
}

std::string countries_in(std::string_view text) {
    auto list = name_words(text);
    std::string joined;
    for (const PlaceMention& place : places_in(list))
        joined += (joined.empty() ? "" : " ") + std::string{place.country};
    return joined;
}

} // namespace

TEST_CASE("Words: one spelling for languages and abbreviations, little words left out") {
    CHECK(words("Università degli Studi di Milano") == "university studies milan");
    CHECK(words("Universität zu Köln") == words("University of Cologne"));
    CHECK(words("Kungliga Tekniska högskolan") == "royal technical higher");
    CHECK(words("Washington Univ. in St. Louis") == "washington university saint louis");
    CHECK(words("U. of Illinois") == "university illinois");
}

TEST_CASE("Words: apostrophes, initials and words that lost their space") {
    CHECK(words("Xi’an Jiaotong") == "xian jiaotong");
    CHECK(words("Università dell'Aquila") == "university aquila");
    CHECK(words("U.S. Geological Survey") == "us geological survey");
    CHECK(words("1University of LausanneLausanne1015Switzerland") ==
          "1 university lausanne lausanne 1015 switzerland");
    CHECK(words("McMaster") == "mcmaster");
}

TEST_CASE("Words: parts between commas, and capitals unless everything is in capitals") {
    auto list = name_words("NIPER, Punjab (India)");
    REQUIRE(list.size() == 3);
    CHECK(list[0].capitals);
    CHECK_FALSE(list[1].capitals);
    CHECK(list[0].segment < list[1].segment);
    CHECK(list[1].segment < list[2].segment);
    for (const NameWord& word : name_words("GRUMMAN AEROSPACE CORP BETHPAGE")) CHECK_FALSE(word.capitals);
}

TEST_CASE("Places: countries, states and codes in capitals") {
    CHECK(countries_in("Kyoto, Japan") == "JP");
    CHECK(countries_in("Boston, MA 02139") == "US");
    CHECK(countries_in("ma bella") == "");
    CHECK(countries_in("Vancouver, British Columbia") == "CA");
    CHECK(countries_in("Peking, People's Republic of China") == "CN");
    CHECK(countries_in("Seoul, Republic of Korea") == "KR");
    CHECK(countries_in("Uppsala") == "");
}

TEST_CASE("Edit distance: changes, additions, omissions and swaps, counted up to a limit") {
    CHECK(edit_distance("karolinska", "karolinska", 2) == 0);
    CHECK(edit_distance("karolinska", "karolinksa", 2) == 1);
    CHECK(edit_distance("kyushu", "kyusyu", 2) == 1);
    CHECK(edit_distance("bahauddin", "bahuddian", 3) == 2);
    CHECK(edit_distance("abc", "xyz", 2) == 3);
    CHECK(edit_distance("", "ab", 2) == 2);
    CHECK(edit_distance(std::string(500, 'a'), std::string(500, 'b'), 2) == 3);
}
