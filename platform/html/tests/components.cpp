// Fields, small parts and charts: what a page shows and what a screen reader is told.
#include "platform/html/charts.hpp"
#include "platform/html/views.hpp"

#include <doctest/doctest.h>

namespace {

const text::Words& swedish() {
    static const auto catalogues = text::Catalogues::built_in();
    return catalogues.sv;
}

bool holds(const html::Safe& page, std::string_view part) {
    return page.markup.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("A field is tied to its label, its help and its error") {
    auto field = html::views::text_field(swedish(), {.name = "title",
                                                     .label = "Titel & namn",
                                                     .value = "a\"b",
                                                     .error = "html.choose",
                                                     .hint = "Kort",
                                                     .longest = 80});
    CHECK(holds(field, "<label class=\"ds-label\" for=\"title\">"));
    CHECK(holds(field, "Titel &amp; namn"));
    CHECK(holds(field, "value=\"a&#34;b\" maxlength=\"80\""));
    CHECK(holds(field, "aria-invalid=\"true\" aria-describedby=\"title-help title-error\""));
    CHECK(holds(field, "<small id=\"title-help\">Kort</small>"));
    CHECK(holds(field, "<p class=\"ds-validation-message\" id=\"title-error\">Välj …</p>"));
}

TEST_CASE("A good field says nothing of errors, and an optional one says that it is") {
    auto field = html::views::text_field(
        swedish(), {.name = "city", .label = "Ort", .asked = html::Asked::optional, .id = "city-2"});
    CHECK(holds(field, "(frivilligt)"));
    CHECK(holds(field, "id=\"city-2\" name=\"city\""));
    CHECK_FALSE(holds(field, "aria-invalid"));
    CHECK_FALSE(holds(field, "aria-describedby"));
    CHECK_FALSE(holds(field, "validation"));
    auto area =
        html::views::text_area(swedish(), {.name = "why", .label = "Varför", .value = "</textarea>\n <b>"});
    CHECK(holds(area, ">&lt;/textarea&gt;\n &lt;b&gt;</textarea>"));
}

TEST_CASE("A field with suggestions has a list for them") {
    auto field =
        html::views::text_field(swedish(), {.name = "partner", .label = "Partner", .suggest = "/suggest"});
    CHECK(holds(field, "list=\"partner-list\" data-suggest=\"/suggest\" autocomplete=\"off\""));
    CHECK(holds(field, "<datalist id=\"partner-list\"></datalist>"));
}

TEST_CASE("Choices show what is chosen") {
    std::vector<html::Choice> choices = {{"SE", "Sverige"}, {"NO", "Norge", true, "grannland"}};
    auto select = html::views::select_field(swedish(), {.name = "country", .label = "Land"}, choices);
    CHECK(holds(select, "<option value=\"NO\" selected>Norge</option>"));
    CHECK_FALSE(holds(select, "Välj"));
    CHECK(holds(html::views::select_field(swedish(), {.name = "c", .label = "Land"}, {{"SE", "Sverige"}}),
                "Välj …"));
    auto group = html::views::radio_group(swedish(), {.name = "country", .label = "Land"}, choices);
    CHECK(holds(group, "<fieldset class=\"ds-fieldset\" id=\"country\"><legend class=\"ds-label\">"));
    CHECK(holds(group, "type=\"radio\" id=\"country-NO\" name=\"country\" value=\"NO\" checked "
                       "aria-describedby=\"country-NO-help\">"));
    CHECK(holds(html::views::checkbox_group(swedish(), {.name = "c", .label = "Land"}, choices),
                "type=\"checkbox\""));
    CHECK(holds(html::views::large_options(swedish(), {.name = "c", .label = "Land"}, choices),
                "<small>grannland</small>"));
    CHECK(holds(html::views::checkbox(swedish(), {.name = "yes", .label = "Ja"}, true),
                "value=\"1\" checked>"));
}

TEST_CASE("The summary of errors leads to each field") {
    auto summary =
        html::views::error_summary(swedish(), {{"title", "html.choose", "Titel"}, {"why", "html.choose"}});
    CHECK(holds(summary, "<h2>2 saker behöver rättas</h2>"));
    CHECK(holds(summary, "<a href=\"#title\">Titel: Välj …</a>"));
    CHECK(html::views::error_summary(swedish(), {}).empty());
    auto sentences = html::views::error_summary(
        swedish(), {{"a", "html.choose", "Något saknas."}, {"b", "html.choose", "Varför?"}});
    CHECK(holds(sentences, ">Något saknas. Välj …</a>"));
    CHECK(holds(sentences, ">Varför? Välj …</a>"));
    CHECK_FALSE(holds(html::views::hidden_fields("abc"), "version"));
    CHECK(holds(html::views::hidden_fields("abc", 3), "name=\"version\" value=\"3\""));
}

TEST_CASE("Pages of a list are told by number, and only ways that exist are shown") {
    auto pager =
        html::views::pager(swedish(), {.first = 51, .last = 100, .total = 47853, .next = "?page=3&q=a"});
    CHECK(holds(pager, "51–100 av 47\u00a0853"));
    CHECK(holds(pager, "<a rel=\"next\" href=\"?page=3&amp;q=a\">Nästa</a>"));
    CHECK_FALSE(holds(pager, "rel=\"prev\""));
    CHECK(holds(html::views::pager(swedish(), {}), "Inga träffar"));
}

TEST_CASE("The present section, the order of a column and a filter are said, not only shown") {
    auto sections =
        html::views::side_navigation("Avsnitt", {{"Risk", "/risk", html::Current::yes, "1 öppen"}});
    CHECK(holds(sections, "<a href=\"/risk\" aria-current=\"page\">Risk"));
    auto head = html::views::sort_head({"Namn", "?sort=-name", html::Order::ascending});
    CHECK(holds(head, "<th scope=\"col\" aria-sort=\"ascending\"><a href=\"?sort=-name\">Namn"));
    CHECK(holds(html::views::sort_head({.text = "Antal", .kind = "number"}),
                "<th scope=\"col\" class=\"number\">"));
    auto chips = html::views::filter_chips(swedish(), {{"Land: Sverige", "?"}, {"Typ: skola", "?"}}, "/list");
    CHECK(holds(chips, "aria-label=\"Ta bort filtret Land: Sverige\""));
    CHECK(holds(chips, "Ta bort alla filter"));
    CHECK(holds(html::views::pill("Klar", html::Tone::good), "<span class=\"pill good\">Klar</span>"));
    CHECK(holds(html::views::pill("Klar"), "<span class=\"pill\">Klar</span>"));
    CHECK(holds(html::views::breadcrumb(swedish(), {{"Avtal", "/agreements"}}), "aria-label=\"Sökväg\""));
    CHECK(holds(html::views::empty_state({"Inga avtal", "Skriv in ett.", {{"Nytt avtal", "/new"}}}),
                "ds-button"));
    CHECK(holds(html::views::progress("Import", {3, 10, "3 av 10"}), "<progress max=\"10\" value=\"3\""));
    CHECK(holds(html::views::card("Titel", html::Safe{"<b>x</b>"}), "<b>x</b></section>"));
    CHECK(holds(html::views::tabs("Vyer", {{"Alla", "/"}}), "class=\"views\""));
    CHECK(holds(html::views::message("info", "<hej>"), "<p>&lt;hej&gt;</p>"));
}

TEST_CASE("Bars have lengths in proportion and never outside their place") {
    CHECK(html::lengths_of({{"a", 1, ""}, {"b", 4, ""}, {"c", -2, ""}}, 100) == std::vector<int>{25, 100, 0});
    CHECK(html::lengths_of({{"a", 2, ""}}, 100, 5) == std::vector<int>{40});
    CHECK(html::lengths_of({{"a", 0, ""}}, 100) == std::vector<int>{0});
    auto bars = html::views::value_bars({{"Kvalitet", 4.1, "4,1 av 5"}}, 5);
    CHECK(holds(bars, "<rect width=\"82\" height=\"8\"/>"));
    CHECK(holds(bars, "<dd>4,1 av 5</dd>"));
}

TEST_CASE("Every chart has its table") {
    std::vector<html::Measure> years = {{"2025", 2, "2"}, {"2026", 4, "4"}};
    auto columns = html::views::column_chart(swedish(), "Nya avtal", years);
    CHECK(holds(columns, "role=\"img\" aria-label=\"Nya avtal\""));
    CHECK(holds(columns, "<summary>Visa som tabell</summary>"));
    CHECK(holds(columns, "<th scope=\"row\">2026</th><td class=\"number\">4</td>"));
    CHECK(holds(html::views::stacked_bar(swedish(), "Delar", years), "x=\"200\" y=\"1\" width=\"400\""));
}

TEST_CASE("Lanes place days between the first and the last year") {
    html::Lanes lanes{.said = "Avtal",
                      .first_year = 2026,
                      .last_year = 2027,
                      .lanes = {{"Tokyo",
                                 "/p/1",
                                 {{Date::of(2026, 1, 1), Date::of(2026, 12, 31), "I kraft"}},
                                 {{Date::of(2030, 1, 1), "Slut"}}}},
                      .today = Date::of(2027, 1, 1)};
    CHECK(lanes.place_of(Date::of(2026, 1, 1), 600) == 0);
    CHECK(lanes.place_of(Date::of(2027, 1, 1), 600) == 300);
    CHECK(lanes.place_of(Date::of(2040, 1, 1), 600) == 600);
    CHECK(lanes.place_of(Date::of(1990, 1, 1), 600) == 0);
    auto picture = html::views::lanes(swedish(), lanes);
    CHECK(holds(picture, "<rect class=\"term\" x=\"0\" y=\"4\" width=\"300\""));
    CHECK(holds(picture, "<td>I kraft</td><td>1 jan. 2026</td><td>31 dec. 2026</td>"));
    CHECK(holds(picture, "<a href=\"/p/1\">Tokyo</a>"));
}
