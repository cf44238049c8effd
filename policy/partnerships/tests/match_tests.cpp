// Saying which organisation of the register a proposed partner is: without scripts, by name alone where that
// is enough.
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/tests/register_of_tests.hpp"

#include <doctest/doctest.h>

using partnerships::in_the_register;

namespace {

void a_case_with(testing::TestApp& app, std::string partner) {
    app.sign_in_as("proposer");
    auto sent = app.post("/partnerships/new", {{"title", "Åldrande hjärnor"},
                                               {"partner1", std::move(partner)},
                                               {"purpose", "Något som ingen når ensam"},
                                               {"areas", "research"},
                                               {"areas", "education"},
                                               {"years", "5"},
                                               {"host", "ki"}});
    REQUIRE(sent.status == 303);
    app.sign_in_as("triage_officer");
}

constexpr const char* match = "/partnerships/1/parties/1/organisation";

testing::Answer asked(testing::TestApp& app, std::string name) {
    auto page = app.post(match, {{"organisation_id", ""}, {"organisation", std::move(name)}});
    CHECK(page.status == 422);
    CHECK(app.faults_of(page) == testing::no_faults);
    return page;
}

} // namespace

TEST_CASE("Triage: a name that only one organisation bears is enough to match it, without scripts") {
    testing::TestApp app;
    auto id = in_the_register(app, "Nordvik Institute of Technology", "NO");
    a_case_with(app, "Nordvik, det tekniska");
    auto sent =
        app.post(match, {{"organisation_id", ""}, {"organisation", "nordvik institute of technology"}});
    CHECK(sent.status == 303);
    CHECK(app.follow(sent).contains("href=\"/organisations/" + id + "\""));
}

TEST_CASE("Triage: where several bear the name, the page offers them, and the one chosen is matched") {
    testing::TestApp app;
    in_the_register(app, "Nordvik University", "NO");
    auto second = in_the_register(app, "Nordvik University", "SE");
    a_case_with(app, "Nordvik University");
    auto page = asked(app, "Nordvik University");
    CHECK(page.contains("name=\"organisation_choice\" value=\"" + second + "\""));
    CHECK(page.contains("Sverige"));
    auto sent = app.post(match, {{"organisation", "Nordvik University"}, {"organisation_choice", second}});
    CHECK(sent.status == 303);
    CHECK(app.follow(sent).contains("href=\"/organisations/" + second + "\""));
}

TEST_CASE("Triage: a name that nobody bears leads to what is spelt nearly so, or to adding it") {
    testing::TestApp app;
    auto id = in_the_register(app, "Nordvik University", "NO");
    a_case_with(app, "Somebody");
    CHECK(asked(app, "Nordvikk Univercity").contains("name=\"organisation_choice\" value=\"" + id + "\""));
    auto nobody = asked(app, "Sydhamn & Co");
    CHECK_FALSE(nobody.contains("organisation_choice"));
    CHECK(nobody.contains("/organisations/new?name=Sydhamn%20%26%20Co"));
    CHECK(nobody.contains("value=\"Sydhamn &amp; Co\"")); // what was typed is still there
    CHECK(app.api(http::Method::get, "/api/v1/partnerships/1").contains("\"Somebody\""));
}

TEST_CASE("Triage: the name typed last goes before a suggestion chosen earlier") {
    testing::TestApp app;
    auto first = in_the_register(app, "Nordvik University", "NO"),
         second = in_the_register(app, "Sydhamn College", "SE");
    a_case_with(app, "Sydhamn College");
    auto sent = app.post(match, {{"organisation_id", first}, {"organisation", "Sydhamn College"}});
    CHECK(sent.status == 303);
    CHECK(app.follow(sent).contains("href=\"/organisations/" + second + "\""));
}

TEST_CASE("Triage by JSON: a name that only one bears matches, one that two bear does not") {
    testing::TestApp app;
    in_the_register(app, "Nordvik University", "NO");
    in_the_register(app, "Nordvik University", "SE");
    in_the_register(app, "Sydhamn College", "SE");
    a_case_with(app, "Sydhamn College");
    auto post = [&](const char* body) {
        return app.api(http::Method::post, std::string{"/api/v1"} + match, body).status;
    };
    CHECK(post(R"({"identifier": "Nordvik University"})") == 422);
    CHECK(post(R"({"identifier": "Sydhamn College"})") == 200);
}

TEST_CASE("A collaboration is registered by its partner's name; where several bear it one is chosen") {
    testing::TestApp app;
    in_the_register(app, "Nordvik University", "NO");
    auto second = in_the_register(app, "Nordvik University", "SE");
    in_the_register(app, "Sydhamn College", "SE");
    http::Pairs given{
        {"title", "Lärarutbyte"}, {"partner", "Sydhamn College"}, {"form", "departmental_agreement"},
        {"level", "department"},  {"department", "Neuro"},        {"register", "1"},
        {"organisation_id", ""}};
    CHECK(app.post("/collaborations", given).status == 303);
    given[1].second = "Nordvik University";
    auto page = app.post("/collaborations", given);
    CHECK(page.status == 422);
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(page.contains("name=\"organisation_choice\""));
    given.emplace_back("organisation_choice", second);
    auto sent = app.post("/collaborations", given);
    REQUIRE(sent.status == 303);
    CHECK(app.follow(sent).contains("/organisations/" + second));
}

TEST_CASE(
    "Where nothing in the register is like the name, nobody is told to choose among what is not shown") {
    testing::TestApp app;
    a_case_with(app, "Nordvik");
    auto page = app.post("/partnerships/1/parties/1/organisation", {{"organisation", "Qwxyz"}});
    CHECK(page.status == 422);
    CHECK(page.contains("Ingen organisation i registret liknar det du skrev."));
    CHECK_FALSE(page.contains("Välj bland dem som visas"));
}

TEST_CASE("G0: the same organisation stands once among the partners of a case, by page and by JSON") {
    testing::TestApp app;
    auto id = in_the_register(app, "Nordvik", "NO");
    app.sign_in_as("proposer");
    const http::Pairs twice{{"title", "Två gånger"}, {"partner1", "Nordvik"}, {"partner2", "Sunfjord"},
                            {"partner3", "nordvik"}, {"purpose", "Något"},    {"host", "ki"}};
    auto refused = app.post("/partnerships/new", twice);
    CHECK(refused.status == 422);
    CHECK(refused.contains("href=\"#partner3\""));
    CHECK(refused.contains(app.words()("partnerships.partner_twice")));
    CHECK(app.faults_of(refused) == testing::no_faults);
    auto by_json = app.api(http::Method::post, "/api/v1/partnerships",
                           R"({"title": "Två", "purpose": "Något", "host": "ki", "partner1": "Nordvik",
                               "organisation2": )" +
                               id + "}");
    CHECK(by_json.status == 422);
    CHECK(by_json.contains("\"field\":\"partner2\""));
    a_case_with(app, "Nordvik, det tekniska"); // not yet tied
    app.sign_in_as("coordinator");
    REQUIRE(app.post("/partnerships/1/parties", {{"name", "Nordvik"}, {"organisation_id", id}}).status ==
            303);
    auto added = app.post("/partnerships/1/parties", {{"name", "NORDVIK"}});
    CHECK(added.status == 422);
    CHECK(added.contains(app.words()("partnerships.partner_twice")));
    CHECK(app.faults_of(added) == testing::no_faults);
    app.sign_in_as("triage_officer");
    auto matched = app.post(match, {{"organisation", "Nordvik"}, {"organisation_id", id}});
    CHECK(matched.status == 422);
    CHECK(matched.contains("href=\"#organisation-1\""));
    CHECK(app.faults_of(matched) == testing::no_faults);
    CHECK(app.api(http::Method::post, "/api/v1/partnerships/1/parties/1/organisation",
                  R"({"organisation": )" + id + "}")
              .contains("\"field\":\"organisation\""));
}
