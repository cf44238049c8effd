// The frame around every page: languages, landmarks, what is shown to whom.
#include "ui/frame.hpp"
#include "ui/icons.hpp"
#include "ui/views.hpp"
#include "ui/world_map.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

ui::Frame a_frame() {
    return {.title = "Organisationer",
            .room = "organisations",
            .target = "/organisations?q=lund",
            .entries = {{"work", "/"}, {"organisations", "/organisations"}},
            .account = ui::Account{"Maja Ek", "Internationella kansliet"},
            .csrf = "token",
            .message = std::nullopt,
            .institution = "Karolinska Institutet"};
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string drawn(const ui::Frame& page, text::Language language = text::Language::sv) {
    static const auto catalogues = text::Catalogues::built_in();
    return ui::views::frame(catalogues.in(language), page, html::Safe{"<h1>Body</h1>"}).markup;
}

} // namespace

TEST_CASE("Frame: the language switch stays on the page and keeps its question") {
    using text::Language;
    CHECK(ui::in_language("/organisations?q=lund", Language::en) == "/organisations?q=lund&lang=en");
    CHECK(ui::in_language("/organisations?lang=sv&q=lund", Language::en) == "/organisations?q=lund&lang=en");
    CHECK(ui::in_language("/?lang=sv", Language::en) == "/?lang=en");
    CHECK(ui::in_language("/", Language::sv) == "/?lang=sv");
    CHECK(has(drawn(a_frame()), R"(href="/organisations?q=lund&amp;lang=en" lang="en")"));
}

TEST_CASE("Frame: initials come from the first and the last name, whatever the letters") {
    CHECK(ui::initials_of("Maja Ek") == "ME");
    CHECK(ui::initials_of("Åsa von Öberg") == "ÅÖ");
    CHECK(ui::initials_of("Registrator") == "R");
    CHECK(ui::initials_of("Maja Ek (exempel)") == "ME");
    CHECK(ui::initials_of("") == "?");
}

TEST_CASE("Frame: it says its language, has one main and a way past the navigation") {
    auto page = drawn(a_frame(), text::Language::en);
    CHECK(has(page, R"(<html lang="en")"));
    CHECK(has(page, R"(<a class="ds-skip-link" href="#content">Skip to content</a>)"));
    CHECK(has(page, R"(<main id="content" tabindex="-1">)"));
    CHECK(has(page, "<h1>Body</h1>"));
    CHECK_FALSE(has(page, "⟦"));
}

TEST_CASE("Frame: the room one stands in is marked, and only that") {
    auto page = drawn(a_frame());
    CHECK(has(page, R"(<a href="/organisations" aria-current="page">Organisationer</a>)"));
    CHECK(has(page, R"(<a href="/">Mitt arbete</a>)"));
}

TEST_CASE("Frame: who has not signed in sees neither account nor search") {
    auto page = a_frame();
    page.account.reset();
    page.entries.clear();
    CHECK(has(drawn(page), R"(href="/sign-in")"));
    CHECK_FALSE(has(drawn(page), R"(class="find")"));
    CHECK_FALSE(has(drawn(page), R"(class="account")"));
}

TEST_CASE("Frame: example data says so on every page, real data never") {
    auto page = a_frame();
    CHECK_FALSE(has(drawn(page), "example-strip"));
    page.content = ui::Content::example;
    CHECK(has(drawn(page), "Exempeldata"));
}

TEST_CASE("Frame: a message is escaped and read aloud") {
    auto page = a_frame();
    page.message = ui::Message{"<b>Sparat", ui::Tone::success};
    CHECK(has(drawn(page), R"(data-color="success" role="status"><p>&lt;b&gt;Sparat</p>)"));
}

TEST_CASE("Icons and flags: an unknown name draws nothing") {
    CHECK(ui::icon("no such icon").empty());
    CHECK(ui::flag("??").empty());
}

TEST_CASE("A flag is joined to the word after it: it never stands alone at the end of a line") {
    auto flag = ui::flag("SE").markup;
    REQUIRE(!flag.empty()); // bin/assets makes them
    CHECK(flag.ends_with("\u2060"));
}

TEST_CASE("World map: a country's words are escaped, and it leads where it should") {
    std::vector<ui::CountryValue> countries{{"SE", 4, "Sverige: 14 <b>", "/partnerships?country=SE"},
                                            {"JP", 9, "Japan", "javascript:x"}};
    auto map = ui::world_map(countries, "Partnerskap per land").markup;
    CHECK(has(map, R"(aria-label="Partnerskap per land")"));
    CHECK_FALSE(has(map, "<b>"));
    CHECK_FALSE(has(map, "javascript:"));
    if (has(map, "<path")) { // with a built face
        CHECK(has(map, R"(<a href="/partnerships?country=SE"><path class="level-4")"));
        CHECK(has(map, R"(class="level-4")"));
    }
}
