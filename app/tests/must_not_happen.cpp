// What must not happen at the door: nobody learns who has an account or which records there are, guessing is
// slowed down, and no page gives a script or a frame of somebody else a place to stand.
#include "platform/http/server.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>
#include <regex>
#include <set>

namespace {

constexpr const char* password = "tre små grisar";

void add_account(testing::TestApp& app, const std::string& email) {
    By by{.account = {}, .name = "test", .capacity = {}, .when = app.clock.now()};
    REQUIRE(rights::create_account(
        app.database(), app.gate(),
        {.email = email, .name = "Anna (exempel)", .password = password, .must_change = false}, by));
}

testing::Answer sign_in(testing::TestApp& app, const std::string& email, const std::string& with) {
    return app.post("/sign-in", {{"email", email}, {"password", with}});
}

// The page without what differs each time by design: tokens, and the address that was typed.
std::string plain(const testing::Answer& page) {
    static const std::regex tokens{"name=\"csrf\" value=\"[^\"]*\""}, address{"[a-z]+@example\\.org"};
    return std::regex_replace(std::regex_replace(page.body, tokens, ""), address, "");
}

std::string filled(std::string_view path, const std::string& with) {
    std::string address{path};
    for (auto at = address.find("{}"); at != address.npos; at = address.find("{}"))
        address.replace(at, 2, with);
    return address;
}

std::string header_in(const http::Pairs& headers, std::string_view name) {
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return "";
}

} // namespace

TEST_CASE(
    "Signing in tells nobody whether there is such an account, not even by letters, status or waiting") {
    testing::TestApp app;
    add_account(app, "anna@example.org");
    auto known = sign_in(app, "anna@example.org", "fel lösenord"),
         unknown = sign_in(app, "nobody@example.org", "fel lösenord");
    CHECK(known.status == unknown.status);
    CHECK(plain(known) == plain(unknown));
    for (int i = 0; i < 6; ++i) {
        known = sign_in(app, "anna@example.org", "fel lösenord");
        unknown = sign_in(app, "nobody@example.org", "fel lösenord");
        CHECK(known.status == unknown.status);
        CHECK(plain(known) == plain(unknown));
    }
    CHECK(known.status == 429);
}

TEST_CASE("Guessing from one address at many accounts is slowed down too") {
    testing::TestApp app;
    add_account(app, "anna@example.org");
    int waits = 0;
    for (int i = 0; i < 60; ++i)
        waits += sign_in(app, "person" + std::to_string(i) + "@example.org", "fel").status == 429;
    CHECK(waits > 0);
    CHECK(sign_in(app, "anna@example.org", password).status == 429); // the whole address waits
}

TEST_CASE("Whoever may not see a kind of record learns nothing of which there are") {
    testing::TestApp app;
    app.sign_in_as("partner"); // signed in, and without a permission
    for (const web::Route* route : app.router().routes()) {
        if (route->method != http::Method::get || route->path.find("{}") == route->path.npos) continue;
        if (app.visit().actor.may(route->who)) continue;
        CAPTURE(route->path);
        auto there = app.get(filled(route->path, "1")), not_there = app.get(filled(route->path, "987654"));
        CHECK(there.status == not_there.status);
        CHECK(there.status == 403);
    }
}

TEST_CASE("The cookie of a session is not readable by scripts and not sent along by other sites") {
    testing::TestApp app;
    add_account(app, "anna@example.org");
    auto answer = sign_in(app, "anna@example.org", password);
    std::string cookie;
    for (const auto& [name, value] : answer.headers)
        if (name == "Set-Cookie" && value.starts_with("session=")) cookie = value;
    for (const char* part : {"HttpOnly", "SameSite=Lax", "Path=/"}) CHECK(cookie.find(part) != cookie.npos);
}

TEST_CASE("A session that is shown in an address, or made up, opens nothing") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto token = app.cookie("session");
    app.sign_out();
    CHECK(app.get("/account?session=" + token).location.starts_with("/sign-in"));
    app.set_cookie("session", token + "x");
    CHECK(app.get("/account").location.starts_with("/sign-in"));
    auto request = app.request(http::Method::get, "/account"); // a token of the API is for the API
    request.headers.emplace_back("authorization", "Bearer " + token);
    CHECK(app.send(request).location.starts_with("/sign-in"));
}

TEST_CASE("Every answer forbids foreign scripts, frames, guessing of types and telling where one came from") {
    auto headers = http::Options::standing_headers();
    auto policy = header_in(headers, "Content-Security-Policy");
    for (const char* part :
         {"default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"})
        CHECK(policy.find(part) != policy.npos);
    for (const char* part : {"unsafe-inline", "unsafe-eval", "http:", "https:", "*", "data: 'self'"})
        CHECK(policy.find(part) == policy.npos);
    CHECK(header_in(headers, "X-Content-Type-Options") == "nosniff");
    CHECK_FALSE(header_in(headers, "Referrer-Policy").empty());
    CHECK_FALSE(header_in(headers, "Cross-Origin-Opener-Policy").empty());
}

TEST_CASE("Another site cannot act in somebody's name, with or without a form of ours") {
    testing::TestApp app;
    app.sign_in_as("administrator");
    auto request = app.request(http::Method::post, "/account/news");
    request.headers = {
        {"host", "entente.test"}, {"origin", "https://evil.example.org"}, {"sec-fetch-site", "cross-site"}};
    request.form = {{"news", "none"}};
    CHECK(app.send(request).status == 403);
    auto api = app.request(http::Method::post, "/api/v1/accounts");
    api.headers = request.headers;
    api.body = R"({"email":"x@example.org","name":"X"})";
    CHECK(app.send(api).status == 403);
}

TEST_CASE("What a page shows of somebody who signed in is kept by no cache") {
    testing::TestApp app;
    app.sign_in_as("administrator");
    for (const char* page : {"/my-work", "/account", "/administration/outbox", "/administration/timetable"})
        CHECK(app.get(page).header("Cache-Control") == "private, no-store");
}
