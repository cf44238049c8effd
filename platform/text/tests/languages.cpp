// Languages are named in the reader's words.
#include "platform/text/languages.hpp"

#include <doctest/doctest.h>

using text::Language;

TEST_CASE("A language is named in the reader's language, and what is no language has no name") {
    CHECK(text::language_name("et", Language::sv) == "Estniska");
    CHECK(text::language_name("et", Language::en) == "Estonian");
    CHECK(text::language_name("ru", Language::sv) == "Ryska");
    CHECK(text::language_name("no", Language::sv) == "Norska");
    for (const char* no_language : {"", "x", "xx", "qq", "EN", "e1", "english"})
        CHECK(text::language_name(no_language, Language::sv).empty());
}

TEST_CASE("A country's names are likely in its most common language") {
    CHECK(text::language_of_country("SE") == "sv");
    CHECK(text::language_of_country("EE") == "et");
    CHECK(text::language_of_country("NO") == "no");
    CHECK(text::language_of_country("JP") == "ja");
    CHECK(text::language_of_country("") == "");
    CHECK(text::language_of_country("Sverige") == "");
}
