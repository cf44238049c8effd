// A request's whole way, on a house of a few pages.
#include "platform/rights/secrets.hpp"
#include "platform/rights/sessions.hpp"
#include "platform/testing/test_app.hpp"
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

namespace {

constexpr rights::Permission edit{"edit_agreements"};
constexpr rights::Permission known[] = {rights::administer, edit};

http::Response said(web::Call& call, std::string text) { return call.page({.title = "t"}, std::move(text)); }
http::Response hello(web::Call& call) {
    return said(call, std::string{text::code_of(call.tr.language())} + " " + std::string{call.message()});
}
http::Response number(web::Call& call, Id<struct ThingTag> id) {
    return said(call, std::to_string(id.value));
}
http::Response broken(web::Call&) { throw std::runtime_error("a bug"); }
http::Response busy(web::Call&) { throw db::Error(db::Error::Kind::busy, "busy"); }
http::Response no_room(web::Call&) { throw db::Error(db::Error::Kind::full, "no room"); }
http::Response saved(web::Call& call) { return call.see_other("/hello", "web.field.missing"); }
http::Response writing(web::Call& call) {
    if (call.request.field("name").empty()) return call.failure(invalid({{"name", "web.field.missing"}}));
    auto tx = call.database().begin();
    tx.run("DELETE FROM files");
    tx.commit();
    return call.see_other("/hello");
}
http::Response away(web::Call& call) { return call.see_other(call.request.field("to")); }
http::Response refusing(web::Call& call) { return call.failure({Fault::refused, {"web.field.missing"}, {}}); }
http::Response invalid_field(web::Call& call) {
    return call.failure(invalid({{"name", "web.field.missing"}}));
}

http::Response long_name(web::Call& call) {
    web::Form form{call.request};
    auto name = form.text("name", web::Need::required);
    return form.good() ? call.json(web::Json{}.object().field("name", name).end().take())
                       : call.failure(form.failure());
}

using web::get, web::post, web::page;
constexpr web::Answered named{"Named", "name"};
// clang-format off
constexpr web::Route table[] = {
    {get,  "/hello",         rights::anyone,    page<hello>},
    {post, "/hello",         rights::anyone,    page<saved>},
    {get,  "/things/{}",     rights::signed_in, page<number>},
    {post, "/edit",          edit,              page<saved>},
    {get,  "/writing",       edit,              page<hello>},
    {post, "/writing",       edit,              page<writing>},
    {post, "/away",          rights::anyone,    page<away>},
    {get,  "/broken",        rights::anyone,    page<broken>},
    {get,  "/busy",          rights::anyone,    page<busy>},
    {get,  "/no-room",       rights::anyone,    page<no_room>},
    {get,  "/api/v1/broken", rights::anyone,    page<broken>, "A bug", named},
    {get,  "/api/v1/me",     rights::signed_in, page<hello>, "A page, which no API answers", web::a_file},
    {post, "/api/v1/edit",   edit,              page<refusing>, "Refused {}", named},
    {post, "/api/v1/fields", edit,              page<invalid_field>, "Invalid {}", named},
    {post, "/api/v1/things", edit,              page<long_name>, "A thing {name! born:date size:integer weight:number open:boolean tags:list excuses:object parts:objects parts.maker:integer}", named},
};
// clang-format on

testing::House small() {
    auto house = testing::house();
    house.rooms = {table};
    return house;
}

} // namespace

TEST_CASE("A page that is not there, and one that is not so") {
    testing::TestApp app{small()};
    CHECK(app.get("/nothing").status == 404);
    app.sign_in_as("reader");
    CHECK(app.get("/things/x").status == 404);
    CHECK(app.get("/things/0").status == 404);
    CHECK(app.get("/things/17").contains("17"));
    CHECK(app.get("/hello/").location == "/hello");
    auto wrong = app.send(app.request(http::Method::put, "/hello"));
    CHECK(wrong.status == 405);
    CHECK(wrong.header("Allow") == "GET, HEAD, POST");
}

TEST_CASE("A visitor is sent to sign in and comes back; the API says 401") {
    testing::TestApp app{small()};
    CHECK(app.get("/things/17?a=b&c").location == "/sign-in?to=%2Fthings%2F17%3Fa%3Db%26c");
    auto api = app.get("/api/v1/me");
    CHECK(api.status == 401);
    CHECK(api.header("WWW-Authenticate") == "Bearer");
    CHECK(api.type == "application/problem+json");
    // A page left open after the session is over is told to stop asking for news, not to sign in.
    auto news = app.request(http::Method::get, "/things/17");
    news.headers.emplace_back("accept", "text/event-stream");
    CHECK(app.send(news).status == 204);
}

TEST_CASE("Who lacks the permission gets 403") {
    testing::TestApp app{small()};
    app.sign_in_as("reader");
    CHECK(app.post("/edit", {}).status == 403);
    app.sign_in_as("coordinator");
    CHECK(app.post("/edit", {}).location == "/hello");
}

TEST_CASE("A form without the right token is refused, and what was typed is offered to be sent again") {
    testing::TestApp app{small()};
    app.sign_in_as("coordinator");
    auto stale = app.request(http::Method::post, "/edit");
    stale.form = {{"name", "Lund"}, {"password", "hemligt"}, {"csrf", "old"}};
    auto answer = app.send(stale);
    CHECK(answer.status == 403);
    CHECK(answer.contains("name=\"name\" value=\"Lund\""));
    CHECK_FALSE(answer.contains("hemligt"));

    auto unsaid = stale;
    std::erase_if(unsaid.headers, [](const auto& header) { return header.first == "origin"; });
    CHECK_FALSE(app.send(unsaid).contains("Lund"));
}

TEST_CASE("The language switch of an answer to a form shows the same answer in the other language, and keeps "
          "nothing") {
    testing::TestApp app{small()};
    app.sign_in_as("coordinator");
    auto wrong = app.post("/writing", {{"name", ""}, {"town", "Lund"}, {"password", "hemligt"}});
    CHECK(wrong.status == 422);
    CHECK(wrong.contains(R"(action="/writing?again=1&amp;lang=en")"));
    CHECK(wrong.contains(R"(name="town" value="Lund")"));
    CHECK_FALSE(wrong.contains("hemligt"));
    auto english = app.post("/writing?again=1&lang=en", {{"name", ""}, {"town", "Lund"}});
    CHECK(english.status == 422);
    CHECK(english.contains("lang=\"en\""));
    CHECK(english.contains(R"(action="/writing?again=1&amp;lang=sv")"));
    // What would go through now is not done: the switch leads back to the form.
    auto good = app.post("/writing?again=1&lang=en", {{"name", "Lund"}});
    CHECK(good.location == "/writing");
    CHECK(app.post("/writing", {{"name", "Lund"}}).location == "/hello");
    CHECK(app.reported().empty());
}

TEST_CASE("A form sent from another site is refused, even with the token") {
    testing::TestApp app{small()};
    app.sign_in_as("coordinator");
    auto sent = app.request(http::Method::post, "/edit");
    sent.headers = {{"host", "entente.test"}, {"origin", "http://evil.test"}};
    CHECK(app.send(sent).status == 403);
    CHECK_FALSE(app.send(sent).contains("Skicka igen"));
}

TEST_CASE("Another session's token does not fit, nor a visitor's") {
    testing::TestApp app{small()};
    auto as_visitor = app.post("/hello", {});
    CHECK(as_visitor.status == 303);
    CHECK(app.send(app.request(http::Method::post, "/hello")).status == 403);
    auto mine = app.request(http::Method::post, "/edit");
    app.sign_in_as("coordinator");
    mine.form = {{"csrf", rights::random_token()}};
    CHECK(app.send(mine).status == 403);
}

TEST_CASE("A message is shown once, in the reader's language, and only our own words") {
    testing::TestApp app{small()};
    auto page = app.follow(app.post("/hello", {}));
    CHECK(page.contains("web.field.missing"));
    CHECK_FALSE(app.get("/hello").contains("web.field.missing"));
    app.set_cookie("message", "anything at all");
    CHECK_FALSE(app.get("/hello").contains("anything"));
}

TEST_CASE("The language switch is remembered") {
    testing::TestApp app{small()};
    CHECK(app.get("/hello").contains("sv "));
    CHECK(app.get("/hello?lang=en").contains("en "));
    CHECK(app.get("/hello").contains("en "));
    CHECK(app.get("/hello?lang=xx").contains("en "));
}

TEST_CASE("An answer never leads to another site") {
    testing::TestApp app{small()};
    for (const char* to : {"//evil.example.org", "/\\evil.example.org", "/\t/evil.example.org",
                           "/\x7f/evil.example.org", "/ /evil.example.org", "/\r\n/evil.example.org",
                           "https://evil.example.org", "evil.example.org", ""})
        CHECK(app.post("/away", {{"to", to}}).location == "/");
    CHECK(app.post("/away", {{"to", "/things/1?a=b%20c"}}).location == "/things/1?a=b%20c");
}

TEST_CASE("A bug is reported and told as a page with a number, under the API as problem details") {
    testing::TestApp app{small()};
    auto page = app.get("/broken");
    CHECK(page.status == 500);
    CHECK(page.contains("test"));
    CHECK_FALSE(page.contains("a bug"));
    auto api = app.get("/api/v1/broken");
    CHECK(api.type == "application/problem+json");
    CHECK(api.contains("\"status\":500"));
    CHECK(app.get("/busy").header("Retry-After") == "5");
    CHECK(app.get("/no-room").status == 507);
    // The log is told which page broke.
    web::Site site{app.services(), {table}, [](const http::Request&, std::string_view) {}};
    CHECK(site.answer(app.request(http::Method::get, "/broken")).route == "/broken");
    CHECK(app.reported() == std::vector<std::string>{"a bug", "a bug", "busy", "no room"});
}

TEST_CASE("A refusal under the API names its reasons, an invalid field its field") {
    testing::TestApp app{small()};
    app.sign_in_as("coordinator");
    auto refused = app.api(http::Method::post, "/api/v1/edit", "{}");
    CHECK(refused.status == 409);
    CHECK(refused.contains(R"("reasons":[{"key":"web.field.missing","text":"Fyll i det här fältet"}])"));
    auto fields = app.api(http::Method::post, "/api/v1/fields", "{}");
    CHECK(fields.status == 422);
    CHECK(fields.contains(R"("fields":[{"field":"name","key":"web.field.missing")"));
}

TEST_CASE("A token opens the API without a cookie, and nothing else") {
    testing::TestApp app{small()};
    app.sign_in_as("coordinator");
    auto token = rights::issue_token(app.database(), app.visit().actor,
                                     {.name = "script", .permissions = {std::string{edit.name}}}, app.by());
    REQUIRE(token);
    app.sign_out();
    auto with = [&](http::Method method, const std::string& target, const std::string& bearer) {
        auto request = app.request(method, target);
        request.headers = {{"host", "entente.test"}, {"authorization", "Bearer " + bearer}};
        return app.send(request);
    };
    CHECK(with(http::Method::get, "/api/v1/me", *token).status == 200);
    CHECK(with(http::Method::post, "/api/v1/edit", *token).status == 409);
    CHECK(with(http::Method::get, "/api/v1/me", "wrong").status == 401);
    CHECK(with(http::Method::get, "/things/17", *token).status == 303);
}

TEST_CASE("A cookie alone changes nothing under the API") {
    testing::TestApp app{small()};
    app.sign_in_as("coordinator");
    CHECK(app.send(app.request(http::Method::post, "/api/v1/edit")).status == 403);
    CHECK(app.api(http::Method::post, "/api/v1/edit", "{}").status == 409);
}

TEST_CASE("Who signs in with a password that somebody else chose changes it first") {
    testing::TestApp app;
    auto id = app.sign_in_as("reader");
    REQUIRE(rights::set_password(app.database(), app.gate(), id, "fem gula grisar", app.by()));
    auto session = rights::open_session(app.database(), {"reader@example.org", "test"}, app.clock.now());
    app.set_cookie("session", session->token);
    for (const char* elsewhere : {"/search", "/account"})
        CHECK(app.get(elsewhere).location == "/account/password");
    CHECK(app.post("/account/tokens", {{"name", "script"}, {"days", "90"}}).location == "/account/password");
    CHECK(app.get("/account/password").status == 200);
}

TEST_CASE("The page that offers to send again is whole, for who is signed in and who no longer is") {
    testing::TestApp app;
    app.sign_in_as("reader");
    auto stale = app.request(http::Method::post, "/account/language");
    stale.form = {{"language", "en"}, {"csrf", "old"}};
    CHECK(app.faults_of(app.send(stale)) == testing::no_faults);
    app.sign_out();
    auto out = app.send(stale);
    CHECK(out.contains("utloggad"));
    CHECK(app.faults_of(out) == testing::no_faults);
}

TEST_CASE("JSON of another type than the route says is refused by name, and never read as text") {
    testing::TestApp app{small()};
    app.sign_in_as("contract_administrator");
    auto sent = [&](const std::string& json) { return app.api(http::Method::post, "/api/v1/things", json); };
    CHECK(sent(R"({"name": "A", "born": "2026-01-01", "size": 5, "weight": 1.5, "open": true, "tags": ["x"],
                   "excuses": {"why": "so"}, "parts": [{"maker": 7}]})")
              .status == 200);
    CHECK(sent(R"({"name": "A", "size": null, "tags": [], "parts": []})").status == 200);
    const std::pair<const char*, const char*> wrong[] = {
        {R"({"name": 5})", "name"},
        {R"({"name": "A", "unsaid": 5})", "unsaid"},
        {R"({"name": "A", "parts": [{"unsaid": 5}]})", "parts.0.unsaid"},
        {R"({"name": ["A"]})", "name"},
        {R"({"name": {"sv": "A"}})", "name"},
        {R"({"name": true})", "name"},
        {R"({"name": "A", "born": 20260101})", "born"},
        {R"({"name": "A", "size": "5"})", "size"},
        {R"({"name": "A", "size": 5.5})", "size"},
        {R"({"name": "A", "weight": "1"})", "weight"},
        {R"({"name": "A", "open": "yes"})", "open"},
        {R"({"name": "A", "tags": "x"})", "tags"},
        {R"({"name": "A", "tags": [1]})", "tags"},
        {R"({"name": "A", "excuses": "so"})", "excuses"},
        {R"({"name": "A", "excuses": {"why": 1}})", "excuses.why"},
        {R"({"name": "A", "parts": {"maker": 7}})", "parts"},
        {R"({"name": "A", "parts": [7]})", "parts.0"},
        {R"({"name": "A", "parts": [{"maker": "7"}]})", "parts.0.maker"},
        {R"({"name": "A", "parts": [{"note": 7}]})", "parts.0.note"},
    };
    for (const auto& [json, field] : wrong) {
        CAPTURE(json);
        auto refused = sent(json);
        CHECK(refused.status == 422);
        CHECK(refused.type == "application/problem+json");
        CHECK(refused.contains("\"field\":\"" + std::string{field} + "\""));
    }
    for (const char* json : {"[]", "5", "{", "\"A\""}) CHECK(sent(json).status == 422);
}

TEST_CASE("A body of another kind than JSON is refused by the API, which says what it reads") {
    testing::TestApp app{small()};
    app.sign_in_as("contract_administrator");
    for (const char* type :
         {"text/plain", "application/x-www-form-urlencoded", "multipart/mixed; boundary=x"}) {
        auto refused =
            app.api(http::Method::post, "/api/v1/things", R"({"name": "A"})", {{"content-type", type}});
        CHECK(refused.status == 415);
        CHECK(refused.contains("application/json"));
    }
}

TEST_CASE("A name is one line, whatever it was copied from") {
    testing::TestApp app{small()};
    app.sign_in_as("contract_administrator");
    auto sent = app.api(http::Method::post, "/api/v1/things", R"({"name": "Nordvik\r\nInstitute\tof X\n"})");
    CHECK(sent.contains(R"("name":"Nordvik Institute of X")"));
}

TEST_CASE("The site knows who has signed in, and takes nobody's word for it") {
    testing::TestApp app{small()};
    web::Site site{app.services(), small().rooms, [](const http::Request&, std::string_view) {}};
    auto guess = app.request(http::Method::post, "/hello");
    guess.headers.emplace_back("cookie", "session=a-guess");
    CHECK_FALSE(site.knows(guess));
    app.sign_in_as("contract_administrator");
    auto known = app.request(http::Method::post, "/hello");
    known.headers.emplace_back("cookie", "session=" + app.cookie("session"));
    CHECK(site.knows(known));
}

TEST_CASE(
    "A script that sends a change without a token, or from another site, is told that and no other reason") {
    testing::TestApp app{small()};
    app.sign_in_as("coordinator");
    auto sent = app.request(http::Method::post, "/api/v1/edit");
    auto answer = app.send(sent);
    CHECK(answer.status == 403);
    CHECK(answer.contains("web.refused.no_token"));
    CHECK(answer.contains("X-CSRF-Token"));
    sent.headers = {{"host", "entente.test"}, {"origin", "http://evil.test"}};
    CHECK(app.send(sent).contains("web.refused.other_site"));
    app.sign_in_as("reader");
    CHECK_FALSE(app.api(http::Method::post, "/api/v1/edit").contains("web.refused")); // lacks the right
}

TEST_CASE("A limit that is no number is told with its field, and the list is not asked") {
    testing::TestApp app{small()};
    app.sign_in_as("reader");
    for (const char* limit : {"abc", "0", "-5"}) {
        auto answer = app.get(std::string{"/api/v1/me?limit="} + limit);
        CHECK(answer.status == 400);
        CHECK(answer.contains(R"("field":"limit")"));
    }
    CHECK(app.get("/api/v1/me?limit=5").status == 200);
    CHECK(app.get("/hello?limit=abc").status == 200); // only programs are held to it
}
