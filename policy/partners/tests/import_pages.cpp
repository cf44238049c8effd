// Importing in the browser, all the way: upload, check, carry out, undo.
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

constexpr std::string_view table =
    "identifier,name,type,country,city\nORG1,Alfa universitet,university,SE,Lund\n"
    "ORG2,,company,NO,Oslo\n";

http::Upload file(std::string_view content) {
    return {"file", "table.csv", "text/csv", std::string{content}};
}

void check_faults(testing::TestApp& app, const testing::Answer& page) {
    const auto faults = app.faults_of(page);
    for (const auto& fault : faults) MESSAGE(fault);
    CHECK(faults == testing::no_faults);
}

} // namespace

TEST_CASE("A table is uploaded, checked, carried out and undone") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto page = app.get("/organisations/imports");
    CHECK(page.status == 200);
    check_faults(app, page);
    auto uploaded = app.upload("/organisations/imports", {{"format", "table"}}, {file(table)});
    REQUIRE(uploaded.status == 303);
    auto checked = app.follow(uploaded);
    CHECK(checked.contains("Alfa universitet"));
    CHECK(checked.contains("Posten saknar namn"));
    check_faults(app, checked);
    auto applied = app.post(uploaded.location + "/apply", {});
    REQUIRE(applied.status == 303);
    auto done = app.follow(applied);
    check_faults(app, done);
    CHECK(app.post(uploaded.location + "/undo", {}).status == 422);
    auto undone = app.post(uploaded.location + "/undo", {{"sure", "1"}});
    CHECK(undone.status == 303);
    CHECK(app.post(uploaded.location + "/undo", {{"sure", "1"}}).status == 409);
    check_faults(app, app.get("/organisations/imports"));
    CHECK(app.reported().empty());
}

TEST_CASE("A file that cannot be used is told in words") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    CHECK(app.upload("/organisations/imports", {{"format", "table"}}, {file("")}).status == 422);
    CHECK(app.upload("/organisations/imports", {}, {file(table)}).status == 422);
    auto wrong = app.upload("/organisations/imports", {{"format", "table"}}, {file("a,b\n1,2\n")});
    CHECK(wrong.status == 422);
    CHECK(wrong.contains("rubrikraden"));
    check_faults(app, wrong);
}
