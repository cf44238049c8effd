// Outbox, timetable, history and one's own sessions, as a browser sees them.
#include "platform/administration/oversight.hpp"
#include "platform/events/events.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/mail/mail.hpp"
#include "platform/rights/own_sessions.hpp"
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

constexpr db::Sql fail_mails =
    "update mails set status = 'failed', tries = 8, last_error = 'the server refused the recipient'";
constexpr db::Sql count_mail_jobs =
    "select count(*) from jobs where kind = 'mail/send' and state = 'waiting'";
constexpr db::Sql kill_jobs = "update jobs set state = 'dead', last_error = 'no room on the disk'";

void queue_mail(testing::TestApp& app) {
    auto tx = app.database().begin();
    REQUIRE(mail::queue(
        tx, {.to = "officer@example.org", .subject = "Ett förslag väntar", .text = "Hemligt innehåll"},
        app.clock.now()));
    tx.commit();
}

void run(testing::TestApp& app, db::Sql sql) {
    auto tx = app.database().begin();
    tx.run(sql);
    tx.commit();
}

void rename(testing::TestApp& app, const std::string& to, const std::string& who = "Anna (exempel)") {
    auto tx = app.database().begin();
    events::record(tx, {"organisations", 7}, "changed",
                   {.account = {3},
                    .name = who,
                    .capacity = "k",
                    .when = app.clock.now(),
                    .reason = "Stavfel",
                    .excuses = {},
                    .rule_version = "KI 1"},
                   {{"name", "Gammalt namn", to}});
    tx.commit();
}

} // namespace

TEST_CASE("A mail that failed is shown with its reason, without its text, and is sent again once") {
    testing::TestApp app;
    queue_mail(app);
    run(app, fail_mails);
    app.sign_in_as("administrator");
    auto page = app.get("/administration/outbox");
    CHECK(page.contains("the server refused the recipient"));
    CHECK_FALSE(page.contains("Hemligt innehåll"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.get("/my-work").contains("1 mejl kom inte fram"));
    CHECK(app.get("/administration").contains("1 mejl kom inte fram"));
    CHECK(app.get("/api/v1/outbox").status == 200);
    auto unknown = app.get("/api/v1/outbox?status=nonsense"); // not silently another one
    CHECK(unknown.status == 400);
    CHECK(unknown.contains("\"field\":\"status\""));
    CHECK(app.post("/administration/outbox/1/sent-again", {}).status == 303);
    CHECK(app.post("/administration/outbox/1/sent-again", {}).status == 404); // waits already
    auto reader = app.database().read();
    CHECK(mail::count(reader, mail::Status::failed) == 0);
    CHECK(reader.one<int>(count_mail_jobs) == 2);
}

TEST_CASE("A dead job is shown with its reason and is revived once") {
    testing::TestApp app;
    queue_mail(app);
    run(app, kill_jobs);
    app.sign_in_as("administrator");
    auto page = app.get("/administration/timetable");
    CHECK(page.contains("no room on the disk"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.post("/administration/jobs/1/revived", {}).status == 303);
    CHECK(app.post("/administration/jobs/1/revived", {}).status == 404);
}

TEST_CASE("A timetable that nobody runs raises the alarm on every page of those who look after it") {
    testing::TestApp app;
    app.sign_in_as("administrator");
    CHECK(app.get("/administration/timetable").contains("Har uteblivit"));
    CHECK(app.get("/administration").contains("har uteblivit"));
    CHECK(app.get("/my-work").contains("har uteblivit"));
    app.sign_in_as("coordinator");
    CHECK_FALSE(app.get("/my-work").contains("har uteblivit"));
}

TEST_CASE("The history shows who, in which capacity, what, before and after, why and under which rules") {
    testing::TestApp app;
    rename(app, "Nytt namn");
    app.sign_in_as("auditor");
    auto page = app.get("/history?kind=organisations");
    for (const char* part : {"Anna (exempel)", "Karolinska Universitetssjukhuset", "Gammalt namn",
                             "Nytt namn", "Stavfel", "KI 1"})
        CHECK(page.contains(part));
    CHECK(app.faults_of(page) == testing::no_faults);
    app.speak("en");
    CHECK(app.faults_of(app.get("/history")) == testing::no_faults);
}

TEST_CASE(
    "The history is narrowed by record, person, day and capacity, and nothing typed there becomes SQL") {
    testing::TestApp app;
    rename(app, "Ett", "Anna (exempel)");
    rename(app, "Två", "Bo 100 % (exempel)");
    app.sign_in_as("auditor");
    auto shows = [&](const std::string& query, const std::string& what) {
        return app.get("/history?" + query).contains(what);
    };
    CHECK(shows("kind=organisations&id=7&who=anna", ">Ett<"));
    CHECK_FALSE(shows("kind=organisations&who=anna", ">Två<"));
    CHECK(shows("kind=organisations&who=100%20%25", ">Två<"));
    CHECK_FALSE(shows("kind=organisations&who=%25%25", ">Ett<")); // % is a letter
    CHECK(shows("kind=organisations&from=2026-11-22&to=2026-11-22", ">Ett<"));
    CHECK_FALSE(shows("kind=organisations&from=2026-11-23", ">Ett<"));
    CHECK_FALSE(shows("kind=organisations&capacity=ki", ">Ett<"));
    CHECK(app.get("/history?kind='%20or%201=1--&id=-1&from=x&before=zz&who=%00").status == 200);
    CHECK(app.reported().empty());
}

TEST_CASE("The history is read page by page, without a gap and without repeating") {
    testing::TestApp app;
    for (int i = 0; i < 60; ++i) rename(app, "Namn " + std::to_string(i));
    app.sign_in_as("auditor");
    auto first = app.get("/history?kind=organisations");
    CHECK(first.contains("Namn 59"));
    CHECK(first.contains(">Namn 10<"));
    CHECK_FALSE(first.contains(">Namn 9<"));
    auto at = first.body.find("rel=\"next\" href=\"");
    REQUIRE(at != first.body.npos);
    auto second = app.get("/history?kind=organisations&before=11");
    CHECK(second.contains(">Namn 9<"));
    CHECK_FALSE(second.contains(">Namn 10<"));
    CHECK_FALSE(second.contains("rel=\"next\""));
}

TEST_CASE("The history goes by cursor as JSON; a cursor that is hex but no number is none of ours") {
    testing::TestApp app;
    for (const char* name : {"Ett", "Två", "Tre"}) rename(app, name);
    app.sign_in_as("auditor");
    auto ask = [&](const std::string& query) {
        return app.api(http::Method::get, "/api/v1/history?kind=organisations&limit=2" + query);
    };
    auto first = ask("");
    CHECK(first.contains("Tre"));
    CHECK_FALSE(first.contains("Gammalt namn\",\"after\":\"Ett"));
    constexpr std::string_view before = "\"next\":\"";
    auto at = first.body.find(before);
    REQUIRE(at != first.body.npos);
    auto from = at + before.size();
    auto cursor = first.body.substr(from, first.body.find('"', from) - from);
    auto second = ask("&cursor=" + cursor);
    CHECK(second.contains("Ett"));
    CHECK_FALSE(second.contains("Tre"));
    CHECK(second.contains("\"next\":null"));
    CHECK(ask("&cursor=616263").status == 400); // "abc": it was page one again
    CHECK(app.reported().empty());
}

TEST_CASE("The history as a file has every event of the choice, and no formula that would run") {
    testing::TestApp app;
    for (int i = 0; i < 3; ++i) rename(app, "Namn", "=HYPERLINK(\"x\")");
    app.sign_in_as("auditor");
    auto request = app.request(http::Method::get, "/history.csv?kind=organisations");
    auto file = app.send(request);
    CHECK(file.type == "text/csv; charset=utf-8");
    CHECK(file.header("Content-Disposition").find("historik.csv") != std::string::npos);
}

TEST_CASE("A broken chain is told on the pages that look after it") {
    testing::TestApp app;
    jobs::Timetable timetable;
    timetable.add(std::string{administration::verify_job}, "daily at 03:20");
    rename(app, "Nytt");
    CHECK(jobs::enqueue_due(app.database(), timetable, app.clock.now()) == 1);
    auto job = jobs::claim(app.database(), "test", app.clock.now());
    REQUIRE(job);
    std::atomic<bool> stopping = false;
    jobs::Run work{app.database(), app.clock, job->id, "{}", 1, false, stopping};
    auto outcome = administration::verify_history(work);
    CHECK(outcome.what == jobs::Outcome::What::done);
    jobs::finish(app.database(), *job, "test", jobs::Outcome::never("event 1 is not as it was written"),
                 app.clock.now());
    app.sign_in_as("auditor");
    CHECK(app.get("/history").contains("event 1 is not as it was written"));
    app.sign_in_as("administrator");
    CHECK(app.get("/my-work").contains("Historikens kedja är bruten"));
}

TEST_CASE("One sees where one is signed in, ends another session, and signs out everywhere; nobody else's "
          "session is reached") {
    testing::TestApp app;
    app.sign_in_as("reader");
    auto strangers = std::to_string(app.visit().session);
    app.sign_in_as("coordinator");
    auto first = std::to_string(app.visit().session);
    app.sign_in_as("coordinator");
    auto page = app.get("/account");
    CHECK(page.contains("/account/sessions/" + first + "/ended"));
    CHECK_FALSE(page.contains("/account/sessions/" + strangers + "/ended"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.post("/account/sessions/" + strangers + "/ended", {}).status == 404);
    CHECK(app.post("/account/sessions/" + first + "/ended", {}).status == 303);
    CHECK_FALSE(app.get("/account").contains("/account/sessions/" + first + "/ended"));
    CHECK(app.post("/account/sessions/ended", {}).location == "/");
    CHECK(app.get("/account").location.starts_with("/sign-in"));
}

TEST_CASE("How one hears of news is chosen among what there is") {
    testing::TestApp app;
    app.sign_in_as("reader");
    CHECK(app.post("/account/news", {{"news", "at_once"}}).status == 303);
    CHECK(app.get("/account").contains("value=\"at_once\" selected"));
    CHECK(app.post("/account/news", {{"news", "hourly"}}).status == 422);
}
