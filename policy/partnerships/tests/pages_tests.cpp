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

std::string stamp_in(const testing::Answer& page) { return page.hidden("stamp"); }

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

TEST_CASE("Somebody outside asks, gets a number, and sees only the own request") {
    testing::TestApp app;
    auto form = app.get("/request");
    CHECK(app.faults_of(form) == testing::no_faults);
    auto sender = with(an_idea, {{"sender_name", "Helix (exempel)"},
                                 {"sender_organisation", "Helix"},
                                 {"sender_email", "helix@example.org"},
                                 {"stamp", stamp_in(form)}});
    CHECK(app.post("/request", sender).status == 422); // quicker than a hand can write
    app.clock.advance_seconds(60);
    auto sent = app.post("/request", sender);
    CHECK(sent.status == 303);
    auto status = app.follow(sent);
    CHECK(status.contains("2026-0001"));
    CHECK(app.faults_of(status) == testing::no_faults);
    CHECK(app.get("/request/status?number=2026-0001&key=guess").status == 404);
    CHECK(app.get("/partnerships/1").status != 200);
}

TEST_CASE(
    "A trap that only machines see, a broken seal and a flood are all refused, and nothing is registered") {
    testing::TestApp app;
    auto form = app.get("/request");
    auto stamp = stamp_in(form);
    app.clock.advance_seconds(60);
    auto sender = with(
        an_idea, {{"sender_name", "Bot"}, {"sender_organisation", "Bot"}, {"sender_email", "b@example.org"}});
    CHECK(app.post("/request", with(sender, {{"stamp", stamp}, {"homepage_confirm", "x"}})).status == 422);
    CHECK(app.post("/request", with(sender, {{"stamp", stamp + "x"}})).status == 422);
    for (int i = 0; i < 5; ++i) CHECK(app.post("/request", with(sender, {{"stamp", stamp}})).status == 303);
    CHECK(app.post("/request", with(sender, {{"stamp", stamp}})).status == 429);
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
    CHECK(refused.contains("Alla partner är inte kopplade till registret."));
    for (const auto& fault : app.faults_of(refused)) MESSAGE(fault);
    CHECK(app.faults_of(refused) == testing::no_faults);
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
