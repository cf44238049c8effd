// Organisations are named in the reader's language wherever a page shows one.
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

constexpr db::Sql insert_english_name = R"sql(
    INSERT INTO organisation_names (organisation_id, name, folded, language, use, origin)
    VALUES (1, 'University of Nordvik', 'university of nordvik', 'en', 'label', 'user')
)sql";
constexpr db::Sql insert_relation_to_it = R"sql(
    INSERT INTO organisation_relations (organisation_id, kind, other_id, origin) VALUES (2, 'related', 1, 'user')
)sql";

// An agreement, a case, a collaboration and another organisation that all point at one.
void point_at_nordvik(testing::TestApp& app) {
    app.sign_in_as("coordinator");
    for (auto name : {"Nordviks universitet", "Vikens sjukhus"})
        REQUIRE(app.post("/organisations/new", {{"name", name}, {"kind", "university"}, {"country", "NO"}})
                    .status == 303);
    {
        auto tx = app.database().begin();
        tx.run(insert_english_name);
        tx.run(insert_relation_to_it);
        tx.commit();
    }
    REQUIRE(app.post("/collaborations", {{"title", "Lärarutbyte"},
                                         {"partner", "Nordviks universitet"},
                                         {"form", "departmental_agreement"},
                                         {"level", "department"},
                                         {"department", "Neurovetenskap"},
                                         {"host", "ki"},
                                         {"register", "1"}})
                .status == 303);
    REQUIRE(app.post("/partnerships/new", {{"title", "Åldrande hjärnor"},
                                           {"partner1", "Nordviks universitet"},
                                           {"purpose", "Något"},
                                           {"host", "ki"}})
                .status == 303);
    app.sign_in_as("contract_administrator");
    REQUIRE(app.api(http::Method::post, "/api/v1/agreements",
                    R"({"title": "Ramavtal", "type": "framework", "status": "draft", "host": "ki",
                        "parties": [{"organisation": 1}]})")
                .status == 201);
}

} // namespace

TEST_CASE("Organisations are named in the reader's language on every page that shows them") {
    testing::TestApp app;
    point_at_nordvik(app);
    app.sign_in_as("coordinator");
    for (const char* page : {"/agreements", "/agreements/1", "/partnerships", "/partnerships/1",
                             "/collaborations", "/collaborations/1", "/organisations/2"}) {
        CAPTURE(page);
        app.speak("en");
        auto english = app.get(page);
        CHECK(english.contains("University of Nordvik"));
        CHECK(app.faults_of(english) == testing::no_faults);
        app.speak("sv");
        auto swedish = app.get(page);
        CHECK(swedish.contains("Nordviks universitet"));
        CHECK_FALSE(swedish.contains("University of Nordvik"));
    }
}
