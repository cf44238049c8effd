// Signing in and looking after accounts, as a browser sees it.
#include "platform/events/events.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

constexpr const char* password = "tre små grisar";

testing::Answer sign_in(testing::TestApp& app, const std::string& with, const std::string& to = "") {
    return app.post("/sign-in", {{"email", "anna@example.org"}, {"password", with}, {"to", to}});
}

AccountId add_anna(testing::TestApp& app) {
    rights::NewAccount anna{
        .email = "anna@example.org", .name = "Anna (exempel)", .password = password, .must_change = false};
    By by{.account = {}, .name = "test", .capacity = {}, .when = app.clock.now()};
    return *rights::create_account(app.database(), app.gate(), anna, by);
}

} // namespace

TEST_CASE("Signing in leads back to where one wanted to go, within this site") {
    testing::TestApp app;
    add_anna(app);
    CHECK(app.faults_of(app.get("/sign-in?to=/account")) == testing::no_faults);
    CHECK(sign_in(app, password, "/account").location == "/account");
    CHECK(app.get("/account").contains("anna@example.org"));
    app.sign_out();
    CHECK(sign_in(app, password, "https://evil.example.org/").location == "/");
}

TEST_CASE("A wrong password says so, keeps the address and not the password") {
    testing::TestApp app;
    add_anna(app);
    auto page = sign_in(app, "fel lösenord");
    CHECK(page.status == 422);
    CHECK(page.contains("anna@example.org"));
    CHECK_FALSE(page.contains("fel lösenord"));
    CHECK(page.contains("hör inte ihop"));
    CHECK(app.faults_of(page) == testing::no_faults);
    for (int i = 0; i < 5; ++i) sign_in(app, "fel lösenord");
    auto stopped = sign_in(app, password);
    CHECK(stopped.status == 429);
    CHECK(stopped.header("Retry-After") == "900");
}

TEST_CASE("Signing out ends the session") {
    testing::TestApp app;
    app.sign_in_as("reader");
    CHECK(app.get("/account").header("Cache-Control") == "private, no-store");
    auto out = app.post("/sign-out", {});
    CHECK(out.location == "/");
    CHECK(app.get("/account").location == "/sign-in?to=%2Faccount");
}

TEST_CASE("An administrator makes an account, gives it a role, takes it back and closes it") {
    testing::TestApp app;
    app.sign_in_as("administrator");
    auto bad = app.post("/administration/accounts", {{"email", "x"}, {"name", ""}, {"language", "sv"}});
    CHECK(bad.status == 422);
    CHECK(app.faults_of(bad) == testing::no_faults);
    auto made = app.post("/administration/accounts", {{"email", "bo@example.org"},
                                                      {"name", "Bo (exempel)"},
                                                      {"language", "en"},
                                                      {"password", "fyra små grisar"}});
    REQUIRE(made.status == 303);
    CHECK(app.faults_of(app.follow(made)) == testing::no_faults);
    auto granted = app.post(made.location + "/roles", {{"role", "auditor"}, {"from", "2026-11-22"}});
    CHECK(app.follow(granted).contains("Granskare"));
    CHECK(app.post(made.location + "/roles", {{"role", "king"}, {"from", "x"}}).status == 422);
    CHECK(app.post(made.location + "/deactivated", {}).status == 303);
    CHECK(app.get(made.location).contains("Avstängt"));
    CHECK(app.get("/administration/accounts").contains("bo@example.org"));
}

TEST_CASE("A role is given within a unit or everywhere, and the page says which; no unit is made up") {
    testing::TestApp app;
    app.sign_in_as("administrator");
    auto made = app.post("/administration/accounts", {{"email", "bo@example.org"},
                                                      {"name", "Bo (exempel)"},
                                                      {"language", "sv"},
                                                      {"password", "fyra små grisar"}});
    auto everywhere = app.post(made.location + "/roles", {{"role", "auditor"}, {"from", "2026-11-22"}});
    CHECK(app.follow(everywhere).contains("<td>Överallt</td>"));
    auto nowhere =
        app.post(made.location + "/roles", {{"role", "unit_head"}, {"unit", "77"}, {"from", "2026-11-22"}});
    CHECK(nowhere.status == 422);
    CHECK(nowhere.contains("Välj en enhet ur listan."));
    CHECK(app.faults_of(nowhere) == testing::no_faults);
}

TEST_CASE("Accounts, roles and tokens are looked after by the API as on the pages") {
    using http::Method;
    testing::TestApp app;
    app.sign_in_as("administrator");
    CHECK(app.api(Method::get, "/api/v1/roles").contains("\"key\":\"unit_head\""));
    auto made = app.api(Method::post, "/api/v1/accounts",
                        R"({"email": "bo@example.org", "name": "Bo", "password": "fyra små grisar"})");
    REQUIRE(made.status == 201);
    CHECK(app.api(Method::post, made.location + "/roles", R"({"role": "king"})").status == 422);
    CHECK(app.api(Method::post, made.location + "/roles", R"({"role": "auditor", "unit": 77})").status ==
          422);
    auto seen = app.api(Method::get, made.location).header("ETag");
    auto held = app.api(Method::post, made.location + "/roles", R"({"role": "auditor"})");
    REQUIRE(held.contains("\"role\":\"auditor\""));
    CHECK(held.header("ETag") != seen); // roles are part of what was seen
    auto at = held.body.find("\"roles\":[{\"id\":") + 15;
    auto grant = held.body.substr(at, held.body.find(',', at) - at);
    CHECK(app.api(Method::post, "/api/v1/accounts/1/roles/" + grant + "/removal", "{}").status == 404);
    CHECK(
        app.api(Method::post, made.location + "/roles/" + grant + "/removal", "{}").contains("\"roles\":[]"));
    CHECK(app.api(Method::post, made.location + "/deactivation", "{}").contains("\"active\":false"));
    CHECK(app.api(Method::post, made.location + "/activation", "{}").contains("\"active\":true"));

    auto named = app.api(Method::patch, made.location, R"({"capacities": "ki k"})",
                         {{"If-Match", app.api(Method::get, made.location).header("ETag")}});
    CHECK(named.contains("\"capacities\":\"ki k\"")); // what can be set can be read

    CHECK(app.api(Method::post, "/api/v1/tokens", R"({"name": "x", "days": 400})").status == 422);
    auto token = app.api(Method::post, "/api/v1/tokens",
                         R"({"name": "skript", "days": 30, "permissions": ["administer"]})");
    CHECK(token.contains("entente_"));
    auto listed = app.api(Method::get, "/api/v1/tokens");
    CHECK(listed.contains("\"permissions\":[\"administer\"]"));
    CHECK_FALSE(listed.contains("entente_"));
    CHECK(app.api(Method::post, "/api/v1/tokens/1/removal", R"({"reason": "skriptet är borta"})")
              .contains("\"items\":[]"));
    {
        auto reader = app.database().read();
        CHECK(events::latest(reader, 1).front().reason == "skriptet är borta");
    }
    app.sign_in_as("reader");
    CHECK(app.api(Method::get, "/api/v1/roles").status == 403);
    CHECK(app.api(Method::post, "/api/v1/tokens/1/removal", "{}").status == 404);
}

TEST_CASE("The matrix shows every role and every permission") {
    testing::TestApp app;
    app.sign_in_as("administrator");
    auto page = app.get("/administration/permissions");
    for (const rights::Role& role : app.gate().roles.all()) CHECK(page.contains(role.name.sv));
    for (rights::Permission permission : app.gate().roles.permissions()) {
        bool by_a_role = permission.name != rights::signed_in.name; // that one comes with the account
        CHECK(page.contains(app.words()("permission." + std::string{permission.name})) == by_a_role);
    }
}

TEST_CASE("A token is shown once") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto nothing = app.post("/account/tokens", {{"name", "script"}, {"days", "30"}});
    CHECK(nothing.status == 422); // a token with nothing ticked may nothing, not everything
    CHECK(nothing.contains("Kryssa i minst en sak"));
    CHECK_FALSE(nothing.contains("entente_"));
    CHECK(app.faults_of(nothing) == testing::no_faults);
    const auto summary = nothing.body.find("ds-error-summary\" tabindex=\"-1\" autofocus");
    CHECK(summary < nothing.body.find("<section"));
    CHECK(nothing.contains("<a href=\"#permissions\">Rättigheter: Kryssa i minst en sak"));
    CHECK(app.api(http::Method::post, "/api/v1/tokens", R"({"name": "script", "days": 30})").status == 422);
    auto page =
        app.post("/account/tokens", {{"name", "script"}, {"days", "30"}, {"permissions", "read_agreements"}});
    CHECK(app.get("/account").contains("<td>Läsa avtal</td>"));     // in words, not as the program calls it
    CHECK(page.body.find("entente_") < page.body.find("<section")); // seen without scrolling
    CHECK(page.contains("role=\"status\" tabindex=\"-1\" autofocus"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK_FALSE(app.get("/account").contains("entente_"));
    CHECK(app.get("/account").contains("script"));
}

TEST_CASE("A token that was just made is there in the other language too, and is one token") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    const http::Pairs asked{{"stamp", app.get("/account").hidden("stamp")},
                            {"name", "script"},
                            {"days", "30"},
                            {"permissions", "read_agreements"},
                            {"permissions", "read_agreements"}};
    auto token_in = [](const testing::Answer& page) {
        auto at = page.body.find("<code>entente_");
        return at == page.body.npos ? "" : page.body.substr(at, page.body.find("</code>", at) - at);
    };
    auto made = app.post("/account/tokens", asked);
    REQUIRE_FALSE(token_in(made).empty());
    auto english = app.post("/account/tokens?again=1&lang=en", asked);
    CHECK(english.contains("lang=\"en\""));
    CHECK(token_in(english) == token_in(made));
    CHECK(app.faults_of(english) == testing::no_faults);
    auto listed = app.api(http::Method::get, "/api/v1/tokens");
    CHECK(listed.contains("\"total\":1"));
    CHECK(listed.contains("\"permissions\":[\"read_agreements\"]")); // ticked twice, said once
    CHECK(app.post("/account/tokens/1/revoked", {}).status == 303);
    CHECK(app.post("/account/tokens", asked).status == 404); // gone is gone
    // The next form is another, and so is its token.
    auto next = asked;
    next.front().second = app.get("/account").hidden("stamp");
    CHECK(token_in(app.post("/account/tokens", next)) != token_in(made));
}

TEST_CASE("The API tells who one is and what one may") {
    testing::TestApp app;
    app.sign_in_as("auditor");
    auto me = app.get("/api/v1/me");
    CHECK(me.type == "application/json");
    CHECK(me.contains("\"email\":\"auditor@example.org\""));
    CHECK(me.contains("\"read_history\""));
}
