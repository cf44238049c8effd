// The partnership's pages as people meet them: every page is whole, and what must not happen does not.
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

const http::Pairs an_idea{{"title", "Åldrande hjärnor"},
                          {"partner1", "Nordvik Institute of Technology"},
                          {"purpose", "Något som ingen når ensam"},
                          {"areas", "research"},
                          {"areas", "education"},
                          {"years", "5"},
                          {"host", "ki"}};

http::Pairs with(http::Pairs fields, const http::Pairs& more) {
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

} // namespace

TEST_CASE("Three ways in: staff propose, and see at once what became of it") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    auto sent = app.post("/partnerships/new", an_idea);
    CHECK(sent.status == 303);
    auto page = app.follow(sent);
    CHECK(page.contains("Åldrande hjärnor"));
    CHECK(page.contains("2026-0001"));
    CHECK(app.faults_of(page) == testing::no_faults);
}

TEST_CASE(
    "Three ways in: the management's initiative says whose it is, and stands in triage like any other") {
    testing::TestApp app;
    app.sign_in_as("management");
    auto form = app.get("/partnerships/new");
    CHECK(form.contains("Vem tar initiativet?"));
    CHECK(app.faults_of(form) == testing::no_faults);
    auto unsaid = app.post("/partnerships/new", with(an_idea, {{"origin", "management"}}));
    CHECK(unsaid.status == 422);
    CHECK(unsaid.contains("initiated_by-error"));
    CHECK(app.faults_of(unsaid) == testing::no_faults);
    auto sent =
        app.post("/partnerships/new", with(an_idea, {{"origin", "management"}, {"initiated_by", "Rektor"}}));
    CHECK(sent.status == 303);
    auto page = app.follow(sent);
    CHECK(page.contains("Initiativ från ledningen"));
    CHECK(page.contains("Rektor"));
    app.sign_in_as("triage_officer");
    CHECK(app.get("/partnerships/triage").contains("Initiativ från ledningen"));
    CHECK(app.get("/partnerships/1/history").contains("Rektor"));
}

TEST_CASE("Nobody begins for the management without that right; nothing is registered instead") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    CHECK_FALSE(app.get("/partnerships/new").contains("Vem tar initiativet?"));
    auto taken = with(an_idea, {{"origin", "management"}, {"initiated_by", "Rektor"}});
    CHECK(app.post("/partnerships/new", taken).status == 422);
    CHECK(app.post("/partnerships/new", with(an_idea, {{"origin", "external"}})).status == 422);
    CHECK(app.get("/partnerships/1").status == 404);
}

TEST_CASE("An area that is not offered and a country that nobody knows are told, not dropped") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    auto area = app.post("/partnerships/new", with(an_idea, {{"areas", "marsforskning"}}));
    CHECK(area.status == 422);
    CHECK(area.contains("areas-error"));
    auto country = app.post("/partnerships/new", with(an_idea, {{"country1", "Atlantis"}}));
    CHECK(country.status == 422);
    CHECK(country.contains("country1-error"));
    CHECK(app.faults_of(country) == testing::no_faults);
    CHECK(app.post("/partnerships/new", with(an_idea, {{"country1", "Norge"}})).status == 303);
}

TEST_CASE("An idea without partner comes back with what was typed and what is missing") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    auto page = app.post("/partnerships/new", {{"title", "Bara en titel"}, {"host", "ki"}});
    CHECK(page.status == 422);
    CHECK(page.contains("Bara en titel"));
    CHECK(page.contains("Skriv minst en partner."));
    CHECK(app.faults_of(page) == testing::no_faults);
}

TEST_CASE("A half-written idea is kept and shown again") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    auto request = app.request(http::Method::post, "/partnerships/new");
    request.headers.emplace_back("x-requested-with", "autosave");
    request.form.emplace_back("title", "Halvfärdig");
    request.form.emplace_back("csrf", app.get("/partnerships/new").hidden("csrf"));
    CHECK(app.send(request).status == 200);
    auto page = app.get("/partnerships/new");
    CHECK(page.contains("Halvfärdig"));
    CHECK(app.get("/partnerships").contains("Halvfärdig") == false);
}

TEST_CASE("Screening is for those who triage, and the page tells what stands in the way") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    app.post("/partnerships/new", an_idea);
    CHECK(app.get("/partnerships/1/screening").status == 403);
    app.sign_in_as("triage_officer");
    auto page = app.get("/partnerships/1/screening");
    CHECK(page.status == 200);
    CHECK(app.faults_of(page) == testing::no_faults);
    auto refused = app.post("/partnerships/1/begin", {});
    CHECK(refused.status == 409);
    CHECK(refused.contains("Någon partner är inte kopplad till registret."));
    for (const auto& fault : app.faults_of(refused)) MESSAGE(fault);
    CHECK(app.faults_of(refused) == testing::no_faults);
}

TEST_CASE("On top of a case stands what its reader can do with it now, and nothing for who only reads") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    app.post("/partnerships/new", an_idea);
    auto next = [&](const char* role) {
        app.sign_in_as(role);
        auto page = app.get("/partnerships/1");
        CHECK(app.faults_of(page) == testing::no_faults);
        const std::string button = "<a class=\"ds-button\" href=\"";
        auto from = page.body.find(button + "/partnerships/1");
        if (from == page.body.npos) return std::string{};
        from += button.size();
        return page.body.substr(from, page.body.find('"', from) - from);
    };
    CHECK(next("proposer") == "/partnerships/1/edit");
    CHECK(next("triage_officer") == "/partnerships/1/screening");
    CHECK(next("reader").empty());
    auto tx = app.database().begin();
    tx.run("UPDATE partnerships SET stage = 'preparation', answer = 'En god idé'");
    tx.commit();
    CHECK(next("proposer") == "/partnerships/1/messages");
    auto mine = app.get("/partnerships/1");
    CHECK(mine.contains("Inför beslut"));
    CHECK(mine.contains("En god idé")); // the reasons, not only in the messages
    CHECK(next("reader").empty());
    CHECK_FALSE(app.get("/partnerships/1").contains("En god idé"));
}

TEST_CASE("The definition test keeps what was typed when something is wrong") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    app.post("/partnerships/new", an_idea);
    app.sign_in_as("triage_officer");
    auto page = app.post("/partnerships/1/definition", {{"version", "0"},
                                                        {"d1.state", "in_place"},
                                                        {"d2.state", "intended"},
                                                        {"d2.statement", "Rektorerna avser det"}});
    CHECK(page.status == 422);
    CHECK(page.contains("Rektorerna avser det"));
    CHECK(page.contains("ds-error-summary"));
    CHECK(page.contains("href=\"#d2-by\""));
    CHECK(app.faults_of(page) == testing::no_faults);
    auto saved = app.post("/partnerships/1/definition",
                          {{"version", "0"}, {"d1.state", "in_place"}, {"d1.statement", "ramavtal"}});
    CHECK(saved.status == 303);
    auto history = app.get("/partnerships/1/history");
    CHECK(history.contains("på plats: ramavtal"));
    CHECK_FALSE(history.contains("in_place")); // words, not keys
    CHECK_FALSE(history.contains("(ki)"));
    CHECK_FALSE(history.contains(">d1"));
}

TEST_CASE("A definition answer that is not offered is told at its field, and nothing is kept") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    app.post("/partnerships/new", an_idea);
    app.sign_in_as("triage_officer");
    auto page = app.post("/partnerships/1/definition",
                         {{"version", "0"}, {"d1.state", "zzz"}, {"d2.state", "missing"}});
    CHECK(page.status == 422);
    CHECK(page.contains("d1-state-error"));
    CHECK(page.contains("href=\"#d1-in_place\""));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK_FALSE(app.get("/partnerships/1/history").contains("Definitionen bedömdes"));
}

TEST_CASE("The definition is judged by those who work on the case; who only proposed it reads it") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    app.post("/partnerships/new", an_idea);
    CHECK_FALSE(app.get("/partnerships/1/definition").contains("name=\"d1.state\""));
    CHECK(app.post("/partnerships/1/definition", {{"version", "0"}, {"d1.state", "missing"}}).status == 403);
    app.sign_in_as("preparer"); // prepares, but does not receive
    CHECK(app.get("/partnerships/1/definition").contains("name=\"d1.state\""));
    CHECK(app.post("/partnerships/1/definition", {{"version", "0"}, {"d1.state", "missing"}}).status == 303);
}
