// The screening page: what is missing is told at its field, and a no leads on to what the collaboration is.
#include "platform/testing/test_app.hpp"
#include "policy/ids.hpp"
#include "policy/partnerships/tests/answer_of_tests.hpp"

#include <doctest/doctest.h>

namespace {

constexpr db::Sql insert_organisation = R"sql(
    INSERT INTO organisations (name, sort_key, kind, created_at, updated_at) VALUES ('Nordvik', ?, 'university', ?, ?) RETURNING id
)sql";

void match_partner(testing::TestApp& app) {
    OrganisationId organisation;
    {
        auto tx = app.database().begin();
        auto now = app.clock.now();
        organisation = tx.one<OrganisationId>(insert_organisation, db::Bytes{"nordvik"}, now, now);
        tx.commit();
    }
    app.post("/partnerships/1/parties/1/organisation",
             {{"organisation_id", std::to_string(organisation.value)}});
}

// Proposed, matched, and declared; nobody has looked for duplicates yet.
void receive_a_case(testing::TestApp& app) {
    app.sign_in_as("proposer");
    app.post("/partnerships/new",
             {{"title", "Åldrande hjärnor"}, {"partner1", "Nordvik"}, {"purpose", "Något"}, {"host", "ki"}});
    app.sign_in_as("triage_officer");
    match_partner(app);
    app.post("/partnerships/1/interest", {{"interest", "none"}});
}

std::string around(const testing::Answer& page, std::string_view id) {
    auto at = page.body.find("id=\"" + std::string{id} + "\"");
    return at == std::string::npos ? "" : page.body.substr(at - std::min<std::size_t>(at, 400), 900);
}

} // namespace

TEST_CASE("An exception without a reason is told at its field and first on the page, and nothing moves") {
    testing::TestApp app;
    receive_a_case(app);
    auto begin = app.post("/partnerships/1/begin", {});
    CHECK(begin.status == 409);
    CHECK(begin.contains("href=\"#excuse-duplicates_not_seen\""));
    CHECK(begin.contains("excuse-duplicates_not_seen-error"));
    CHECK_FALSE(around(begin, "excuse-duplicates_not_seen").find("(frivilligt)") != std::string::npos);
    CHECK(app.faults_of(begin) == testing::no_faults);
    CHECK(app.post("/partnerships/1/begin", {{"excuses.partnerships.duplicates_not_seen", "Känd sedan förr"}})
              .status == 303);
    app.sign_in_as("unit_head");
    app.post("/partnerships/1/interest", {{"interest", "none"}});
    auto decision =
        partnerships::answered(app, {{"outcome", "accept"},
                                     {"answer", "Välkomna"},
                                     {"excuses.partnerships.sponsor_missing", "Utses i januari"}});
    CHECK(decision.status == 409);
    CHECK(decision.contains("excuse-decisive_not_met-error"));
    CHECK(decision.contains("excuse-single_area-error"));
    CHECK_FALSE(decision.contains("excuse-sponsor_missing-error")); // that one has its reason
    CHECK(decision.contains("Utses i januari"));
    CHECK(app.faults_of(decision) == testing::no_faults);
    CHECK(app.get("/partnerships/1").contains("Inledande bedömning"));
}

TEST_CASE("G1a: the yes is the unit head's; whoever only screens may give a no, and is told so") {
    testing::TestApp app;
    receive_a_case(app);
    app.post("/partnerships/1/similar", {});
    app.post("/partnerships/1/begin", {});
    auto page = app.get("/partnerships/1/screening");
    CHECK(page.contains("value=\"decline\""));
    CHECK_FALSE(page.contains("value=\"accept\""));
    CHECK(page.contains("Bara enhetschefen"));
    CHECK(app.get("/partnerships/1").contains("Bara enhetschefen")); // stands in the gate
    CHECK(app.faults_of(page) == testing::no_faults);
    const http::Pairs yes{{"outcome", "accept"}, {"answer", "Välkomna"}};
    auto refused = partnerships::answered(app, yes);
    CHECK(refused.status == 409);
    CHECK(refused.contains("Bara enhetschefen"));
    CHECK(app.faults_of(refused) == testing::no_faults);
    CHECK(app.get("/partnerships/1").contains("Inledande bedömning"));
    app.sign_in_as("unit_head");
    CHECK(app.get("/partnerships/1/screening").contains("value=\"accept\""));
    CHECK(app.get("/partnerships/1").contains("Du kan säga ja för enheten"));
    CHECK_FALSE(app.get("/partnerships/1").contains("Bara enhetschefen"));
    CHECK(partnerships::answered(app, yes).status == 409); // what the test finds missing still counts
}

TEST_CASE(
    "Whoever answers a case that somebody else has just answered is told so, and sees what they wrote") {
    testing::TestApp app;
    receive_a_case(app);
    app.post("/partnerships/1/similar", {});
    app.post("/partnerships/1/begin", {});
    auto answer = [&](const char* text) {
        return partnerships::answered(app, {{"outcome", "decline"}, {"answer", text}});
    };
    REQUIRE(answer("Det första svaret").status == 303);
    auto late = answer("Mitt eget långa svar");
    CHECK(late.status == 409);
    CHECK(late.contains(app.words()("partnerships.screening.answered_before_you")));
    CHECK(late.contains("Mitt eget långa svar"));
    CHECK(late.contains("Det första svaret"));
    CHECK(app.faults_of(late) == testing::no_faults);
    auto reader = app.database().read();
    CHECK(partnerships::find_partnership(reader, {1})->answer == "Det första svaret");
}

TEST_CASE("R13: a no names the fitting form, and the collaboration is recorded at its own level from there") {
    testing::TestApp app;
    receive_a_case(app);
    app.post("/partnerships/1/similar", {});
    app.post("/partnerships/1/begin", {});
    const http::Pairs no{{"outcome", "decline"}, {"answer", "Ett avtal på institutionen passar bättre."}};
    auto unknown = no;
    unknown.emplace_back("other_form", "zzz");
    CHECK(partnerships::answered(app, unknown).status == 422);
    auto departmental = no;
    departmental.emplace_back("other_form", "departmental_agreement");
    auto page = app.follow(partnerships::answered(app, departmental));
    CHECK(page.contains("/collaborations/new?case=1"));
    // The proposer is told what fits, and who helps with it.
    CHECK(app.get("/partnerships/1/messages").contains("Internationellt avtal på institutionsnivå"));
    CHECK(app.get("/partnerships/1/messages").contains("international-office@example.org"));
    auto form = app.get("/collaborations/new?case=1");
    CHECK(form.contains("value=\"Åldrande hjärnor\""));
    CHECK(form.contains("<option value=\"departmental_agreement\" selected"));
    CHECK(app.faults_of(form) == testing::no_faults);
}

TEST_CASE("What is needed before the next step leads to the very place where it is given") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    app.post("/partnerships/new",
             {{"title", "Åldrande hjärnor"}, {"partner1", "Nordvik"}, {"purpose", "Något"}, {"host", "ki"}});
    app.sign_in_as("triage_officer");
    auto page = app.get("/partnerships/1/screening");
    for (const char* place : {"partners", "alike", "interests"}) {
        CHECK(page.contains("/partnerships/1/screening#" + std::string{place}));
        CHECK(page.contains("id=\"" + std::string{place} + "\""));
    }
}

TEST_CASE("Before the partner is matched nobody is told that there is nothing similar") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    app.post("/partnerships/new",
             {{"title", "Åldrande hjärnor"}, {"partner1", "Nordvik"}, {"purpose", "Något"}, {"host", "ki"}});
    app.sign_in_as("triage_officer");
    auto none = app.words()("partnerships.screening.none_similar");
    auto before = app.get("/partnerships/1/screening");
    CHECK_FALSE(before.contains(none));
    CHECK(before.contains(app.words()("partnerships.screening.match_first")));
    match_partner(app);
    CHECK(app.get("/partnerships/1/screening").contains(none));
}

TEST_CASE("A term of whole years is said in years") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    auto sent = app.post("/partnerships/new", {{"title", "Åldrande hjärnor"},
                                               {"partner1", "Nordvik"},
                                               {"purpose", "Något"},
                                               {"host", "ki"},
                                               {"years", "5"}});
    CHECK(app.follow(sent).contains("<dd>5 år</dd>"));
}

TEST_CASE("A blank is no reason to pass something over, by form or by JSON") {
    testing::TestApp app;
    receive_a_case(app);
    auto begin = app.post("/partnerships/1/begin", {{"excuses.partnerships.duplicates_not_seen", "  "}});
    CHECK(begin.status == 409);
    CHECK(begin.contains("excuse-duplicates_not_seen-error"));
    CHECK(app.api(http::Method::post, "/api/v1/partnerships/1/begin",
                  R"({"excuses": {"partnerships.duplicates_not_seen": " "}})")
              .status == 409);
    CHECK(app.api(http::Method::post, "/api/v1/partnerships/1/begin",
                  R"({"excuses": {"partnerships.duplicates_not_seen": "Känd"}})")
              .status == 200);
}

TEST_CASE("What shares two partners with a case stands once among what is similar, with both their names") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    for (int i = 0; i < 2; ++i)
        app.post("/partnerships/new", {{"title", "Åldrande hjärnor " + std::to_string(i)},
                                       {"partner1", "Nordvik"},
                                       {"partner2", "Sunfjord"},
                                       {"purpose", "Något"},
                                       {"host", "ki"}});
    {
        auto tx = app.database().begin();
        auto now = app.clock.now();
        auto first = tx.one<OrganisationId>(insert_organisation, db::Bytes{"nordvik"}, now, now);
        auto second = tx.one<OrganisationId>(insert_organisation, db::Bytes{"nordvik"}, now, now);
        tx.run("UPDATE organisations SET name = 'Sunfjord' WHERE id = ?", second);
        tx.run("UPDATE partnership_parties SET organisation_id = ? WHERE name_as_written = 'Nordvik'", first);
        tx.run("UPDATE partnership_parties SET organisation_id = ? WHERE name_as_written = 'Sunfjord'",
               second);
        tx.commit();
    }
    app.sign_in_as("triage_officer");
    auto similar = app.api(http::Method::get, "/api/v1/partnerships/1/similar");
    CHECK(similar.contains("\"total\":1"));
    CHECK(similar.contains("Nordvik, Sunfjord"));
    CHECK(app.faults_of(app.get("/partnerships/1/screening")) == testing::no_faults);
}
