// R18: those concerned at each party and at our own, by page and as JSON, with their history.
#include "platform/events/events.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/stakeholders.hpp"

#include <doctest/doctest.h>

using http::Method;

namespace {

constexpr const char* all = "/api/v1/partnerships/1/stakeholders";
constexpr const char* first = "/api/v1/partnerships/1/stakeholders/1";

void begin_with_a_case(testing::TestApp& app) {
    app.sign_in_as("proposer");
    app.post("/partnerships/new",
             {{"title", "Åldrande hjärnor"}, {"partner1", "Nordvik"}, {"purpose", "Något"}, {"host", "ki"}});
    app.sign_in_as("triage_officer");
}

std::size_t number_of(testing::TestApp& app) {
    auto reader = app.database().read();
    return partnerships::stakeholders_of(reader, {1}).size();
}

std::size_t events_of(testing::TestApp& app) {
    auto reader = app.database().read();
    return events::history_of(reader, {"partnerships", 1}).size();
}

const http::Pairs students{
    {"name", "Studentkåren"}, {"party", "1"}, {"interest", "Utbytesplatser"}, {"involvement", "informed"}};

} // namespace

TEST_CASE("R18: somebody concerned is listed with party, interest and involvement, changed, and taken off") {
    testing::TestApp app;
    begin_with_a_case(app);
    CHECK(app.faults_of(app.get("/partnerships/1/edit")) == testing::no_faults);
    CHECK(app.post("/partnerships/1/stakeholders", students).status == 303);
    auto twice = app.post("/partnerships/1/stakeholders", students);
    CHECK(twice.status == 422);
    CHECK(twice.contains(app.words()("partnerships.stakeholder_there")));
    CHECK(number_of(app) == 1);
    auto page = app.get("/partnerships/1");
    CHECK(page.contains("Studentkåren, Nordvik"));
    CHECK(page.contains("Informerad"));
    CHECK(page.contains("Utbytesplatser"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.faults_of(app.get("/partnerships/1/edit")) == testing::no_faults);
    CHECK(app.get("/partnerships/1/definition").contains("Berörda: 1, varav 1"));
    auto fields = students;
    fields.back().second = "taking_part";
    fields.emplace_back("version", "1");
    CHECK(app.post("/partnerships/1/stakeholders/1", fields).status == 303);
    auto history = app.get("/partnerships/1/history");
    CHECK(history.contains("<del>Informerad</del>"));
    CHECK(history.contains("<ins>Deltar</ins>"));
    CHECK(app.faults_of(history) == testing::no_faults);
    CHECK(app.post("/partnerships/1/stakeholders/1/removal", {}).status == 303);
    CHECK_FALSE(app.get("/partnerships/1").contains("Studentkåren, Nordvik"));
    CHECK(app.get("/partnerships/1/history").contains("En berörd togs bort"));
}

TEST_CASE("R18: a nameless one, or of a party of another case, is refused, and leaves no trace") {
    testing::TestApp app;
    begin_with_a_case(app);
    auto before = events_of(app);
    auto nameless = app.post("/partnerships/1/stakeholders",
                             {{"name", ""}, {"interest", "Platser"}, {"involvement", "informed"}});
    CHECK(nameless.status == 422);
    CHECK(nameless.contains("href=\"#stakeholder-name-0\""));
    CHECK(nameless.contains("Platser"));
    CHECK(app.faults_of(nameless) == testing::no_faults);
    CHECK(app.api(Method::post, all, R"({"name": "Kåren", "involvement": "informed", "party": 99})").status ==
          422);
    CHECK(app.api(Method::post, all, R"({"name": "Kåren", "involvement": "loud"})").status == 422);
    CHECK(app.post("/partnerships/1/stakeholders/9/removal", {}).status == 404);
    CHECK(number_of(app) == 0);
    CHECK(events_of(app) == before);
}

TEST_CASE("R18: of two who change the same, the second is told, by page and by JSON") {
    testing::TestApp app;
    begin_with_a_case(app);
    auto added = app.api(Method::post, all, R"({"name": "Facken", "involvement": "not_asked"})");
    CHECK(added.status == 201);
    const http::Pairs seen{{"If-Match", added.header("ETag")}};
    CHECK(app.api(Method::patch, first, R"({"involvement": "consulted"})").status == 428);
    CHECK(app.api(Method::patch, first, R"({"involvement": "consulted"})", seen).contains("\"version\":2"));
    CHECK(app.api(Method::patch, first, R"({"interest": "Arbetsmiljö"})", seen).status == 412);
    auto fields = students;
    fields.emplace_back("version", "1");
    auto late = app.post("/partnerships/1/stakeholders/1", fields);
    CHECK(late.status == 412);
    CHECK(late.contains("Facken"));
    CHECK(late.contains("Studentkåren"));
    CHECK(app.faults_of(late) == testing::no_faults);
    CHECK(app.api(Method::get, all).contains("\"involvement\":\"consulted\""));
}

TEST_CASE("R18: the list is for those who work on the case; nobody else reads or changes it") {
    testing::TestApp app;
    begin_with_a_case(app);
    app.post("/partnerships/1/stakeholders", students);
    app.sign_in_as("reader");
    CHECK_FALSE(app.get("/partnerships/1").contains("Studentkåren"));
    CHECK(app.api(Method::get, all).status == 403);
    CHECK(app.api(Method::post, all, R"({"name": "Kåren", "involvement": "informed"})").status == 403);
    CHECK(app.post("/partnerships/1/stakeholders", students).status == 403);
    CHECK(app.post("/partnerships/1/stakeholders/1", students).status == 403);
    CHECK(app.post("/partnerships/1/stakeholders/1/removal", {}).status == 403);
    CHECK(app.api(Method::post, std::string{first} + "/removal", "{}").status == 403);
    CHECK(number_of(app) == 1);
}

TEST_CASE(
    "A party takes those concerned there with it: it is said before, and the history keeps what was said") {
    testing::TestApp app;
    begin_with_a_case(app);
    app.post("/partnerships/1/parties", {{"name", "Sydvik"}});
    app.post("/partnerships/1/stakeholders", students);
    CHECK(app.get("/partnerships/1/edit").contains("De berörda som hör till Nordvik tas också bort."));
    CHECK(app.post("/partnerships/1/parties/1/removal", {}).status == 303);
    CHECK(number_of(app) == 0);
    auto history = app.get("/partnerships/1/history");
    for (const auto* said : {"Studentkåren", "Utbytesplatser", "Informerad"})
        CHECK(history.contains("<del>" + std::string{said} + "</del>"));
}
