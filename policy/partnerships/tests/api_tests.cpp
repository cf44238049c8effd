// The room as JSON: the same rules, rights and excuses as the pages.
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/tests/answer_of_tests.hpp"

#include <doctest/doctest.h>

using http::Method;

namespace {

const std::string an_idea =
    R"({"title": "Åldrande hjärnor", "partner1": "Nordvik", "purpose": "Något", "areas": ["research", "education"],
        "financial_meaning": "Tre miljoner", "host": "ki"})";

testing::TestApp& with_a_case(testing::TestApp& app) {
    app.sign_in_as("proposer");
    app.api(Method::post, "/api/v1/partnerships", an_idea);
    return app;
}

constexpr db::Sql insert_organisation = R"sql(
    INSERT INTO organisations (name, sort_key, kind, created_at, updated_at) VALUES ('Nordvik', ?, 'university', ?, ?) RETURNING id
)sql";

OrganisationId an_organisation_in(testing::TestApp& app) {
    auto tx = app.database().begin();
    auto id =
        tx.one<OrganisationId>(insert_organisation, db::Bytes{"nordvik"}, app.clock.now(), app.clock.now());
    tx.commit();
    return id;
}

} // namespace

TEST_CASE("An idea is proposed, read, listed and changed; a change names the version it was made from") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    auto made = app.api(Method::post, "/api/v1/partnerships", an_idea);
    CHECK(made.status == 201);
    CHECK(made.header("Location") == "/api/v1/partnerships/1");
    CHECK(made.contains("\"areas\":[\"research\",\"education\"]"));
    auto read = app.api(Method::get, "/api/v1/partnerships/1");
    CHECK(read.header("ETag") == made.header("ETag"));
    CHECK(
        app.api(Method::get, "/api/v1/partnerships/1", "", {{"If-None-Match", read.header("ETag")}}).status ==
        304);
    CHECK(app.api(Method::patch, "/api/v1/partnerships/1", R"({"title": "Nytt"})").status == 428);
    auto changed = app.api(Method::patch, "/api/v1/partnerships/1", R"({"title": "Nytt"})",
                           {{"If-Match", read.header("ETag")}});
    CHECK(changed.status == 200);
    CHECK(changed.contains("\"purpose\":\"Något\"")); // a PATCH changes only what it names
    CHECK(app.api(Method::patch, "/api/v1/partnerships/1", R"({"title": "Sent"})",
                  {{"If-Match", read.header("ETag")}})
              .status == 412);
    CHECK(app.api(Method::post, "/api/v1/partnerships", R"({"title": "Bara en titel"})").status == 422);
    CHECK(app.api(Method::post, "/api/v1/partnerships", "{").status == 422);
    CHECK(app.api(Method::get, "/api/v1/partnerships/99").status == 404);
}

TEST_CASE("Pages of the list follow each other by cursor, and repeat nothing") {
    testing::TestApp app;
    with_a_case(app);
    for (const char* title : {"Barns hälsa", "Cellers minne"}) {
        std::string idea{an_idea};
        auto at = idea.find("\"title\": \"") + 10;
        app.api(Method::post, "/api/v1/partnerships", idea.replace(at, idea.find('"', at) - at, title));
    }
    auto first = app.api(Method::get, "/api/v1/partnerships?limit=2");
    CHECK(first.contains("\"total\":3"));
    auto from = first.body.find("\"next\":\"") + 8;
    auto cursor = first.body.substr(from, first.body.find('"', from) - from);
    auto second = app.api(Method::get, "/api/v1/partnerships?limit=2&cursor=" + cursor);
    CHECK(second.contains("\"number\":\"2026-0003\""));
    CHECK_FALSE(second.contains("\"number\":\"2026-0002\""));
    CHECK(second.contains("\"next\":null"));
    CHECK(app.api(Method::get, "/api/v1/partnerships?cursor=nonsense").status == 400);
}

TEST_CASE("Closed parts are for those who work on the case; a reader neither reads nor changes them") {
    testing::TestApp app;
    with_a_case(app);
    CHECK(app.api(Method::get, "/api/v1/partnerships/1").contains("Tre miljoner"));
    app.sign_in_as("reader");
    auto open = app.api(Method::get, "/api/v1/partnerships/1");
    CHECK(open.status == 200);
    CHECK_FALSE(open.contains("Tre miljoner"));
    CHECK(app.api(Method::patch, "/api/v1/partnerships/1", R"({"title": "Kapat"})",
                  {{"If-Match", open.header("ETag")}})
              .status == 403);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/begin", "{}").status == 403);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/withdrawal", "{}").status == 403);
}

TEST_CASE("The first third of the life cycle by JSON: refused with every reason, then taken") {
    testing::TestApp app;
    with_a_case(app);
    auto organisation = an_organisation_in(app);
    app.sign_in_as("triage_officer");
    auto refused = app.api(Method::post, "/api/v1/partnerships/1/begin", "{}");
    CHECK(refused.status == 409);
    CHECK(refused.type.starts_with("application/problem+json"));
    CHECK(
        app.api(Method::post, "/api/v1/partnerships/1/parties/1/organisation", R"({"identifier": "nowhere"})")
            .status == 422);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/parties/1/organisation",
                  R"({"organisation": )" + std::to_string(organisation.value) + "}")
              .status == 200);
    CHECK(
        app.api(Method::post, "/api/v1/partnerships/1/similar", R"({"join": ["collaboration.99"]})").status ==
        200);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/interest", R"({"interest": "none"})").status == 200);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/begin", "{}").contains("\"stage\":\"screening\""));
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/messages", R"({"body": "Hej", "to_proposer": true})")
              .status == 200);
    auto yes = partnerships::answered_by_json(app, R"({"outcome": "accept", "answer": "Ja"})");
    CHECK(yes.status == 409); // the unit head's (G1a)
    CHECK(yes.contains("partnerships.head_says_yes"));
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/gate").contains("partnerships.head_says_yes"));
    CHECK(partnerships::answered_by_json(app, R"({"outcome": "decline", "answer": "Nej, ett projekt"})")
              .contains("\"stage\":\"declined\""));
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/reopening", "{}").status == 422);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/reopening", R"({"reason": "Ny part"})")
              .contains("\"stage\":\"screening\""));
    CHECK(
        app.api(Method::post, "/api/v1/partnerships/1/withdrawal", "{}").contains("\"stage\":\"withdrawn\""));
}

TEST_CASE("The definition test by JSON: what is sent is answered, and nobody's answer is lost") {
    testing::TestApp app;
    with_a_case(app);
    const std::string address = "/api/v1/partnerships/1/definition";
    const std::string answer =
        R"({"items": [{"key": "d1", "state": "intended", "by": "2028-01-31", "statement": "Ramavtal"}]})";
    CHECK(app.api(Method::patch, address, answer, {{"If-Match", "\"v0\""}}).status ==
          403); // only proposed it
    app.sign_in_as("triage_officer");
    auto read = app.api(Method::get, address);
    CHECK(read.contains("\"unanswered\":7"));
    CHECK(app.api(Method::patch, address, answer).status == 428);
    auto answered = app.api(Method::patch, address, answer, {{"If-Match", read.header("ETag")}});
    CHECK(answered.status == 200);
    CHECK(answered.contains("\"by\":\"2028-01-31\""));
    CHECK(app.api(Method::patch, address, answer, {{"If-Match", read.header("ETag")}}).status == 412);
    auto unknown = app.api(Method::patch, address, R"({"items": [{"key": "d2", "state": "zzz"}]})",
                           {{"If-Match", answered.header("ETag")}});
    CHECK(unknown.status == 422);
    CHECK(unknown.contains("d2.state"));
    auto bare = app.api(Method::patch, address, R"({"items": [{"key": "d2", "state": "in_place"}]})",
                        {{"If-Match", answered.header("ETag")}});
    CHECK(bare.status == 422);
    CHECK(bare.contains("d2.statement"));
    auto more = app.api(Method::patch, address, R"({"items": [{"key": "d2", "state": "missing"}]})",
                        {{"If-Match", answered.header("ETag")}});
    CHECK(more.contains("\"intended\":1")); // what is not sent stays
    CHECK(more.contains("\"missing\":1"));
    CHECK(app.api(Method::get, "/api/v1/partnerships/99/definition").status == 404);
}

TEST_CASE("The management's initiative by JSON needs the right to it") {
    testing::TestApp app;
    const std::string initiative =
        R"({"title": "Vårt hav", "partner1": "Nordvik", "purpose": "Något", "host": "ki",
                                       "origin": "management", "initiated_by": "Rektor"})";
    app.sign_in_as("proposer");
    CHECK(app.api(Method::post, "/api/v1/partnerships", initiative).status == 422);
    app.sign_in_as("management");
    auto made = app.api(Method::post, "/api/v1/partnerships", initiative);
    CHECK(made.status == 201);
    CHECK(made.contains("\"initiated_by\":\"Rektor\""));
}

TEST_CASE("A screening decision names a form that is offered, or none") {
    testing::TestApp app;
    with_a_case(app);
    app.sign_in_as("triage_officer");
    auto unknown = partnerships::answered_by_json(
        app, R"({"outcome": "decline", "answer": "Nej", "other_form": "zzz"})");
    CHECK(unknown.status == 422);
    CHECK(unknown.contains("other_form"));
}

TEST_CASE("Collaborations by JSON: asked for, recorded, changed and ended, each by those who may") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    app.api(Method::post, "/api/v1/organisations",
            R"({"name": "Nordvik", "kind": "university", "country": "NO"})");
    app.sign_in_as("proposer");
    const std::string address = "/api/v1/collaborations";
    const std::string given =
        R"({"title": "Lärarutbyte", "partner": "Nordvik", "form": "departmental_agreement",
                                  "level": "department", "department": "Neuro"})";
    auto made = app.api(Method::post, address, given);
    CHECK(made.status == 201);
    CHECK(made.header("Location") == address + "/1");
    CHECK(app.api(Method::post, address, R"({"title": "Utan partner"})").status == 422);
    CHECK(app.api(Method::post, address + "/1/status", R"({"status": "registered"})").status == 403);
    auto own = app.api(Method::patch, address + "/1", R"({"department": "Kirurgi"})",
                       {{"If-Match", made.header("ETag")}});
    CHECK(own.contains("\"department\":\"Kirurgi\""));
    CHECK(own.contains("\"title\":\"Lärarutbyte\""));
    app.sign_in_as("reader");
    CHECK(app.api(Method::patch, address + "/1", R"({"title": "Kapat"})", {{"If-Match", own.header("ETag")}})
              .status == 403);
    app.sign_in_as("coordinator");
    CHECK(app.api(Method::patch, address + "/1", R"({"title": "Nytt"})").status == 428);
    CHECK(app.api(Method::patch, address + "/1", R"({"title": "Sent"})", {{"If-Match", made.header("ETag")}})
              .status == 412);
    CHECK(app.api(Method::patch, address + "/1", R"({"level": "university_wide"})",
                  {{"If-Match", own.header("ETag")}})
              .status == 422);
    CHECK(app.api(Method::post, address + "/1/status", R"({"status": "zzz"})").status == 422);
    CHECK(app.api(Method::post, address + "/1/status", R"({"status": "registered"})")
              .contains("\"status\":\"registered\""));
    CHECK(app.api(Method::post, address + "/1/status", R"({"status": "withdrawn"})").status == 409);
    CHECK(app.api(Method::get, address + "?status=registered&limit=1").contains("\"total\":1"));
    CHECK(app.api(Method::get, address + "?cursor=nonsense").status == 400);
    CHECK(app.api(Method::get, address + "/99").status == 404);
}
