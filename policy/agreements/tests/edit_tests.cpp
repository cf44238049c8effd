// Editing, status, parties, files and views through the whole program.
#include "platform/testing/test_app.hpp"
#include "policy/agreements/words.hpp"
#include "policy/agreements/work.hpp"
#include "policy/partners/partners.hpp"

#include <doctest/doctest.h>

namespace {

http::Pairs an_agreement(std::string_view title) {
    return {{"title", std::string{title}},
            {"type", "framework"},
            {"status", "in_force"},
            {"parties.0.name", "Nordvik Institute of Technology"},
            {"parties.0.country", "NO"},
            {"signed_on", "2022-05-01"},
            {"ends_on", "2027-05-31"},
            {"renewal", "none"},
            {"host", "ki"}};
}

// With that partner, by name only.
testing::Answer page_of_one_with(testing::TestApp& app, std::string partner) {
    auto given = an_agreement("Ramavtal");
    given[3].second = std::move(partner), given[4].second = "SE";
    REQUIRE(app.post("/agreements", given).location == "/agreements/1");
    return app.get("/agreements/1");
}

http::Pairs an_edit(std::string_view title, std::string_view version) {
    return {{"title", std::string{title}},     {"type", "framework"},    {"signed_on", "2022-05-01"},
            {"ends_on", "2027-05-31"},         {"renewal", "none"},      {"host", "ki"},
            {"version", std::string{version}}, {"was.title", "Ramavtal"}};
}

struct Registered {
    testing::TestApp app;
    Registered() {
        app.sign_in_as("contract_administrator");
        REQUIRE(app.post("/agreements", an_agreement("Ramavtal")).location == "/agreements/1");
    }
};

} // namespace

TEST_CASE("Agreements: edited, and the history says what changed") {
    Registered registered;
    auto& app = registered.app;
    CHECK(app.faults_of(app.get("/agreements/1/edit")) == testing::no_faults);
    REQUIRE(app.post("/agreements/1", an_edit("Nytt namn", "1")).location == "/agreements/1");
    auto page = app.get("/agreements/1");
    CHECK(page.contains("Ramavtal → Nytt namn"));
    CHECK(app.faults_of(page) == testing::no_faults);
}

TEST_CASE("Agreements: two edit at once, and the second sees the original, theirs and mine") {
    Registered registered;
    auto& app = registered.app;
    app.post("/agreements/1", an_edit("Deras", "1"));
    auto conflict = app.post("/agreements/1", an_edit("Mitt", "1"));
    CHECK(conflict.status == 412);
    CHECK(conflict.contains("Deras"));
    CHECK(conflict.contains("Mitt"));
    CHECK(conflict.contains("Ramavtal"));
    CHECK(app.faults_of(conflict) == testing::no_faults);
    CHECK(app.post("/agreements/1", an_edit("Mitt", "2")).status == 303);
}

TEST_CASE(
    "Agreements: what only one of two changed is kept without a question, and nothing is chosen for them") {
    Registered registered;
    auto& app = registered.app;
    auto edit = [](std::string title, std::string note, std::string version) {
        auto fields = an_edit(title, version);
        for (auto [field, was] : {std::pair{"was.note", ""},
                                  {"was.signed_on", "2022-05-01"},
                                  {"was.ends_on", "2027-05-31"},
                                  {"was.type", "framework"},
                                  {"was.renewal", "none"},
                                  {"was.host", "ki"}})
            fields.emplace_back(field, was);
        fields.emplace_back("note", note);
        return fields;
    };
    REQUIRE(app.post("/agreements/1", edit("Deras", "", "1")).status == 303);
    auto apart = app.post("/agreements/1", edit("Ramavtal", "Min not", "1")); // I never touched the title
    CHECK(apart.status == 412);
    CHECK(apart.contains(R"(<input type="hidden" name="title" value="Deras">)"));
    CHECK(apart.contains(R"(<input type="hidden" name="note" value="Min not">)"));
    CHECK_FALSE(apart.contains("type=\"radio\""));
    CHECK(app.faults_of(apart) == testing::no_faults);
    auto both = app.post("/agreements/1", edit("Mitt", "", "1"));
    CHECK(both.contains(R"(name="title" value="Mitt" required)"));
    CHECK(both.contains(R"(name="title" value="Deras" required)"));
    CHECK_FALSE(both.contains(" checked"));
}

TEST_CASE("Agreements: a status that needs a reason is refused without one, beside the field") {
    Registered registered;
    auto& app = registered.app;
    auto refused = app.post("/agreements/1/status", {{"status", "terminated"}, {"version", "1"}});
    CHECK(refused.status == 409);
    CHECK(refused.contains(app.words()("agreements.status_reason_missing")));
    CHECK(app.faults_of(refused) == testing::no_faults);
    http::Pairs terminated{{"status", "terminated"}, {"reason", "Sagt upp"}, {"version", "1"}};
    CHECK(app.get("/agreements/1").contains(R"(name="version" value="1")"));
    CHECK(app.post("/agreements/1/status", terminated).status == 303);
    auto late = app.post("/agreements/1/status", terminated);
    CHECK(late.status == 412);
    CHECK(late.contains(app.words()("agreements.agreement.outdated")));
    CHECK(app.faults_of(late) == testing::no_faults);
    CHECK(app.get("/agreements?status=terminated").contains("Ramavtal"));
}

TEST_CASE("Agreements: parties are added and taken away, but not the last one") {
    Registered registered;
    auto& app = registered.app;
    CHECK(app.post("/agreements/1/parties", {}).status == 422);
    CHECK(app.post("/agreements/1/parties", {{"parties.0.name", "Fjällmed AB"}}).status == 303);
    CHECK(app.faults_of(app.get("/agreements/1")) == testing::no_faults);
    CHECK(app.post("/agreements/1/parties/1/removed", {}).status == 303);
    CHECK(app.post("/agreements/1/parties/2/removed", {}).status == 409);
    CHECK(app.post("/agreements/1/parties/9/removed", {}).status == 404);
}

TEST_CASE("Agreements: a file is attached, downloaded and taken from the page; a program is refused") {
    Registered registered;
    auto& app = registered.app;
    auto put = [&](const std::string& name, const std::string& content) {
        return app.upload("/agreements/1/files", {{"kind", "annex"}},
                          {{"file", name, "text/plain", content}});
    };
    CHECK(put("bilaga.txt", "En bilaga.\n").status == 303);
    auto page = app.get("/agreements/1");
    CHECK(page.contains("bilaga.txt"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.get("/agreements/1/files/1").status == 200);
    CHECK(app.get("/agreements/2/files/1").status == 404);
    CHECK(put("x.exe", std::string("MZ\x90\0\x03\0\0\0", 8)).status == 422);
    CHECK(app.upload("/agreements/1/files", {}, {}).status == 422);
    CHECK(app.post("/agreements/1/files/1/removed", {}).status == 303);
    CHECK(app.get("/agreements/1/files/1").status == 404);
}

TEST_CASE("Agreements: a view is kept, used and removed; the list is downloaded; figures agree") {
    Registered registered;
    auto& app = registered.app;
    auto kept = app.post("/agreements/views", {{"name", "Norge"}, {"query", "country=NO&evil=%22&page=0"}});
    CHECK(kept.location == "/agreements?country=NO");
    auto list = app.follow(kept);
    CHECK(list.contains("href=\"/agreements?country=NO\" aria-current=\"page\""));
    CHECK(app.faults_of(list) == testing::no_faults);
    CHECK(app.post("/agreements/views/1/removal", {}).status == 303);

    auto file = app.get("/agreements.csv?country=NO");
    CHECK(file.type.starts_with("text/csv"));
    CHECK(file.contains("Ramavtal;"));
    CHECK(app.get("/agreements.csv?country=SE").contains("Ramavtal;") == false);

    for (const char* language : {"sv", "en"}) {
        app.speak(language);
        auto summary = app.get("/agreements/summary");
        CHECK(summary.contains("/agreements?country=NO"));
        CHECK(summary.contains(R"(<a href="/agreements?status=in_force">1</a>)"));
        CHECK(app.faults_of(summary) == testing::no_faults);
    }
    CHECK(app.reported().empty());
}

TEST_CASE("Agreements: parties are added one by one up to what the form takes, and no more") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    app.post("/agreements", an_agreement("Ramavtal"));
    auto add = [&](int number) {
        return app.post("/agreements/1/parties", {{"parties.0.name", "Part " + std::to_string(number)}});
    };
    for (int number = 2; number <= 30; ++number) CHECK(add(number).status == 303);
    auto refused = add(31);
    CHECK(refused.status == 422);
    CHECK(refused.contains(app.words()("agreements.parties_full")));
    CHECK(refused.contains("value=\"Part 31\""));
    CHECK(app.faults_of(refused) == testing::no_faults);
    CHECK_FALSE(app.get("/agreements/1").contains("Part 31"));
}

TEST_CASE("Agreements: the one that is replaced is named by words and number, and stands with its partner") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    app.post("/agreements", an_agreement("Ramavtal"));
    auto found = app.get("/agreements/suggest?q=nordvik");
    CHECK(app.faults_of(found) == testing::no_faults);
    auto from = found.body.find("data-value=\"");
    REQUIRE(from != std::string::npos);
    from += 12;
    auto value = found.body.substr(from, found.body.find('"', from) - from);
    CHECK(value.ends_with(" #1"));
    auto newer = an_agreement("Ramavtal");
    newer.emplace_back("replaces", value);
    auto saved = app.post("/agreements", newer);
    REQUIRE(saved.location == "/agreements/2");
    CHECK(app.follow(saved).contains("href=\"/agreements/1\""));
    CHECK(app.get("/agreements/2/edit").contains("value=\"" + value + "\""));
    auto wrong = an_agreement("Ramavtal");
    wrong.emplace_back("replaces", "the old one");
    auto refused = app.post("/agreements", wrong);
    CHECK(refused.status == 422);
    CHECK(refused.contains("value=\"the old one\""));
    CHECK(refused.contains(app.words()("agreements.form.replaces_unknown")));
}

TEST_CASE("Agreements: title, search and work name the partner, once") {
    CHECK(agreements::title_with_partner("Ramavtal", "Nordvik") == "Ramavtal, Nordvik");
    CHECK(agreements::title_with_partner("Ramavtal med Nordvik", "Nordvik") == "Ramavtal med Nordvik");
    CHECK(agreements::title_with_partner("", "Nordvik") == "Nordvik");
    CHECK(agreements::number_at_end("Avtal #3, Nordvik #12") == AgreementId{12});
    CHECK(agreements::number_at_end("12") == AgreementId{12});
    CHECK_FALSE(agreements::number_at_end("Avtal 12"));
    CHECK_FALSE(agreements::number_at_end("Avtal #12x"));
}

TEST_CASE(
    "Agreements: a last day to give notice that has passed is warned about in the form and on the sheet") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto fields = an_agreement("Ramavtal");
    fields.emplace_back("notice_months", "12"); // 31 May 2026: half a year ago
    REQUIRE(app.post("/agreements", fields).location == "/agreements/1");
    CHECK(app.get("/agreements/1").contains(app.words()("agreements.doubt.notice_passed")));
    auto form = app.get("/agreements/1/edit");
    CHECK(form.contains("31 maj 2026"));
    CHECK(app.faults_of(form) == testing::no_faults);
    auto in_time = an_agreement("Ramavtal");
    in_time.emplace_back("notice_months", "3");
    REQUIRE(app.post("/agreements", in_time).location == "/agreements/2");
    CHECK_FALSE(app.get("/agreements/2").contains(app.words()("agreements.doubt.notice_passed")));
    CHECK_FALSE(app.get("/agreements/2/edit").contains("redan passerat"));
}

TEST_CASE("Agreements: the form asks in one place who answers, and offers nothing only once") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    {
        auto tx = app.database().begin();
        auto ours = partners::enter_within(tx, "Karolinska Institutet", "SE", app.by());
        tx.run("INSERT INTO units (organisation_id, name_sv) VALUES (?, 'Medicin')", ours);
        tx.commit();
    }
    auto form = app.get("/agreements/new");
    CHECK(form.contains(app.words()("agreements.form.responsibility")));
    CHECK(form.contains(app.words()("agreements.form.label.unit")));
    CHECK(form.contains("Medicin"));
    auto select = form.body.substr(form.body.find("<select class=\"ds-input\" id=\"unit\""));
    select = select.substr(0, select.find("</select>"));
    CHECK(select.find("–") == select.rfind("–"));
    CHECK(app.faults_of(form) == testing::no_faults);
}

TEST_CASE("Agreements: only the functions and units of the own houses are offered to answer for one") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    {
        auto tx = app.database().begin();
        auto ours = partners::enter_within(tx, "Karolinska University Hospital", "SE", app.by());
        auto theirs = partners::enter_within(tx, "Nordvik", "NO", app.by());
        tx.run(
            "INSERT INTO identifiers (organisation_id, kind, value, origin) VALUES (?, 'ror', '00m8d6786', "
            "'user')",
            ours);
        tx.run("INSERT INTO functions (organisation_id, title_sv) VALUES (?, 'Vår samordnare')", ours);
        tx.run("INSERT INTO functions (organisation_id, title_sv) VALUES (?, 'Deras rektor')", theirs);
        tx.run("INSERT INTO units (organisation_id, name_sv) VALUES (?, 'Vår klinik')", ours);
        tx.run("INSERT INTO units (organisation_id, name_sv) VALUES (?, 'Deras fakultet')", theirs);
        tx.commit();
    }
    auto form = app.get("/agreements/new");
    CHECK(form.contains("Vår samordnare, Karolinska Universitetssjukhuset")); // the house in Swedish
    CHECK(form.contains("Vår klinik"));
    CHECK_FALSE(form.contains("Deras rektor"));
    CHECK_FALSE(form.contains("Deras fakultet"));
    REQUIRE(app.post("/agreements", an_agreement("Ramavtal")).location == "/agreements/1");
    auto edit = an_edit("Ramavtal", "1");
    edit.emplace_back("function", "2");
    REQUIRE(app.post("/agreements/1", edit).location == "/agreements/1");
    CHECK(app.get("/agreements/1/edit").contains("Deras rektor, Nordvik")); // chosen before: stays
}

TEST_CASE("Agreements: a party that nothing in the register is like says so, with a way to search there") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto page = page_of_one_with(app, "Ingenting Alls AB");
    CHECK(page.contains("Inte kopplad till registret."));
    CHECK(page.contains("href=\"/organisations?q=Ingenting%20Alls%20AB\""));
    CHECK(app.faults_of(page) == testing::no_faults);
    app.sign_in_as("reader");
    CHECK_FALSE(app.get("/agreements/1").contains("Inte kopplad till registret."));
}

TEST_CASE("Agreements: a party that is only like an organisation is tied where it is shown, and a new "
          "agreement is not in force by itself") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    {
        auto tx = app.database().begin();
        partners::enter_within(tx, "Uppsala universitet", "SE", app.by());
        tx.commit();
    }
    auto form = app.get("/agreements/new").body;
    form = form.substr(form.find("id=\"status\""));
    CHECK(form.substr(0, form.find("</select>")).find("selected") == std::string::npos);
    auto page = page_of_one_with(app, "Upsala universitet");
    CHECK(page.contains("Vilken organisation gäller det?"));
    CHECK_FALSE(page.contains("Sök i registret"));
    CHECK(page.contains("Uppsala universitet</button>"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.post("/agreements/1/parties/9/meant", {{"organisation", "1"}, {"version", "1"}}).status == 404);
    CHECK(app.post("/agreements/1/parties/1/meant", {{"organisation", "1"}, {"version", "9"}}).status == 412);
    REQUIRE(app.post("/agreements/1/parties/1/meant", {{"organisation", "1"}, {"version", "1"}}).location ==
            "/agreements/1");
    page = app.get("/agreements/1");
    CHECK(page.contains("href=\"/organisations/1\""));
    CHECK_FALSE(page.contains("Vilken organisation gäller det?"));
    app.sign_in_as("reader");
    CHECK(app.post("/agreements/1/parties/1/meant", {{"organisation", "1"}, {"version", "2"}}).status == 403);
}

TEST_CASE("Agreements: a filter finds Å, Ä and Ö whatever their size") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto fields = an_agreement("Ramavtal");
    fields.emplace_back("department", "Åldrande och Äldreomsorg");
    app.post("/agreements", fields);
    CHECK(app.get("/agreements?department=%C3%A5ldrande+och+%C3%A4").contains("Ramavtal"));
    CHECK(app.get("/agreements?department=%C3%84LDREOMSORG").contains("Ramavtal"));
    CHECK_FALSE(app.get("/agreements?department=aldrande").contains("/agreements/1\""));
}

TEST_CASE("Agreements: what a list wrote and what it is tied to are told once where they say the same") {
    Registered registered;
    auto& app = registered.app;
    {
        auto tx = app.database().begin();
        constexpr db::Sql insert_organisation =
            "INSERT INTO organisations (name, sort_key, kind, created_at, updated_at) VALUES ('KI', ?, "
            "'university', ?, ?)";
        tx.run(insert_organisation, db::Bytes{"k"}, app.clock.now(), app.clock.now());
        tx.run("INSERT INTO functions (organisation_id, title_sv, title_en) VALUES (1, 'Samordnare', "
               "'Coordinator')");
        tx.run("INSERT INTO units (organisation_id, name_sv) VALUES (1, 'Kansliet')");
        tx.commit();
    }
    auto edit = an_edit("Ramavtal", "1");
    for (const auto& [field, value] : http::Pairs{
             {"responsible", "Samordnare"}, {"function", "1"}, {"department", "Kansliet"}, {"unit", "1"}})
        edit.emplace_back(field, value);
    REQUIRE(app.post("/agreements/1", edit).location == "/agreements/1");
    // In either language: the function has a name of its own there.
    for (const char* page : {"/agreements/1?lang=sv", "/agreements/1?lang=en"}) {
        auto facts = app.get(page).body;
        facts = facts.substr(0, facts.find("id=\"history\"")); // which says what was written
        CHECK(facts.find("Kansliet") == facts.rfind("Kansliet"));
        CHECK(facts.find("Samordnare") == facts.rfind("Samordnare"));
        CHECK(facts.find("href=\"/functions/1\"") != facts.npos);
    }
    CHECK_FALSE(app.get("/agreements/1?lang=en").contains("as written"));
    CHECK(app.get("/agreements/1?lang=en").contains(">Coordinator</a>"));
}

TEST_CASE("Agreements: others name an agreement as its own page does, whatever signs its partner has") {
    Registered registered;
    auto& app = registered.app;
    auto given = an_agreement("Avtal om 100 platser");
    given[3].second = "100%";
    REQUIRE(app.post("/agreements", given).status == 303);
    given = an_agreement("avtal med nordvik");
    given[3].second = "Nordvik";
    REQUIRE(app.post("/agreements", given).status == 303);
    const auto kinds = agreements::record_kinds();
    auto reader = app.database().read();
    auto names = web::names_of(reader, web::Records{kinds.begin(), kinds.end()},
                               std::vector<web::Subject>{{"agreements", 2}, {"agreements", 3}});
    CHECK(names[{"agreements", 2}].title == agreements::title_with_partner("Avtal om 100 platser", "100%"));
    CHECK(names[{"agreements", 3}].title == agreements::title_with_partner("avtal med nordvik", "Nordvik"));
}

TEST_CASE("Agreements: in a conflict, what an agreement replaces is named and not a bare number") {
    Registered registered;
    auto& app = registered.app;
    for (const char* title : {"Ett", "Annat"}) app.post("/agreements", an_agreement(title));
    auto edit = [](const char* replaces) {
        auto fields = an_edit("Ramavtal", "1");
        fields.emplace_back("replaces", replaces);
        fields.emplace_back("was.replaces", "");
        return fields;
    };
    REQUIRE(app.post("/agreements/1", edit("Ett #2")).status == 303);
    auto conflict = app.post("/agreements/1", edit("Annat #3"));
    CHECK(conflict.status == 412);
    CHECK(conflict.contains("<span>Ett, Nordvik Institute of Technology #2"));
    CHECK(conflict.contains("<span>Annat, Nordvik Institute of Technology #3"));
    CHECK(conflict.contains("value=\"3\""));
}
