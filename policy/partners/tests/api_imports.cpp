// Importing by JSON, all the way: send, look, carry out, undo; the jobs run when told.
#include "platform/jobs/worker.hpp"
#include "policy/partners/imports.hpp"
#include "policy/partners/tests/an_api.hpp"

using testing::number_in;

namespace {

constexpr std::string_view table =
    "identifier,name,type,country,city\nORG1,Alfa universitet,university,SE,Lund\n"
    "ORG2,,company,NO,Oslo\n05kkg0002,Beta,company,NO,Oslo\n";

struct Office : testing::Api {
    jobs::Handlers handlers;
    jobs::Timetable timetable;
    logging::Log log{logging::Level::error, logging::To::nothing};
    jobs::Worker worker{app.database(), app.clock, handlers, timetable, log};

    Office() { partners::add_import_jobs(handlers); }

    testing::Answer upload(std::string_view content, const http::Pairs& fields) {
        return app.upload("/api/v1/organisations/imports", fields,
                          {{"file", "table.csv", "text/csv", std::string{content}}});
    }
};

} // namespace

TEST_CASE("JSON: a file is sent, its problems told by row, carried out and undone whole") {
    Office office;
    auto sent = office.upload(table, {{"format", "table"}});
    REQUIRE(sent.status == 201);
    auto path = sent.location.substr(7);
    CHECK(sent.contains("\"status\":\"checking\""));
    CHECK(office.worker.run_due() == 1);
    auto checked = office.get(path);
    CHECK(checked.contains("\"status\":\"checked\""));
    CHECK(checked.contains("\"read\":3,\"added\":2"));
    CHECK(checked.contains("\"may_apply\":true"));
    CHECK(checked.contains("\"may_undo\":false"));
    CHECK(office.post(path + "/undo").status == 409);
    auto problems = office.get(path + "/problems?limit=1");
    CHECK(problems.contains("partners.incoming.no_name"));
    CHECK(problems.contains("\"total\":2"));
    auto more = office.get(path + "/problems?limit=1&cursor=" + testing::cursor_in(problems));
    CHECK(more.contains("\"value\":\"05kkg0002\""));
    CHECK(more.contains("partners.identifier.check_digits"));
    CHECK(office.number("SELECT count(*) FROM organisations") == 0);
    CHECK(office.post(path + "/apply").status == 202);
    CHECK(office.post(path + "/apply").status == 409); // the second of two who ask at once
    CHECK(office.worker.run_due() == 1);
    CHECK(office.number("SELECT count(*) FROM organisations") == 2);
    CHECK(office.post(path + "/cancel").status == 409);
    CHECK(office.post(path + "/undo").status == 202);
    CHECK(office.worker.run_due() == 1);
    CHECK(office.get(path).contains("\"status\":\"undone\""));
    CHECK(office.number("SELECT count(*) FROM organisations") == 0);
    CHECK(office.get("/organisations/imports").contains("\"total\":1"));
    CHECK(office.app.reported().empty());
}

TEST_CASE("JSON: an import without a file, of no format we know, or by whoever may not, is refused") {
    Office office;
    CHECK(office.upload(table, {}).status == 422);
    CHECK(office.upload(table, {{"format", "poem"}}).status == 422);
    CHECK(office.upload("", {{"format", "table"}}).status == 422);
    CHECK(office.get("/organisations/imports/9").status == 404);
    CHECK(office.get("/organisations/imports/9/problems").status == 404);
    CHECK(office.post("/organisations/imports/9/apply").status == 404);
    office.app.sign_in_as("reader");
    CHECK(office.upload(table, {{"format", "table"}}).status == 403);
    CHECK(office.get("/organisations/imports").status == 403);
    CHECK(office.number("SELECT count(*) FROM imports") == 0);
}
