// The page of the answer: one form, whose buttons lose nothing of each other, and a gate that speaks to
// whoever reads.
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/tests/answer_of_tests.hpp"

#include <doctest/doctest.h>

namespace {

// In screening, with a partner of the register; the head of the unit has declared nothing.
void a_case_to_answer(testing::TestApp& app) {
    app.sign_in_as("coordinator");
    REQUIRE(app.post("/organisations/new", {{"name", "Nordvik"}, {"kind", "university"}, {"country", "NO"}})
                .status == 303);
    app.sign_in_as("proposer");
    REQUIRE(
        app.post(
               "/partnerships/new",
               {{"title", "Åldrande hjärnor"}, {"partner1", "Nordvik"}, {"purpose", "Något"}, {"host", "ki"}})
            .status == 303);
    app.sign_in_as("triage_officer");
    REQUIRE(app.post("/partnerships/1/similar", {}).status == 303);
    REQUIRE(app.post("/partnerships/1/begin", {{"interest", "none"}}).status == 303);
    app.sign_in_as("unit_head");
}

std::size_t declarations(testing::TestApp& app) {
    auto reader = app.database().read();
    return partnerships::declarations_of(reader, {1}).size();
}

const http::Pairs a_no{{"outcome", "decline"}, {"answer", "Ett avtal på institutionen passar bättre."}};

} // namespace

TEST_CASE(
    "An answer refused for want of a declaration is counted and named first on the page, with its place") {
    testing::TestApp app;
    a_case_to_answer(app);
    auto refused = partnerships::answered(app, a_no);
    CHECK(refused.status == 409);
    CHECK(refused.contains("href=\"#interest\""));
    CHECK(refused.contains("id=\"interest-error\""));
    CHECK(refused.contains("Ett avtal på institutionen passar bättre."));
    CHECK(refused.contains(app.words()("partnerships.answer_missing.met"))); // the reasons stand there
    CHECK_FALSE(refused.contains(app.words()("partnerships.answer_missing")));
    CHECK(app.faults_of(refused) == testing::no_faults);
}

TEST_CASE("Declaring and answering is one post; nothing that is refused loses what was written") {
    testing::TestApp app;
    a_case_to_answer(app);
    auto both = a_no;
    both.emplace_back("interest", "none");
    CHECK(partnerships::answered(app, both).status == 303);
    auto reader = app.database().read();
    CHECK(partnerships::find_partnership(reader, {1})->stage == partnerships::Stage::declined);
}

TEST_CASE("A conflict of interest that is declared with the answer stands, and the answer is not given") {
    testing::TestApp app;
    a_case_to_answer(app);
    auto both = a_no;
    both.emplace_back("interest", "conflict");
    CHECK(partnerships::answered(app, both).status == 422); // says not why
    both.emplace_back("statement", "Jag är gift med partnerns rektor");
    auto refused = partnerships::answered(app, both);
    CHECK(refused.status == 409);
    CHECK(refused.contains("href=\"#interests\""));
    CHECK(refused.contains("Ett avtal på institutionen passar bättre."));
    CHECK(declarations(app) == 2); // of the triage officer and the head
    auto reader = app.database().read();
    CHECK(partnerships::find_partnership(reader, {1})->stage == partnerships::Stage::screening);
}

TEST_CASE(
    "What is written of the answer is there after another button of the page, and gone once it is given") {
    testing::TestApp app;
    a_case_to_answer(app);
    auto written = a_no;
    written.emplace_back("interest", "none");
    auto declared = app.follow(app.post("/partnerships/1/interest", written));
    CHECK(declared.contains("Ett avtal på institutionen passar bättre."));
    CHECK(declared.contains("value=\"decline\" checked"));
    CHECK(app.faults_of(declared) == testing::no_faults);
    auto more = a_no;
    more[1].second = "Och en rad till.";
    CHECK(app.follow(app.post("/partnerships/1/similar", more)).contains("Och en rad till."));
    app.sign_in_as("triage_officer");
    CHECK_FALSE(app.get("/partnerships/1/screening").contains("Och en rad till.")); // nobody else's
    app.sign_in_as("unit_head");
    REQUIRE(partnerships::answered(app, more).status == 303);
    REQUIRE(app.post("/partnerships/1/reopening", {{"reason", "Nytt läge"}}).status == 303);
    CHECK_FALSE(app.get("/partnerships/1/screening").contains("Och en rad till."));
}

TEST_CASE("Enter in a field of the answer's page presses no button of it") {
    testing::TestApp app;
    a_case_to_answer(app);
    auto page = app.get("/partnerships/1/screening");
    auto first = page.body.find("<button type=\"submit\" disabled hidden>");
    REQUIRE(first != std::string::npos);
    CHECK(page.body.find("formaction=\"/partnerships/1/similar\"") > first);
}

TEST_CASE(
    "The gate says of whom it speaks: to whoever does not take the step, of the handler or of the head") {
    testing::TestApp app;
    a_case_to_answer(app);
    auto words = [&](const char* key) { return std::string{app.words()(key)}; };
    const auto yours = words("partnerships.interests_not_declared");
    CHECK(app.get("/partnerships/1").contains(yours));
    app.sign_in_as("proposer");
    auto page = app.get("/partnerships/1");
    CHECK_FALSE(page.contains(yours));
    CHECK(page.contains(words("partnerships.interests_not_declared.of_head")));
    CHECK(app.api(http::Method::get, "/api/v1/partnerships/1/gate")
              .contains(words("partnerships.interests_not_declared.of_head")));
    app.sign_in_as("unit_head");
    REQUIRE(app.post("/partnerships/1/interest", {{"interest", "none"}}).status == 303);
    app.sign_in_as("proposer");
    CHECK(app.get("/partnerships/1").contains(words("partnerships.interests_not_declared.met.of_head")));
}

TEST_CASE("The same declaration by two buttons of one page is one; after it the test is what comes next") {
    testing::TestApp app;
    a_case_to_answer(app);
    app.sign_in_as("triage_officer");
    auto told = [&](std::string_view key) {
        const auto history = app.get("/partnerships/1/history").body;
        int times = 0;
        for (auto at = history.find(app.words()(key)); at != history.npos;
             at = history.find(app.words()(key), at + 1))
            ++times;
        return times;
    };
    REQUIRE(app.post("/partnerships/1/interest", {{"interest", "none"}}).status == 303);
    CHECK(told("partnerships.event.no_conflict_declared") == 1); // as it stands
    CHECK(app.get("/partnerships/1/screening").contains(app.words()("partnerships.screening.to_test")));
    REQUIRE(app.post("/partnerships/1/interest", {{"interest", "conflict"}, {"statement", "Min syster"}})
                .status == 303);
    CHECK(told("partnerships.event.conflict_declared") == 1);
    auto unsaid = app.post("/partnerships/1/interest", {{"interest", "none"}});
    CHECK(unsaid.status == 422);
    CHECK(unsaid.contains(app.words()("partnerships.conflict_taken_back_why")));
    CHECK(app.faults_of(unsaid) == testing::no_faults);
    CHECK(told("partnerships.event.conflict_taken_back") == 0);
    REQUIRE(app.post("/partnerships/1/interest", {{"interest", "none"}, {"statement", "Hon har slutat"}})
                .status == 303);
    CHECK(told("partnerships.event.conflict_taken_back") == 1);
    CHECK(app.get("/partnerships/1/history").contains("Hon har slutat"));
    CHECK(told("partnerships.event.no_conflict_declared") == 1); // the first one
}

TEST_CASE("FL 16-18 §§: an answer does not take back a declared conflict without a reason") {
    testing::TestApp app;
    a_case_to_answer(app);
    REQUIRE(app.post("/partnerships/1/interest", {{"interest", "conflict"}, {"statement", "Min syster"}})
                .status == 303);
    auto both = a_no;
    both.emplace_back("interest", "none");
    CHECK(partnerships::answered(app, both).status == 422);
    auto reader = app.database().read();
    CHECK(partnerships::find_partnership(reader, {1})->stage == partnerships::Stage::screening);
    CHECK(partnerships::declarations_of(reader, {1}).back().conflict);
}

TEST_CASE("An answer to a case that changed while it was written is not given, and loses nothing") {
    testing::TestApp app;
    a_case_to_answer(app);
    auto seen = app.get("/partnerships/1/screening").hidden("version");
    app.sign_in_as("coordinator");
    REQUIRE(app.post("/partnerships/1/parties", {{"name", "Sunfjord"}, {"country", "NO"}}).status == 303);
    app.sign_in_as("unit_head");
    auto both = a_no;
    both.emplace_back("interest", "none");
    both.emplace_back("version", seen);
    auto late = app.post("/partnerships/1/decision", both);
    CHECK(late.status == 412);
    CHECK(late.contains("href=\"#changed\""));
    CHECK(late.contains("Ett avtal på institutionen passar bättre."));
    CHECK(late.contains("value=\"decline\" checked"));
    CHECK(app.get("/partnerships/1/screening").contains("Ett avtal på institutionen passar bättre."));
    CHECK(app.faults_of(late) == testing::no_faults);
    CHECK(declarations(app) == 1); // the triage officer's: what is refused declares nothing
    CHECK(app.api(http::Method::post, "/api/v1/partnerships/1/decision",
                  R"({"outcome": "decline", "answer": "Nej"})")
              .status == 428);
    CHECK(app.api(http::Method::post, "/api/v1/partnerships/1/decision",
                  R"({"outcome": "decline", "answer": "Nej"})", {{"if-match", "\"v" + seen + "\""}})
              .status == 412);
    both.back().second = late.hidden("version"); // read once more
    CHECK(app.post("/partnerships/1/decision", both).status == 303);
}

TEST_CASE("What is declared with an answer that is refused is not declared, unless it is a conflict") {
    testing::TestApp app;
    a_case_to_answer(app);
    const http::Pairs yes{{"outcome", "accept"}, {"answer", "Välkomna"}, {"interest", "none"}};
    auto refused = partnerships::answered(app, yes);
    CHECK(refused.status == 409);
    CHECK(refused.contains("value=\"none\" checked")); // and stands in the form
    CHECK(declarations(app) == 1);
}
