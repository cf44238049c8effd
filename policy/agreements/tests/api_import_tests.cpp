// The wizard over /api/v1, from the file to the register and back.
#include "platform/jobs/worker.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/agreements/imports.hpp"

#include <doctest/doctest.h>

namespace {

constexpr auto get = http::Method::get, post = http::Method::post;

constexpr const char* a_list = "Number,Partner,Country,Signed,Expiry,Type\n"
                               "N1,Nordvik Institute of Technology,Norway,1/2/2020,2027-05-31,Odd Words\n"
                               "N2,Sydvik,Narnia,3/4/2021,unlimited,Odd Words\n";

struct Office {
    testing::TestApp app;
    jobs::Handlers handlers;
    jobs::Timetable timetable;
    logging::Log log{logging::Level::error, logging::To::nothing};
    jobs::Worker worker{app.database(), app.clock, handlers, timetable, log};

    Office() {
        app.speak("en");
        app.sign_in_as("contract_administrator");
        agreements::add_import_jobs(handlers, {app.services().institution, app.services().catalogues});
    }
    testing::Answer begin(const std::vector<std::pair<std::string, std::string>>& files) {
        std::vector<http::Upload> uploads;
        for (const auto& [name, content] : files) uploads.push_back({"file", name, "text/csv", content});
        return app.upload("/api/v1/agreements/imports", {}, uploads);
    }
    testing::Answer step(http::Method method, const std::string& path, const std::string& json = "") {
        return app.api(method, "/api/v1/agreements/imports/1" + path, json);
    }
};

} // namespace

TEST_CASE("Import API: from the file to the register and back, by the same steps as the pages") {
    Office office;
    auto begun = office.begin({{"list.csv", a_list}});
    REQUIRE(begun.status == 201);
    CHECK(begun.location == "/api/v1/agreements/imports/1");
    CHECK(begun.contains(R"("status":"checking")"));
    auto columns = office.step(get, "/columns");
    CHECK(columns.contains(R"("name":"Number")"));
    CHECK(columns.contains(R"("field":"signed_on")"));
    CHECK(columns.contains(R"("written":"Odd Words","number":2,"meaning":"")"));
    auto mapped = office.step(
        post, "/columns", R"({"types": {"Odd Words": "exchange"}, "dates": "month_first", "host": "ki"})");
    CHECK(mapped.contains(R"("names":{"matched":0,"open":2,"new":0})"));
    CHECK(office.step(get, "/names").contains(R"("written":"Sydvik")"));
    auto chosen = office.step(
        post, "/names", R"({"names": [{"position": 0, "how": "new"}, {"position": 1, "how": "text"}]})");
    CHECK(chosen.contains(R"("names":{"matched":0,"open":1,"new":1})"));
    auto checked = office.step(post, "/check");
    CHECK(checked.contains(R"("counts":{"read":2,"added":2,"updated":0,"unchanged":0,"refused":0})"));
    CHECK(checked.contains(R"("sample":[{"act":"added")"));
    CHECK(office.step(get, "/problems").contains(R"("row":3,"column":"Country","value":"Narnia")"));
    CHECK(office.step(post, "/apply").status == 202);
    CHECK(office.step(get, "").contains(R"("progress":{"done":0)"));
    CHECK(office.step(post, "/apply").status == 409);
    office.worker.run_due();
    CHECK(office.step(get, "").contains(R"("status":"applied")"));
    CHECK(office.app.get("/api/v1/agreements/1").contains(R"("signed_on":"2020-01-02")")); // month first
    CHECK(office.step(post, "/undo").status == 202);
    office.worker.run_due();
    CHECK(office.step(get, "").contains(R"("status":"undone")"));
    CHECK(office.app.get("/api/v1/agreements/1").status == 404);
    auto all = office.app.get("/api/v1/agreements/imports");
    CHECK(all.contains(R"("file_name":"list.csv","status":"undone")"));
    CHECK(all.contains(R"("total":1)"));
    CHECK(office.app.reported().empty());
}

TEST_CASE("Import API: agreements in one file and their members in another are one list") {
    Office office;
    auto begun = office.begin({{"deals.csv", "Number,Expiry\nD1,2027-05-31\nD2,2028-05-31\nD3,2029-05-31\n"},
                               {"members.csv", "Number,Partner\nD1,Nordvik\nD1,Sydvik\nD2,Nordvik\n"}});
    REQUIRE(begun.status == 201);
    CHECK(begun.contains("deals + members.csv"));
    CHECK(office.step(get, "/columns").contains(R"("rows":4)"));
    office.step(post, "/columns", "{}");
    auto checked = office.step(post, "/check");
    CHECK(checked.contains(R"("added":2)"));
    CHECK(checked.contains(R"("refused":1)")); // D3 has no member: told, not dropped
    CHECK(checked.contains("Nordvik | Sydvik"));
}

TEST_CASE("Import API: files that have nothing in common, or too many of them, are refused in words") {
    Office office;
    auto strangers = office.begin({{"a.csv", "A,B\n1,2\n3,4\n"}, {"b.csv", "C,D\nx,y\nz,w\n"}});
    CHECK(strangers.status == 422);
    CHECK(strangers.contains("no column in common"));
    CHECK(strangers.contains(R"("field":"file")"));
    std::pair<std::string, std::string> one{"a.csv", "A,B\n1,2\n"};
    CHECK(office.begin({one, one, one, one, one}).status == 422);
    CHECK(office.begin({}).status == 422);
    CHECK(office.begin({{"x.csv", ""}}).status == 422);
    CHECK(testing::rows_of(office.app.database(), "imports").empty());
}

TEST_CASE("Import API: nonsense at any step is told field by field and changes nothing") {
    Office office;
    CHECK(office.step(get, "").status == 404);
    for (const char* step : {"/columns", "/names", "/problems"}) CHECK(office.step(get, step).status == 404);
    for (const char* step : {"/check", "/apply", "/undo"}) CHECK(office.step(post, step).status == 404);
    REQUIRE(office.begin({{"list.csv", a_list}}).status == 201);
    CHECK(office.step(post, "/check").status == 409); // nobody has said what the columns mean
    auto wrong = [&](const char* path, const char* json) { return office.step(post, path, json).status; };
    CHECK(wrong("/columns", R"({"columns": ["number"]})") == 422);
    CHECK(wrong("/columns", R"({"columns": ["number", "number", "none", "none", "none", "none"]})") == 422);
    CHECK(wrong("/columns", R"({"columns": ["song", "partner", "none", "none", "none", "none"]})") == 422);
    CHECK(wrong("/columns", R"({"types": {"Odd Words": "song"}})") == 422);
    CHECK(wrong("/columns", R"({"host": "mars"})") == 422);
    CHECK(wrong("/columns", R"({"colums": []})") == 422);
    REQUIRE(wrong("/columns", "{}") == 200);
    CHECK(wrong("/names", R"({"names": [{"position": 9, "how": "text"}]})") == 422);
    CHECK(wrong("/names", R"({"names": [{"position": 0, "how": "maybe"}]})") == 422);
    CHECK(wrong("/names", R"({"names": [{"position": 0, "how": "chosen", "organisation": 999}]})") == 422);
    CHECK(wrong("/names", R"({"names": []})") == 422);
    CHECK(wrong("/reading", R"({"separator": "x"})") == 422);
    CHECK(wrong("/reading", R"({"encoding": "klingon"})") == 422);
    CHECK(wrong("/apply", "") == 409);
    CHECK(wrong("/undo", "") == 409);
    CHECK(office.app.reported().empty());
}

TEST_CASE(
    "Import: a cell that holds more than a list's cell can is told as that, on the page and in the API") {
    Office office;
    auto book = "Number,Partner\nA1," + std::string(2'000'000, 'x') + "\n";
    auto answer = office.begin({{"book.csv", book}});
    CHECK(answer.status == 422);
    CHECK(answer.contains("more than 1 MB"));
    auto page = office.app.upload("/agreements/imports", {}, {{"file", "book.csv", "text/csv", book}});
    CHECK(page.status == 422);
    CHECK(page.contains("more than 1 MB"));
    CHECK(office.app.faults_of(page) == testing::no_faults);
}
