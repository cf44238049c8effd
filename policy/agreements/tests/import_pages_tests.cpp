// The wizard through the whole program, without a script.
#include "platform/jobs/worker.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/agreements/imports.hpp"

#include <doctest/doctest.h>

namespace {

constexpr const char* a_list = "Number,Partner,Country,Signed,Expiry,Type\n"
                               "N1,Nordvik Institute of Technology,Norway,1/2/2020,2027-05-31,Odd Words\n"
                               "N2,<script>alert(1)</script>,Narnia,3/4/2021,unlimited,Odd Words\n";

http::Upload upload(std::string name, std::string content) {
    return {"file", std::move(name), "text/csv", std::move(content)};
}

http::Pairs six_columns() {
    return {{"columns", "number"},           {"columns", "partner"},
            {"columns", "country"},          {"columns", "signed_on"},
            {"columns", "ends_on"},          {"columns", "type"},
            {"types.Odd Words", "exchange"}, {"dates", "month_first"},
            {"usual_type", "other"},         {"host", "ki"}};
}

http::Pairs two_names(std::string first, std::string second) {
    return {{"names.0.position", "0"},
            {"names.0.how", std::move(first)},
            {"names.1.position", "1"},
            {"names.1.how", std::move(second)}};
}

// The program with a worker that does its jobs when told.
struct Office {
    testing::TestApp app;
    jobs::Handlers handlers;
    jobs::Timetable timetable;
    logging::Log log{logging::Level::error, logging::To::nothing};
    jobs::Worker worker{app.database(), app.clock, handlers, timetable, log};

    Office() {
        app.sign_in_as("contract_administrator");
        agreements::add_import_jobs(handlers, {app.services().institution, app.services().catalogues});
    }
    void ask_to_apply_a_list() {
        app.upload("/agreements/imports", {}, {upload("list.csv", a_list)});
        app.post("/agreements/imports/1/columns", six_columns());
        app.post("/agreements/imports/1/names", two_names("text", "text"));
        REQUIRE(app.post("/agreements/imports/1/apply", {}).status == 303);
    }
    void run(db::Sql sql) {
        auto tx = app.database().begin();
        tx.run(sql);
        tx.commit();
    }
    std::int64_t still_told() {
        auto reader = app.database().read();
        return reader.one<std::int64_t>("SELECT count(*) FROM progress WHERE state = 'running'");
    }
    testing::Answer looked_at(const std::string& address) {
        auto page = app.get(address);
        CHECK(page.status == 200);
        CHECK(app.faults_of(page) == testing::no_faults);
        return page;
    }
};

} // namespace

TEST_CASE("Import pages: from the file to the register and back, every page whole in both languages") {
    Office office;
    auto& app = office.app;
    CHECK(app.get("/agreements").contains("/agreements/imports"));
    auto begun = app.upload("/agreements/imports", {}, {upload("list.csv", a_list)});
    REQUIRE(begun.location == "/agreements/imports/1/columns");
    for (const char* language : {"sv", "en"}) {
        app.speak(language);
        for (const char* path :
             {"/agreements/imports", "/agreements/imports/1/columns", "/agreements/imports/1/names"}) {
            auto page = app.get(path);
            CAPTURE(path);
            CHECK(page.status == 200);
            CHECK(app.faults_of(page) == testing::no_faults);
            CHECK_FALSE(page.contains("<script>alert"));
        }
    }
    auto mapped = app.post("/agreements/imports/1/columns", six_columns());
    REQUIRE(mapped.location == "/agreements/imports/1/names");
    auto names = app.get(mapped.location);
    CHECK(names.contains("Nordvik"));
    CHECK(app.faults_of(names) == testing::no_faults);
    auto checked = app.post("/agreements/imports/1/names", two_names("new", "text"));
    REQUIRE(checked.location == "/agreements/imports/1");
    auto check = app.get(checked.location);
    CHECK(app.faults_of(check) == testing::no_faults);
    CHECK(check.contains("Narnia"));
    CHECK(app.post("/agreements/imports/1/apply", {}).location == "/agreements/imports/1");
    auto waiting = office.looked_at("/agreements/imports/1");
    CHECK(waiting.contains("Waiting for its turn"));
    CHECK(waiting.contains("/agreements/imports/1/events"));
    CHECK(app.get("/agreements/1").status == 404);
    CHECK(app.post("/agreements/imports/1/apply", {}).status == 409); // once is enough
    CHECK(app.post("/agreements/imports/1/names", two_names("text", "text")).status == 409);
    office.worker.run_due();
    CHECK(app.get("/agreements/1").contains("2 Jan 2020"));                   // month first, as was answered
    CHECK(app.get("/agreements/imports/1").contains("The row was taken in")); // no longer "is"
    auto unsure = app.post("/agreements/imports/1/undo", {});
    CHECK(unsure.status == 422);
    CHECK(unsure.contains(R"(<details class="more" open)")); // the box that was not ticked is in sight
    CHECK(app.get("/agreements/1").status == 200);
    CHECK(unsure.contains("id=\"sure-error\""));
    CHECK(app.faults_of(unsure) == testing::no_faults);
    CHECK(app.post("/agreements/imports/1/undo", {{"sure", "1"}}).status == 303);
    CHECK(app.post("/agreements/imports/1/undo", {{"sure", "1"}}).status == 409);
    office.looked_at("/agreements/imports/1");
    office.worker.run_due();
    CHECK(app.get("/agreements/1").status == 404);
    CHECK(office.looked_at("/agreements/imports/1").contains("The import is undone."));
    CHECK(app.reported().empty());
}

TEST_CASE("Import pages: words of a column that is new to the questions are asked about first") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    app.upload("/agreements/imports", {}, {upload("list.csv", "A,B\nNordvik,Odd\nSydvik,Even\n")});
    auto answers =
        http::Pairs{{"columns", "partner"}, {"columns", "type"}, {"usual_type", "other"}, {"host", "ki"}};
    auto asked = app.post("/agreements/imports/1/columns", answers);
    REQUIRE(asked.location == "/agreements/imports/1/columns");
    auto page = app.get(asked.location);
    CHECK(page.contains("type-1"));
    CHECK(app.faults_of(page) == testing::no_faults);
}

TEST_CASE(
    "Import pages: two columns that mean one thing are told as the API tells them, and nothing is lost") {
    testing::TestApp app;
    app.speak("en");
    app.sign_in_as("contract_administrator");
    app.upload("/agreements/imports", {}, {upload("list.csv", a_list)});
    auto twice = six_columns();
    twice[3].second = "ends_on"; // a partner may stand in several columns
    auto refused = app.post("/agreements/imports/1/columns", twice);
    CHECK(refused.status == 422);
    CHECK(refused.contains(app.words(text::Language::en)("agreements.import.column_twice")));
    CHECK(refused.contains("value=\"month_first\" checked")); // what was answered besides stays
    CHECK(app.faults_of(refused) == testing::no_faults);
    auto nonsense = six_columns();
    nonsense[6].second = "song";
    CHECK(app.post("/agreements/imports/1/columns", nonsense).status == 422);
    CHECK(app.post("/agreements/imports/1/columns", six_columns()).status == 303);
}

TEST_CASE("Import pages: an identifier that no organisation has is told; the other answers are kept") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    app.upload("/agreements/imports", {}, {upload("list.csv", a_list)});
    REQUIRE(app.post("/agreements/imports/1/columns", six_columns()).status == 303);
    auto names = two_names("new", "text");
    names.emplace_back("names.1.other", "https://ror.org/056d84691");
    auto told = app.post("/agreements/imports/1/names", names);
    CHECK(told.status == 422);
    CHECK(told.contains(app.words()("agreements.import.unknown_identifier")));
    CHECK(app.faults_of(told) == testing::no_faults);
    CHECK(told.contains("<option value=\"new\" selected"));
    CHECK(told.contains(
        "value=\"https://ror.org/056d84691\"")); // in its row, which the list of errors leads to
    CHECK(told.contains("-other\">"));
    names.back().second.clear();
    CHECK(app.post("/agreements/imports/1/names", names).location == "/agreements/imports/1");
}

TEST_CASE("Import pages: nonsense is answered in words, never with a fault of ours") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    CHECK(app.upload("/agreements/imports", {}, {}).status == 422);
    CHECK(app.upload("/agreements/imports", {}, {upload("x.csv", "")}).status == 422);
    CHECK(app.upload("/agreements/imports", {}, {upload("x.xlsx", std::string("PK\x03\x04garbage", 11))})
              .status == 422);
    CHECK(app.get("/agreements/imports/99").status == 404);
    CHECK(app.get("/agreements/imports/99/columns").status == 404);
    CHECK(app.get("/agreements/imports/99/names").status == 404);
    CHECK(app.post("/agreements/imports/99/columns", six_columns()).status == 404);
    CHECK(app.post("/agreements/imports/99/names", {}).status == 404);
    CHECK(app.post("/agreements/imports/99/apply", {}).status == 404);
    CHECK(app.post("/agreements/imports/99/undo", {{"sure", "1"}}).status == 404);
    app.upload("/agreements/imports", {}, {upload("list.csv", a_list)});
    CHECK(app.post("/agreements/imports/1/apply", {}).status != 500);
    CHECK(app.post("/agreements/imports/1/reading",
                   {{"encoding", "klingon"}, {"separator", "x"}, {"header", "absent"}})
              .status != 500);
    CHECK(app.post("/agreements/imports/1/columns", {{"columns", "drop table"}}).status == 422);
    CHECK(app.reported().empty());
}

TEST_CASE("Import pages: those who may only read the register may not import") {
    testing::TestApp app;
    app.sign_in_as("reader");
    CHECK(app.get("/agreements/imports").status == 403);
    CHECK_FALSE(app.get("/agreements").contains("/agreements/imports"));
}

TEST_CASE("Import pages: a list whose file is gone is given up, and the page says so") {
    Office office;
    auto& app = office.app;
    office.ask_to_apply_a_list();
    office.run("UPDATE files SET subject_id = 99 WHERE subject_kind = 'agreement_imports'");
    office.worker.run_due();
    CHECK(office.still_told() == 0);
    auto page = office.looked_at("/agreements/imports/1");
    CHECK(page.contains(app.words()("agreements.import.broke")));
    CHECK(page.contains(app.words()("agreements.import.status.failed")));
}

TEST_CASE("Import pages: what is being taken back is not told as taken back; what stayed is counted") {
    Office office;
    office.ask_to_apply_a_list();
    office.run("UPDATE imports SET status = 'undoing', failure = 'agreements.import.broke'");
    auto broke = office.app.words()("agreements.import.broke");
    CHECK_FALSE(office.looked_at("/agreements/imports/1").contains(broke));
    office.run("INSERT INTO import_changes (import_id, subject_id, act, before) VALUES (1, 7, 'kept', '{}')");
    office.run("UPDATE imports SET status = 'failed', undone_at = started_at");
    auto page = office.looked_at("/agreements/imports/1");
    CHECK(page.contains(broke));
    CHECK(page.contains(office.app.words().count("agreements.import.kept", 1)));
}

TEST_CASE("Import pages: a job that was cut off after its last batch says that it is done") {
    Office office;
    office.ask_to_apply_a_list();
    REQUIRE(agreements::apply_import(office.app.database(), ImportId{1},
                                     {office.app.services().institution, office.app.services().catalogues},
                                     office.app.by()));
    CHECK(office.still_told() == 1);
    office.worker.run_due();
    CHECK(office.still_told() == 0);
}

TEST_CASE("Import pages: what cannot be undone stands, the page says why, and it can be asked for again") {
    Office office;
    auto& app = office.app;
    office.ask_to_apply_a_list();
    office.worker.run_due();
    REQUIRE(app.post("/agreements/imports/1/undo", {{"sure", "1"}}).status == 303);
    office.run("ALTER TABLE agreements RENAME COLUMN note TO was_note");
    for (int i = 0; i < 4; ++i) {
        office.worker.run_due();
        app.clock.advance_seconds(7200);
    }
    office.run("ALTER TABLE agreements RENAME COLUMN was_note TO note");
    CHECK(office.still_told() == 0);
    auto page = office.looked_at("/agreements/imports/1");
    CHECK(page.contains(app.words()("agreements.import.undo_broke")));
    CHECK(page.contains(app.words()("agreements.import.status.applied")));
    REQUIRE(app.post("/agreements/imports/1/undo", {{"sure", "1"}}).status == 303);
    office.worker.run_due();
    CHECK(office.looked_at("/agreements/imports/1").contains(app.words()("agreements.import.undone_all")));
    CHECK(office.still_told() == 0);
}
