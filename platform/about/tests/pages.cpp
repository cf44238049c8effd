// The pages about the program, and reports of accessibility faults.
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

TEST_CASE("Anybody can tell of an accessibility fault, and an administrator deals with it") {
    testing::TestApp app;
    auto empty = app.post("/accessibility/reports", {{"text", ""}});
    CHECK(empty.status == 422);
    CHECK(app.faults_of(empty) == testing::no_faults);
    auto sent = app.post("/accessibility/reports", {{"text", "Knappen syns inte"}, {"page", "/account"}});
    CHECK(app.follow(sent).contains("Tack"));
    app.sign_in_as("administrator");
    auto list = app.get("/administration/reports");
    CHECK(list.contains("Knappen syns inte"));
    CHECK(app.faults_of(list) == testing::no_faults);
    CHECK(app.post("/administration/reports/1/closed", {}).status == 303);
    CHECK(app.post("/administration/reports/1/closed", {}).status == 404);
}

TEST_CASE("A flood of reports is stopped") {
    testing::TestApp app;
    for (int i = 0; i < 50; ++i) CHECK(app.post("/accessibility/reports", {{"text", "x"}}).status == 303);
    CHECK(app.post("/accessibility/reports", {{"text", "x"}}).status == 429);
    app.clock.advance_seconds(3601);
    CHECK(app.post("/accessibility/reports", {{"text", "x"}}).status == 303);
}

TEST_CASE("What is new and whose data it is can be read without signing in") {
    testing::TestApp app;
    CHECK(app.get("/whats-new").contains("<h2>0.1"));
    app.speak("en");
    CHECK(app.get("/whats-new").contains("The house stands"));
    CHECK(app.get("/about").contains("Research Organization Registry"));
    CHECK(app.get("/about/licence").contains("EUROPEAN UNION PUBLIC LICENCE"));
}
