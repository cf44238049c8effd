// Nobody comes to stand twice unseen: what a new organisation may already be is told before it is saved.
#include "policy/partners/alike.hpp"

#include "platform/testing/test_app.hpp"
#include "platform/testing/test_database.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/merging_pages.hpp"

#include <doctest/doctest.h>

using namespace partners;

namespace {

By somebody() {
    return {AccountId{1}, "Coordinator (example)", "ki", *Time::parse("2026-11-22T08:00:00.000Z")};
}

Details called(std::string name, std::string country, std::string english = {}) {
    Details details;
    details.name = std::move(name);
    details.name_en = std::move(english);
    details.country = std::move(country);
    return details;
}

std::size_t alike(db::Database& database, const Details& details) {
    auto reader = database.read();
    return alike_to(reader, details).size();
}

std::int64_t organisations(db::Database& database) {
    auto reader = database.read();
    return reader.one<std::int64_t>("SELECT count(*) FROM organisations");
}

http::Pairs form_of(std::string name, std::string country) {
    return {
        {"name", std::move(name)}, {"kind", "university"}, {"country", std::move(country)}, {"city", "Umeå"}};
}

} // namespace

TEST_CASE("What is alike is told, and only whoever says that it is another adds it") {
    CHECK(may_add(0));
    CHECK(may_add(2).reasons() == Reasons{"partners.rule.alike"});
}

TEST_CASE("The same name in the same country is alike, in another spelling and another language too") {
    testing::TestDatabase database;
    REQUIRE(add_organisation(database, called("Högskolan Nordvik", "SE", "Nordvik University College"),
                             somebody()));
    CHECK(alike(database, called("HOGSKOLAN  NORDVIK", "SE")) == 1);
    CHECK(alike(database, called("Högskolan Nordvik", "")) == 1); // nobody knows where
    CHECK(alike(database, called("Something else", "SE", "Nordvik University College")) == 1);
    CHECK(alike(database, called("Högskolan Nordvikk", "SE")) == 1);
    CHECK(alike(database, called("Högskolan Nordvik", "NO")) == 0);
    CHECK(alike(database, called("Högskolan Sydvik", "SE")) == 0); // only the kind of school is the same
    CHECK(alike(database, called("Nordvik", "SE")) == 0); // a part of a name is a suggestion, no more
}

TEST_CASE(
    "A second of the same name is refused, leaves nothing, and is added when it is said to be another") {
    testing::TestDatabase database;
    auto first = *add_organisation(database, called("Nordvik", "SE"), somebody());
    auto again = add_organisation(database, called("Nordvik", "SE"), somebody());
    REQUIRE_FALSE(again);
    CHECK(again.failure().fault == Fault::refused);
    CHECK(organisations(database) == 1);
    auto second = add_organisation(database, called("Nordvik", "SE"), somebody(), {first});
    REQUIRE(second);
    CHECK(*second != first);
    auto reader = database->read();
    CHECK(likely_pairs(reader, 10).empty()); // somebody has looked at this pair
}

TEST_CASE("The form shows what the new one may be, and saves it when the box is ticked") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto first = app.post("/organisations/new", form_of("Nordvik universitet", "SE"));
    REQUIRE(first.status == 303);
    auto page = app.post("/organisations/new", form_of("Nordvik Universitet", "SE"));
    CHECK(page.status == 409);
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(page.contains("href=\"" + first.location + "\""));
    CHECK(page.contains("id=\"distinct\""));
    CHECK(page.contains("value=\"Umeå\"")); // nothing that was typed is lost
    CHECK(organisations(app.database()) == 1);
    auto distinct = form_of("Nordvik Universitet", "SE");
    distinct.emplace_back("distinct", "1");
    CHECK(app.post("/organisations/new", distinct).status == 409); // than which?
    CHECK(page.hidden("shown") == "1");
    distinct.emplace_back("shown", page.hidden("shown"));
    CHECK(app.post("/organisations/new", distinct).status == 303);
    CHECK(organisations(app.database()) == 2);
    CHECK(app.post("/organisations/new", distinct).status == 409); // the second of them was never shown
    CHECK(organisations(app.database()) == 2);
    CHECK(app.post("/organisations/new", form_of("Nordvik universitet", "NO")).status == 303);
    auto begun = app.get("/organisations/new?name=nordvik&country=SE");
    CHECK(begun.contains("href=\"" + first.location + "\""));
    CHECK(app.faults_of(begun) == testing::no_faults);
    CHECK_FALSE(begun.contains("id=\"distinct\""));
}

TEST_CASE("JSON: 409 with the matches, unless it is said to be another than each of them") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto post = [&](const char* body) { return app.api(http::Method::post, "/api/v1/organisations", body); };
    REQUIRE(post(R"({"name":"Nordvik","kind":"company","country":"SE"})").status == 201);
    auto again = post(R"({"name":"NORDVIK","kind":"company","country":"SE"})");
    CHECK(again.status == 409);
    CHECK(again.type.starts_with("application/problem+json"));
    CHECK(again.contains(R"("key":"partners.rule.alike")"));
    CHECK(again.contains(R"("matches":[{"id":1,"name":"Nordvik")"));
    CHECK(post(R"({"name":"NORDVIK","kind":"company","country":"SE","distinct_from":[7]})").status == 409);
    CHECK(post(R"({"name":"NORDVIK","kind":"company","country":"SE","distinct_from":[1]})").status == 201);
    CHECK(post(R"({"name":"NORDVIK","kind":"company","country":"SE","distinct_from":[1]})").status == 409);
}

TEST_CASE("A new name is in the language of its country, else of the page") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto chosen = [&](const char* address) {
        auto body = app.get(address).body;
        auto list = body.substr(body.find("id=\"language\""));
        auto at = list.rfind("value=\"", list.find(" selected"));
        return list.substr(at + 7, 2);
    };
    CHECK(chosen("/organisations/new") == "sv");
    CHECK(chosen("/organisations/new?country=EE") == "et");
    app.speak("en");
    CHECK(chosen("/organisations/new") == "en");
    CHECK(app.get("/organisations/new").contains(">Estonian</option>"));
}
