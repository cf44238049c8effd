// The pages about the program, and reports of accessibility faults.
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

// The form as a person sends it, a minute after it was opened.
http::Pairs written(testing::TestApp& app, std::string_view text) {
    auto page = app.get("/accessibility");
    app.clock.advance_seconds(60);
    return {{"text", std::string{text}}, {"page", "/account"}, {"stamp", page.hidden("stamp")}};
}

} // namespace

TEST_CASE("Anybody can tell of an accessibility fault, and an administrator deals with it") {
    testing::TestApp app;
    auto empty = app.post("/accessibility/reports", written(app, ""));
    CHECK(empty.status == 422);
    CHECK(app.faults_of(empty) == testing::no_faults);
    auto sent = app.post("/accessibility/reports", written(app, "Knappen syns inte"));
    CHECK(app.follow(sent).contains("Tack"));
    app.sign_in_as("administrator");
    auto list = app.get("/administration/reports");
    CHECK(list.contains("Knappen syns inte"));
    CHECK(app.faults_of(list) == testing::no_faults);
    CHECK(app.post("/administration/reports/1/closed", {}).status == 303);
    CHECK(app.post("/administration/reports/1/closed", {}).status == 404);
}

TEST_CASE("A machine that fills in the trap, or has no form open, reports nothing and keeps what it typed") {
    testing::TestApp app;
    auto fields = written(app, "Köp billigt");
    fields.emplace_back("homepage_confirm", "x");
    auto trapped = app.post("/accessibility/reports", fields);
    CHECK(trapped.status == 422);
    CHECK(trapped.contains("Köp billigt"));
    CHECK(app.faults_of(trapped) == testing::no_faults);
    CHECK(app.post("/accessibility/reports", {{"text", "Köp billigt"}}).status == 422);
    app.sign_in_as("administrator");
    CHECK_FALSE(app.get("/administration/reports").contains("Köp billigt"));
}

TEST_CASE("A flood of reports is stopped, and what was typed stands") {
    testing::TestApp app;
    auto fields = written(app, "Samma text");
    for (int i = 0; i < 10; ++i) CHECK(app.post("/accessibility/reports", fields).status == 303);
    auto stopped = app.post("/accessibility/reports", fields);
    CHECK(stopped.status == 429);
    CHECK(stopped.header("Retry-After") == "3600");
    CHECK(stopped.contains("Samma text"));
    app.clock.advance_seconds(3601);
    CHECK(app.post("/accessibility/reports", fields).status == 303);
}

TEST_CASE("What is new and whose data it is can be read without signing in") {
    testing::TestApp app;
    CHECK(app.get("/whats-new").contains("<h2>0.1"));
    app.speak("en");
    CHECK(app.get("/whats-new").contains("What you can do now"));
    CHECK(app.get("/about").contains("Research Organization Registry"));
    CHECK(app.get("/about/licence").contains("EUROPEAN UNION PUBLIC LICENCE"));
}
