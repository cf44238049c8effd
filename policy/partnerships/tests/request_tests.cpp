// The public form: whoever asks from outside, what they get, and what keeps machines out.
#include "platform/mail/mail.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/store.hpp"

#include <doctest/doctest.h>

namespace {

const http::Pairs a_request{{"title", "Formuleringar som håller"},
                            {"partner1", "Helix (exempel)"},
                            {"country1", "Norge"},
                            {"purpose", "Något som ingen når ensam"},
                            {"sender_name", "Kontaktperson (exempel)"},
                            {"sender_email", "helix@example.org"}};

http::Pairs with(http::Pairs fields, const http::Pairs& more) {
    for (const auto& [name, value] : more)
        std::erase_if(fields, [&, key = name](const auto& pair) { return pair.first == key; });
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

// A form opened a minute ago, with the seal that its page carried.
http::Pairs filled_in(testing::TestApp& app, const http::Pairs& more = {}) {
    auto stamp = app.get("/request").hidden("stamp");
    app.clock.advance_seconds(60);
    return with(with(a_request, {{"stamp", stamp}}), more);
}

// What the browser of whoever sent it keeps, and no address has.
std::string key_in(const testing::TestApp& app) {
    auto kept = app.cookie("request");
    return kept.substr(kept.find('.') + 1);
}

} // namespace

TEST_CASE("A request that is corrected at once is heard: it was opened when it was first shown") {
    testing::TestApp app;
    auto refused = app.post("/request", filled_in(app, {{"country1", "Atlantis"}}));
    REQUIRE(refused.status == 422);
    app.clock.advance_seconds(1);
    CHECK(app.post("/request", with(a_request, {{"stamp", refused.hidden("stamp")}})).status == 303);
    auto at_once = app.post(
        "/request", with(a_request, {{"title", "Annan"}, {"stamp", app.get("/request").hidden("stamp")}}));
    CHECK(at_once.status == 422);
    CHECK(at_once.contains("href=\"#send\"")); // said of the form, not of a field
}

TEST_CASE("Somebody outside asks, gets a number and a key, and sees only the own request") {
    testing::TestApp app;
    auto form = app.get("/request");
    CHECK(app.faults_of(form) == testing::no_faults);
    CHECK(form.contains("Din organisation"));
    CHECK_FALSE(form.contains("data-suggest")); // the register is not open to them
    auto sent = app.post("/request", filled_in(app));
    CHECK(sent.location == "/request/status");
    auto receipt = app.follow(sent);
    CHECK(receipt.contains("<strong>2026-0001</strong>"));
    CHECK(receipt.contains("<code>" + key_in(app) + "</code>"));
    CHECK(app.faults_of(receipt) == testing::no_faults);
    CHECK(app.get("/partnerships/1").status == 303);
    auto reader = app.database().read();
    auto kept = *partnerships::find_partnership(reader, {1});
    CHECK(kept.proposer_organisation == "Helix (exempel)");
    const auto parties = partnerships::parties_of(reader, {1});
    REQUIRE(parties.size() == 1);
    CHECK(parties[0].country == "NO");
    const auto mails = mail::mails_about(reader, {"partnerships", 1});
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].text.find(key_in(app)) != std::string::npos);
}

TEST_CASE("A number and a key that do not belong together are told in the form, and show nothing") {
    testing::TestApp app;
    app.post("/request", filled_in(app));
    auto key = key_in(app);
    for (const auto& wrong :
         {"number=2026-0001&key=guess", "number=2026-0001&key=", "number=2026-0099&key=x"}) {
        auto page = app.get("/request/status?" + std::string{wrong});
        CHECK(page.status == 404);
        CHECK(page.contains("Numret och nyckeln hör inte ihop."));
        CHECK_FALSE(page.contains("Formuleringar"));
        CHECK(app.faults_of(page) == testing::no_faults);
    }
    auto back = app.post("/request/status", {{"number", "2026-0001"}, {"key", "guess"}, {"body", "Hej"}});
    CHECK(back.status == 404);
    CHECK(back.contains("Numret och nyckeln hör inte ihop."));
    auto by_mail = app.get("/request/status?number=2026-0001&key=" + key);
    CHECK(by_mail.location == "/request/status"); // the key leaves the address
    CHECK(app.follow(by_mail).contains("Formuleringar"));
    CHECK_FALSE(app.get("/request/status?find=1").contains("Formuleringar"));
    app.set_cookie("request", "2026-0001.guess");
    CHECK_FALSE(app.get("/request/status").contains("Formuleringar"));
    CHECK(app.post("/request/status", {{"number", "2026-0001"}, {"key", key}}).location == "/request/status");
    CHECK(app.get("/request/status").contains("Formuleringar"));
}

TEST_CASE("G0: a request from outside waits on the registrar until it has its number, and on nobody else") {
    testing::TestApp app;
    app.post("/request", filled_in(app));
    app.sign_in_as("coordinator");
    CHECK_FALSE(app.get("/my-work").contains("Diarieför:"));
    app.sign_in_as("registrar");
    CHECK(app.get("/my-work").contains("Diarieför: Formuleringar som håller"));
    REQUIRE(app.post("/partnerships/1/registration", {{"registration_number", "1-123/2026"}}).status == 303);
    CHECK_FALSE(app.get("/my-work").contains("Diarieför:"));
}

TEST_CASE("The same form sent twice is one request, and the second gets the first's receipt") {
    testing::TestApp app;
    auto fields = filled_in(app);
    auto first = app.post("/request", fields);
    auto second = app.post("/request", fields);
    CHECK(second.status == 303);
    CHECK(second.location == first.location);
    CHECK(app.follow(second).contains("Vi hade redan tagit emot"));
    auto reader = app.database().read();
    CHECK_FALSE(partnerships::find_partnership(reader, {2}));
    CHECK(mail::count(reader, mail::Status::queued) == 1);
}

TEST_CASE("Other content under a form already sent is told, and goes in as another when sent again") {
    testing::TestApp app;
    auto fields = filled_in(app);
    app.post("/request", fields);
    auto told = app.post("/request", with(fields, {{"purpose", "Något helt annat"}}));
    CHECK(told.status == 409);
    CHECK(told.contains("Formuläret har redan skickats"));
    CHECK(told.contains("Något helt annat"));
    CHECK(app.faults_of(told) == testing::no_faults);
    app.clock.advance_seconds(60);
    auto again = with(fields, {{"purpose", "Något helt annat"}, {"stamp", told.hidden("stamp")}});
    CHECK(app.post("/request", again).location == "/request/status");
    CHECK(app.get("/request/status").contains("2026-0002"));
}

TEST_CASE("The stamp of another open form opens nothing here, nor ours there") {
    testing::TestApp app;
    auto theirs = app.get("/accessibility").hidden("stamp"), ours = app.get("/request").hidden("stamp");
    REQUIRE_FALSE(theirs.empty());
    app.clock.advance_seconds(60);
    CHECK(app.post("/request", with(a_request, {{"stamp", theirs}})).status == 422);
    CHECK(app.post("/accessibility/reports", {{"text", "Knappen syns inte"}, {"stamp", ours}}).status == 422);
}

TEST_CASE("Two forms opened in the same moment are two requests") {
    testing::TestApp app;
    auto one = filled_in(app);
    app.clock.advance_seconds(-60);
    auto other = filled_in(app);
    CHECK(app.post("/request", one).location != app.post("/request", other).location);
}

TEST_CASE(
    "An address that no mail can be sent to, and an organisation without a name, are told at their fields") {
    testing::TestApp app;
    for (const auto& address :
         {"helix", "helix@", "@example.org", "a b@example.org", "helix@example", "a@b@c.org"}) {
        auto page = app.post("/request", filled_in(app, {{"sender_email", address}}));
        CHECK(page.status == 422);
        CHECK(page.contains("sender_email-error"));
        CHECK(app.faults_of(page) == testing::no_faults);
    }
    auto nameless = app.post("/request", filled_in(app, {{"partner1", ""}, {"partner2", "Någon annan"}}));
    CHECK(nameless.status == 422);
    CHECK(nameless.contains("partner1-error"));
    auto reader = app.database().read();
    CHECK_FALSE(partnerships::find_partnership(reader, {1}));
}

TEST_CASE(
    "The same request sent again after the back button is not another case, and the sender is told so") {
    testing::TestApp app;
    CHECK(app.post("/request", filled_in(app)).status == 303);
    auto again = app.post("/request", filled_in(app)); // a fresh form, the same words
    CHECK(again.status == 409);
    CHECK(again.contains(app.words()("partnerships.request.sent_already")));
    CHECK(app.faults_of(again) == testing::no_faults);
}

TEST_CASE(
    "A trap that only machines see, haste, a broken seal and a flood are all refused, and register nothing") {
    testing::TestApp app;
    auto trapped = filled_in(app, {{"homepage_confirm", "x"}});
    CHECK(app.post("/request", trapped).status == 422);
    CHECK(app.post("/request", filled_in(app, {{"stamp", "2026-11-22T08:00:00.000Z.x.y"}})).status == 422);
    auto quick = filled_in(app);
    app.clock.advance_seconds(-59);
    CHECK(app.post("/request", quick).status == 422); // quicker than a hand can write
    app.clock.advance_seconds(3600);
    for (int i = 0; i < 5; ++i)
        CHECK(app.post("/request", filled_in(app, {{"title", "Fråga " + std::to_string(i)}})).status == 303);
    auto stopped = app.post("/request", filled_in(app));
    CHECK(stopped.status == 429);
    CHECK(stopped.header("Retry-After") == "3600");
    auto reader = app.database().read();
    CHECK_FALSE(partnerships::find_partnership(reader, {6}));
}

TEST_CASE("The wizard shows somebody who is not signed in the way that is open to them") {
    testing::TestApp app;
    const http::Pairs strategic{
        {"who", "several"}, {"management", "both"}, {"time", "long"}, {"breadth", "many"}, {"benefit", "no"}};
    auto told = app.post("/is-it-strategic", strategic);
    CHECK(told.contains("href=\"/request\""));
    CHECK_FALSE(told.contains("href=\"/partnerships/new\""));
    app.sign_in_as("proposer");
    CHECK(app.post("/is-it-strategic", strategic).contains("href=\"/partnerships/new\""));
}

TEST_CASE("Whoever handles a request from outside sees where its sender is; other readers do not") {
    testing::TestApp app;
    REQUIRE(app.post("/request", filled_in(app)).status == 303);
    app.sign_in_as("triage_officer");
    auto page = app.get("/partnerships/1");
    CHECK(page.contains("helix@example.org"));
    CHECK(page.contains("Norge"));
    app.sign_in_as("reader");
    CHECK_FALSE(app.get("/partnerships/1").contains("helix@example.org"));
}
