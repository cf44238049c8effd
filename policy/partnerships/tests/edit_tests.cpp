// Editing a case: what is saved, what two people at once see, and what comes back.
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/store.hpp"

#include <doctest/doctest.h>

namespace {

const http::Pairs an_idea{{"title", "Åldrande hjärnor"},
                          {"partner1", "Nordvik"},
                          {"purpose", "Något som ingen når ensam"},
                          {"areas", "research"},
                          {"host", "ki"}};

http::Pairs edited(std::string version, std::string title, std::string purpose) {
    return {{"version", std::move(version)},
            {"title", std::move(title)},
            {"purpose", std::move(purpose)},
            {"was.title", "Åldrande hjärnor"},
            {"was.purpose", "Något som ingen når ensam"},
            {"areas", "research"},
            {"areas", "education"},
            {"term_months", "60"},
            {"registration_number", "1-123/2026"},
            {"host", "ki"}};
}

testing::TestApp& with_an_idea(testing::TestApp& app) {
    app.sign_in_as("proposer");
    app.post("/partnerships/new", an_idea);
    app.sign_in_as("triage_officer");
    return app;
}

partnerships::Partnership the_case(testing::TestApp& app) {
    auto reader = app.database().read();
    return *partnerships::find_partnership(reader, {1});
}

} // namespace

TEST_CASE("A case is edited; the history shows each value before and after, and puts it back") {
    testing::TestApp app;
    with_an_idea(app);
    auto form = app.get("/partnerships/1/edit");
    CHECK(app.faults_of(form) == testing::no_faults);
    CHECK(app.post("/partnerships/1/edit", edited("1", "Hjärnor", "Något nytt")).status == 303);
    CHECK(the_case(app).areas == "research education");
    CHECK(the_case(app).registration_number == "1-123/2026");
    auto history = app.get("/partnerships/1/history");
    CHECK(history.contains("<del>Åldrande hjärnor</del>"));
    CHECK(history.contains("<ins>Hjärnor</ins>"));
    CHECK(history.contains("Forskning, Utbildning")); // words, not keys
    CHECK(app.faults_of(history) == testing::no_faults);
    auto from = history.body.find("/partnerships/1/history/");
    REQUIRE(from != std::string::npos);
    auto undo = history.body.substr(from, history.body.find('"', from) - from);
    CHECK(app.post(undo, {}).status == 303);
    CHECK(the_case(app).title == "Åldrande hjärnor");
    CHECK(the_case(app).areas == "research");
    CHECK(app.post("/partnerships/1/history/1/put-back", {}).status ==
          404); // a registration cannot be undone
}

TEST_CASE("The history says who holds a case together and which unit has it, not their numbers") {
    testing::TestApp app;
    with_an_idea(app);
    auto by = app.by();
    {
        auto tx = app.database().begin();
        constexpr db::Sql insert_organisation =
            "INSERT INTO organisations (name, sort_key, kind, created_at, "
            "updated_at) VALUES ('KI', ?, 'university', ?, ?)";
        tx.run(insert_organisation, db::Bytes{"k"}, by.when, by.when);
        tx.run("INSERT INTO units (organisation_id, name_sv) VALUES (1, 'Kansliet')");
        tx.commit();
    }
    partnerships::BulkChange change;
    change.coordinator = by.account;
    change.unit = UnitId{1};
    REQUIRE(partnerships::change_many(app.database(), {PartnershipId{1}}, change, by));
    auto history = app.get("/partnerships/1/history");
    CHECK(history.contains("<ins>Kansliet</ins>"));
    CHECK(history.contains("<ins>" + by.name + "</ins>"));
    CHECK_FALSE(history.contains("<ins>1</ins>"));
}

TEST_CASE("A proposer who sends the day and the number along changes neither, by form or by JSON") {
    testing::TestApp app;
    with_an_idea(app);
    auto before = the_case(app);
    app.sign_in_as("proposer");
    CHECK_FALSE(app.get("/partnerships/1/edit").contains("name=\"answer_by\""));
    auto fields = edited("1", "Ny rubrik", "Nytt syfte");
    fields.emplace_back("answer_by", "2099-01-01");
    fields.emplace_back("host", "both");
    CHECK(app.post("/partnerships/1/edit", fields).status == 303);
    CHECK(app.api(http::Method::patch, "/api/v1/partnerships/1",
                  R"({"purpose": "Mer", "answer_by": "2099-01-01", "registration_number": "1-9/2026"})",
                  {{"If-Match", app.api(http::Method::get, "/api/v1/partnerships/1").header("ETag")}})
              .status == 200);
    auto after = the_case(app);
    CHECK(after.title == "Ny rubrik");
    CHECK(after.purpose == "Mer");
    CHECK(after.answer_by == before.answer_by);
    CHECK(after.registration_number.empty());
    CHECK(after.host == "ki");
}

TEST_CASE("Two people edit: the second sees mine, theirs and the original, and nothing is lost") {
    testing::TestApp app;
    with_an_idea(app);
    CHECK(app.post("/partnerships/1/edit", edited("1", "Deras rubrik", "Något som ingen når ensam")).status ==
          303);
    auto late = app.post("/partnerships/1/edit", edited("1", "Min rubrik", "Mitt syfte"));
    CHECK(late.status == 412);
    CHECK(late.contains("Deras rubrik"));
    CHECK(late.contains("Min rubrik"));
    CHECK(late.contains("Åldrande hjärnor"));
    CHECK(late.contains("Mitt syfte"));
    CHECK_FALSE(late.contains(app.words()("web.conflict.text_unknown"))); // it says who
    CHECK(app.faults_of(late) == testing::no_faults);
    CHECK(the_case(app).title == "Deras rubrik");
}

TEST_CASE("Nonsense in the form is told beside its field, and what was typed stays") {
    testing::TestApp app;
    with_an_idea(app);
    auto fields = edited("1", "", "Ett syfte som ska stå kvar");
    fields.emplace_back("coordinator", "999");
    fields.emplace_back("unit", "-1");
    auto page = app.post("/partnerships/1/edit", fields);
    CHECK(page.status == 422);
    CHECK(page.contains("Ett syfte som ska stå kvar"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(the_case(app).version == 1);
    CHECK(app.post("/partnerships/1/edit", edited("1", std::string(500, 'x'), "y")).status == 422);
}

TEST_CASE("Partners of a case are added, described and removed, but not the last") {
    testing::TestApp app;
    with_an_idea(app);
    CHECK(app.post("/partnerships/1/parties/1/removal", {}).status == 409);
    CHECK(app.post("/partnerships/1/parties", {{"name", "Sydvik"}, {"country", "Norge"}}).status == 303);
    CHECK(app.post("/partnerships/1/parties", {{"name", ""}}).status == 422);
    CHECK(app.post("/partnerships/1/parties", {{"name", "X"}, {"organisation_id", "999"}}).status == 404);
    CHECK(app.post("/partnerships/1/parties/2", {{"sponsor", "Rektor"}, {"version", "1"}}).status == 303);
    CHECK(app.get("/partnerships/1/edit").contains("Rektor"));
    auto late =
        app.post("/partnerships/1/parties/2",
                 {{"sponsor", "Prorektor"}, {"contact", "Prefekten"}, {"was.sponsor", ""}, {"version", "1"}});
    CHECK(late.status == 412); // two at once: neither is lost
    CHECK(late.contains("Rektor"));
    CHECK(late.contains("Prorektor"));
    CHECK(app.faults_of(late) == testing::no_faults);
    CHECK(app.post("/partnerships/1/parties/1/removal", {}).status == 303);
    auto reader = app.database().read();
    CHECK(partnerships::parties_of(reader, {1}).size() == 1);
}

TEST_CASE("A case is taken back by its proposer and opened again with a reason") {
    testing::TestApp app;
    with_an_idea(app);
    app.sign_in_as("proposer");
    CHECK(app.get("/partnerships/1").contains("Återta förslaget"));
    CHECK(app.post("/partnerships/1/withdrawal", {{"reason", "Ingen tid"}}).status == 303);
    CHECK(app.post("/partnerships/1/reopening", {{"reason", "Jag vill ändå"}}).status == 403);
    app.sign_in_as("triage_officer");
    auto page = app.get("/partnerships/1");
    CHECK(page.contains("Öppna igen"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.post("/partnerships/1/reopening", {}).status == 409);
    CHECK(app.post("/partnerships/1/reopening", {{"reason", "Ny part"}}).status == 303);
}

TEST_CASE("The registrar sets the registration number, and nothing else") {
    testing::TestApp app;
    with_an_idea(app);
    app.sign_in_as("registrar");
    CHECK(app.post("/partnerships/1/registration", {{"registration_number", "1-9/2026"}}).status == 303);
    CHECK(app.get("/partnerships/1").contains("1-9/2026"));
    CHECK(app.get("/partnerships/1/edit").status == 403);
    app.sign_in_as("reader");
    CHECK(app.post("/partnerships/1/registration", {{"registration_number", "x"}}).status == 403);
}
