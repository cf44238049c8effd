// The list, its views and files, the board and the triage board: what is found, what comes back unchanged,
// what is refused.
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/list.hpp"
#include "policy/partnerships/store.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

http::Pairs an_idea(const std::string& title, const std::string& partner = "Nordvik") {
    return {{"title", title},      {"partner1", partner}, {"purpose", "Något"},
            {"areas", "research"}, {"host", "ki"},        {"years", "5"}};
}

void propose(testing::TestApp& app, std::initializer_list<const char*> titles) {
    app.sign_in_as("proposer");
    for (const char* title : titles) app.post("/partnerships/new", an_idea(title));
}

partnerships::Partnership the_case(testing::TestApp& app, std::int64_t id) {
    auto reader = app.database().read();
    return *partnerships::find_partnership(reader, {id});
}

// The file as the program sent it, put together from its pieces.
std::string file_of(testing::TestApp& app, const std::string& path) { return app.get(path).body; }

std::string replaced(std::string text, const std::string& old_words, const std::string& new_words) {
    auto from = text.find(old_words);
    REQUIRE(from != std::string::npos);
    return text.replace(from, old_words.size(), new_words);
}

testing::Answer checked(testing::TestApp& app, const std::string& file) {
    return app.upload("/partnerships/table", {}, {{"file", "partnerships.csv", "text/csv", file}});
}

std::string kept_file_in(const testing::Answer& page) {
    std::string begin = "name=\"file\" value=\"";
    auto from = page.body.find(begin);
    REQUIRE(from != std::string::npos);
    from += begin.size();
    return page.body.substr(from, page.body.find('"', from) - from);
}

} // namespace

TEST_CASE("The list is searched whatever the letters' size, filtered, arranged and kept as a view") {
    testing::TestApp app;
    propose(app, {"Åldrande hjärnor", "Säkrare material"});
    auto found = app.get("/partnerships?q=%C3%A5ldrande");
    CHECK(found.contains("Åldrande hjärnor"));
    CHECK_FALSE(found.contains("Säkrare material"));
    CHECK(app.get("/partnerships?q=2026-0002").contains("Säkrare material"));
    CHECK(app.get("/partnerships?q=NORDVIK").contains("Åldrande hjärnor"));
    app.post("/partnerships/new", an_idea("Tredje", "Université de Genève"));
    CHECK(app.get("/partnerships?q=geneve").contains("Tredje")); // a partner that is not matched yet
    auto none = app.get("/partnerships?stage=preparation");
    CHECK_FALSE(none.contains("Säkrare material"));
    CHECK(app.faults_of(none) == testing::no_faults);
    auto arranged = app.get("/partnerships?columns=number&columns=areas&sort=-due");
    CHECK(arranged.contains("Forskning"));
    CHECK(app.faults_of(arranged) == testing::no_faults);
    CHECK(app.post("/partnerships/views", {{"name", "Mina idéer"}, {"query", "stage=idea&evil=1"}}).status ==
          303);
    auto kept = app.get("/partnerships?stage=idea");
    CHECK(kept.contains("Mina idéer"));
    CHECK_FALSE(kept.contains("evil"));
    CHECK(app.post("/partnerships/views", {{"name", ""}, {"query", ""}}).status == 422);
    app.sign_in_as("reader");
    CHECK_FALSE(app.get("/partnerships").contains("Mina idéer")); // one's own is one's own
    CHECK(app.post("/partnerships/views/1/removal", {}).status == 403);
}

TEST_CASE("What is downloaded comes back unchanged; what was changed in it is shown before it is written") {
    testing::TestApp app;
    propose(app, {"Åldrande hjärnor", "=CMD|material"});
    app.sign_in_as("triage_officer");
    auto file = file_of(app, "/partnerships.csv");
    auto same = checked(app, file);
    CHECK(same.status == 200);
    CHECK_FALSE(same.contains("/partnerships/table/apply"));
    CHECK(app.faults_of(same) == testing::no_faults);
    auto changed = checked(app, replaced(file, "Åldrande hjärnor", "Hjärnor som åldras"));
    CHECK(changed.contains("<ins>Hjärnor som åldras</ins>"));
    CHECK(app.faults_of(changed) == testing::no_faults);
    CHECK(the_case(app, 1).title == "Åldrande hjärnor"); // the check writes nothing
    auto kept = kept_file_in(changed);
    CHECK(app.post("/partnerships/table/apply", {{"file", kept}}).status == 303);
    CHECK(the_case(app, 1).title == "Hjärnor som åldras");
    CHECK(the_case(app, 2).title == "=CMD|material");
    CHECK(app.follow(app.post("/partnerships/table/apply", {{"file", kept}})).contains("inte längre"));
}

TEST_CASE(
    "The file is in the reader's words, and comes back unchanged in either language and in the old keys") {
    testing::TestApp app;
    propose(app, {"Åldrande hjärnor"});
    app.sign_in_as("triage_officer");
    auto swedish = file_of(app, "/partnerships.csv");
    CHECK(swedish.find("Nr i registret") != swedish.npos);
    CHECK(swedish.find("Forskning") != swedish.npos);
    CHECK(swedish.find("staff") == swedish.npos);
    app.speak("en");
    auto english = file_of(app, "/partnerships.csv");
    CHECK(english.find("Proposal by staff") != english.npos);
    for (const auto& file : {swedish, english, file_of(app, "/partnerships.xlsx"),
                             std::string{"id;version;areas;host;stage\r\n1;1;research;ki;idea\r\n"}}) {
        auto check = checked(app, file);
        CHECK(check.contains("<dt>Unchanged</dt><dd>1</dd>"));
        CHECK_FALSE(check.contains("/partnerships/table/apply"));
    }
    auto more = checked(app, replaced(swedish, "Forskning", "utbildning, Research"));
    CHECK(more.contains("<td>Areas</td><td data-label=\"Before:\"><del>Research</del></td><td "
                        "data-label=\"After:\"><ins>Education; Research</ins></td>"));
    CHECK(checked(app, replaced(swedish, "Forskning", "Månforskning")).contains("<td>Areas</td>"));
    CHECK(the_case(app, 1).areas == "research");
}

TEST_CASE("A file from before somebody else's change, of a stranger, or hostile is refused row by row, and "
          "writes nothing") {
    testing::TestApp app;
    propose(app, {"Åldrande hjärnor"});
    app.sign_in_as("triage_officer");
    auto file = file_of(app, "/partnerships.csv");
    auto mine = replaced(file, "Åldrande hjärnor", "Min rubrik");
    app.post("/partnerships/1/registration", {{"registration_number", "1-1/2026"}});
    auto late = checked(app, mine);
    CHECK(late.contains("sedan filen laddades ned"));
    CHECK_FALSE(late.contains("/partnerships/table/apply"));
    CHECK(app.faults_of(late) == testing::no_faults);
    CHECK(checked(app, "titel;vad\r\nx;y\r\n").status == 422);
    CHECK(checked(app, std::string("PK\x03\x04", 4) + std::string(200, '\0')).status == 422);
    CHECK(checked(app, "").status == 422);
    CHECK(checked(app, "id;version;title\r\n99;1;Spöke\r\n").contains("Numret finns inte i registret"));
    CHECK(checked(app, "id;version;title\r\n1;2;A\r\n1;2;B\r\n").contains("flera rader"));
    auto unknown = checked(app, "id;version;host;areas\r\n1;2;marsbasen;marsforskning\r\n");
    CHECK_FALSE(unknown.contains("/partnerships/table/apply"));
    CHECK(unknown.contains("<td>Områden</td>")); // told, not dropped
    app.sign_in_as("reader");
    CHECK(app.get("/partnerships/table").status == 403);
    CHECK(checked(app, replaced(file_of(app, "/partnerships.csv"), "Åldrande", "Kapat")).status == 403);
    CHECK(the_case(app, 1).title == "Åldrande hjärnor");
}

TEST_CASE("Several are changed at once, all or none, and each tells it in its history") {
    testing::TestApp app;
    propose(app, {"Ett", "Två"});
    app.sign_in_as("triage_officer");
    auto ask = app.get("/partnerships/bulk?id=1&id=2");
    CHECK(ask.contains("Ändra 2 partnerskap"));
    CHECK(app.faults_of(ask) == testing::no_faults);
    CHECK(app.post("/partnerships/bulk/apply",
                   {{"id", "1"}, {"id", "2"}, {"host", "both"}, {"reason", "Gemensamt"}})
              .status == 303);
    CHECK(the_case(app, 1).host == "both");
    CHECK(the_case(app, 2).host == "both");
    CHECK(app.get("/partnerships/2/history").contains("Gemensamt"));
    CHECK(app.post("/partnerships/bulk/apply", {{"id", "1"}, {"id", "99"}, {"host", "ki"}}).status == 409);
    for (const char* field : {"host", "unit", "coordinator", "answer_by"}) {
        auto unknown = app.post("/partnerships/bulk/apply", {{"id", "1"}, {field, "marsbasen"}});
        CHECK(unknown.status == 422);
        CHECK(unknown.contains(std::string{field} + "-error"));
        CHECK(app.faults_of(unknown) == testing::no_faults);
    }
    CHECK(app.post("/partnerships/bulk/apply", {{"id", "1"}}).contains("Fyll i något som ska ändras."));
    auto some_gone = app.get("/partnerships/bulk?id=1&id=99");
    CHECK(some_gone.contains("Ändra 1 partnerskap"));
    CHECK(some_gone.contains(app.words().count("partnerships.bulk.not_there", 1)));
    constexpr std::pair<const char*, const char*> lists[] = {{"triage_officer", "/partnerships"},
                                                             {"contract_administrator", "/agreements"},
                                                             {"coordinator", "/organisations"}};
    for (const auto& [role, list] : lists) {
        app.sign_in_as(role);
        auto gone = app.get(std::string{list} + "/bulk?id=98&id=99");
        CHECK(gone.location == list);
        CHECK(app.follow(gone).contains("Inget av det du markerade finns kvar."));
    }
    app.sign_in_as("reader");
    CHECK(app.get("/partnerships/bulk?id=1").status == 403);
    CHECK(app.post("/partnerships/bulk/apply", {{"id", "1"}, {"host", "ki"}}).status == 403);
    CHECK(the_case(app, 1).host == "both");
}

TEST_CASE("The board has a column for each stage; the triage board says who waits, late ones too") {
    testing::TestApp app;
    propose(app, {"Åldrande hjärnor"});
    auto board = app.get("/partnerships/board");
    CHECK(board.contains("Åldrande hjärnor"));
    CHECK(app.faults_of(board) == testing::no_faults);
    CHECK(app.get("/partnerships/triage").status == 403);
    app.sign_in_as("triage_officer");
    auto waiting = app.get("/partnerships/triage");
    CHECK(waiting.contains("1 partner att koppla"));
    CHECK_FALSE(waiting.contains("class=\"late\""));
    CHECK(app.faults_of(waiting) == testing::no_faults);
    app.clock.advance_seconds(40 * 24 * 3600);
    app.sign_in_as("triage_officer");
    CHECK(app.get("/partnerships/triage").contains("class=\"late\""));
}

TEST_CASE("The search over the house finds partnerships by title, number and partner, for those who may read "
          "them") {
    testing::TestApp app;
    propose(app, {"Åldrande hjärnor"});
    for (const char* words : {"hj%C3%A4rnor", "2026-0001", "nordvik"})
        CHECK(app.get("/search?q=" + std::string{words}).contains("href=\"/partnerships/1\""));
    CHECK(
        app.get("/search?q=nordvik").contains("data-part=\"Partnerskap\"")); // its kind, for the palette too
    app.sign_in_as("administrator");                                         // no right to the content
    CHECK_FALSE(app.get("/search?q=nordvik").contains("/partnerships/1"));
    app.sign_out();
    CHECK_FALSE(app.get("/search?q=nordvik").contains("/partnerships/1"));
}

TEST_CASE("A list's tools stand in the row of its filters; a row of chips is there only for filters in use") {
    testing::TestApp app;
    propose(app, {"Åldrande hjärnor"});
    for (const char* list : {"/partnerships", "/organisations", "/collaborations"}) {
        auto page = app.get(list).body;
        CHECK(page.find("id=\"tools\"") < page.find("</form>", page.find("id=\"filters\"")));
        CHECK(page.find("id=\"chips\" data-live") != page.npos);
    }
    CHECK_FALSE(app.get("/partnerships").contains("chip on"));
    auto kept = app.get("/agreements?country=NO"); // of a view kept when there still was one
    CHECK(kept.contains("chip on"));
    CHECK(kept.contains(R"(name="country" value="NO" checked)"));
    CHECK(app.get("/partnerships?stage=idea").contains("chip on"));
}

TEST_CASE(
    "A column of the file that is changed elsewhere is told when it was changed, not left out in silence") {
    testing::TestApp app;
    propose(app, {"Åldrande hjärnor"});
    app.sign_in_as("triage_officer");
    auto file = file_of(app, "/partnerships.csv");
    auto moved = checked(app, replaced(file, "Nordvik", "Sunfjord"));
    CHECK(moved.contains("<td>Partner</td>"));
    CHECK(moved.contains("ändras på postens egen sida"));
    CHECK_FALSE(moved.contains("/partnerships/table/apply"));
    CHECK(app.faults_of(moved) == testing::no_faults);
}

TEST_CASE(
    "R15: the list is narrowed by the countries of the partners, in the address, a kept view and by JSON") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    for (auto [title, country] : {std::pair{"Fjordar", "Norge"}, {"Sjöar", "Finland"}, {"Öar", "Danmark"}})
        app.post("/partnerships/new", {{"title", title},
                                       {"partner1", "Nordvik"},
                                       {"country1", country},
                                       {"purpose", "Något"},
                                       {"host", "ki"}});
    auto norway = app.get("/partnerships?country=NO");
    CHECK(norway.contains("Fjordar"));
    CHECK_FALSE(norway.contains("Sjöar"));
    CHECK(norway.contains("Land: Norge"));
    CHECK(app.faults_of(norway) == testing::no_faults);
    auto two = app.get("/partnerships?country=NO&country=FI&stage=idea");
    CHECK(two.contains("Fjordar"));
    CHECK(two.contains("Sjöar"));
    CHECK_FALSE(two.contains("Öar"));
    CHECK(app.api(http::Method::get, "/api/v1/partnerships?country=DK").contains("\"total\":1"));
    CHECK(app.post("/partnerships/views", {{"name", "Norge"}, {"query", "country=NO"}}).location ==
          "/partnerships?country=NO");
    CHECK_FALSE(app.get("/partnerships.csv?country=NO").contains("Sjöar"));
}

TEST_CASE("JSON: cases come back in a file, checked and taken over by the rights of whoever sends it") {
    testing::TestApp app;
    propose(app, {"Åldrande hjärnor"});
    app.sign_in_as("triage_officer");
    auto send = [&](const std::string& path, const std::string& title) {
        auto file = replaced(file_of(app, "/partnerships.csv"), "Åldrande hjärnor", title);
        return app.upload("/api/v1/partnerships/table" + path, {}, {{"file", "list.csv", "text/csv", file}});
    };
    CHECK(send("/check", "Hjärnor som åldras").contains(R"("after":"Hjärnor som åldras")"));
    CHECK(the_case(app, 1).title == "Åldrande hjärnor");
    CHECK(send("", "Hjärnor som åldras").status == 200);
    CHECK(the_case(app, 1).title == "Hjärnor som åldras");
    auto refused = app.upload("/api/v1/partnerships/table", {},
                              {{"file", "list.csv", "text/csv", "id;version;host\r\n1;2;marsbasen\r\n"}});
    CHECK(refused.status == 409);
    CHECK(refused.contains("\"field\":\"host\""));
    app.sign_in_as("reader");
    CHECK(app.upload("/api/v1/partnerships/table", {}, {}).status == 403);
}

TEST_CASE("The list: what waits for an answer is what the life cycle says is being judged") {
    std::string stages;
    for (auto stage : partnerships::stages_where(partnerships::is_being_judged))
        stages.append(stages.empty() ? "'" : ", '").append(name_of(stage)).append("'");
    const auto filters = partnerships::list_spec().filters;
    auto waiting = std::find_if(filters.begin(), filters.end(),
                                [](const lists::Filter& filter) { return filter.key == "waiting"; });
    REQUIRE(waiting != filters.end());
    CHECK(std::string{waiting->where.text()}.ends_with("stage IN (" + stages + ")"));
}
