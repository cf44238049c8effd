// The register over /api/v1.
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

constexpr const char* an_agreement =
    R"({"title": "Ramavtal", "type": "framework", "status": "in_force", "host": "ki",
    "signed_on": "2022-05-01", "ends_on": "2027-05-31", "notice_months": 6, "parties": [{"name": "Nordvik", "country": "NO"}]})";

} // namespace

TEST_CASE("Agreements API: created, shown with its version, not sent again when it is known") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto created = app.api(http::Method::post, "/api/v1/agreements", an_agreement);
    CHECK(created.status == 201);
    CHECK(created.location == "/api/v1/agreements/1");
    CHECK(created.header("ETag") == "\"v1\"");
    auto shown = app.api(http::Method::get, "/api/v1/agreements/1");
    CHECK(shown.contains(R"("notice_on":"2026-11-30")"));
    CHECK(shown.contains(R"("name":"Nordvik")"));
    CHECK(app.api(http::Method::get, "/api/v1/agreements/1", "", {{"if-none-match", "\"v1\""}}).status ==
          304);
    CHECK(app.api(http::Method::get, "/api/v1/agreements/2").status == 404);
}

TEST_CASE("Agreements API: what cannot be used is told field by field and writes nothing") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto refused = app.api(http::Method::post, "/api/v1/agreements", R"({"type": "framework"})");
    CHECK(refused.status == 422);
    CHECK(refused.type.starts_with("application/problem+json"));
    CHECK(app.api(http::Method::post, "/api/v1/agreements", "[]").status == 422);
    CHECK(app.api(http::Method::get, "/api/v1/agreements").contains(R"("total":0)"));
}

TEST_CASE("Agreements API: a change needs the version that was seen, and changes only what is sent") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    app.api(http::Method::post, "/api/v1/agreements", an_agreement);
    auto patch = [&](const char* json, const http::Pairs& headers) {
        return app.api(http::Method::patch, "/api/v1/agreements/1", json, headers);
    };
    CHECK(patch(R"({"title": "Nytt"})", {}).status == 428);
    auto changed = patch(R"({"title": "Nytt"})", {{"if-match", "\"v1\""}});
    CHECK(changed.status == 200);
    CHECK(changed.header("ETag") == "\"v2\"");
    CHECK(changed.contains(R"("ends_on":"2027-05-31")"));
    CHECK(patch(R"({"title": "Igen"})", {{"if-match", "\"v1\""}}).status == 412);
    CHECK(patch(R"({"ends_on": "2001-01-01"})", {{"if-match", "\"v2\""}}).status == 422);
    auto give_notice = [&](const http::Pairs& headers) {
        return app.api(http::Method::post, "/api/v1/agreements/1/status",
                       R"({"status": "notice_given", "reason": "Parten sade upp"})", headers);
    };
    CHECK(give_notice({}).status == 428);
    CHECK(give_notice({{"if-match", "\"v1\""}}).status == 412);
    CHECK(give_notice({{"if-match", "\"v2\""}}).contains(R"("status":"notice_given")"));
}

TEST_CASE("Agreements API: by end date, page after page by cursor, with the exact total") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    for (const char* end : {"2029-01-01", "2027-01-01", ""}) {
        std::string json =
            R"({"title": "A", "type": "nda", "status": "in_force", "host": "k", "parties": [{"name": "X"}], "ends_on": ")";
        app.api(http::Method::post, "/api/v1/agreements", json + end + "\"}");
    }
    auto first = app.api(http::Method::get, "/api/v1/agreements?status=in_force&limit=2");
    CHECK(first.contains(R"("total":3)"));
    CHECK(first.body.find("2027-01-01") < first.body.find("2029-01-01"));
    auto from = first.body.find(R"("next":")") + 8;
    auto cursor = first.body.substr(from, first.body.find('"', from) - from);
    auto second = app.api(http::Method::get, "/api/v1/agreements?status=in_force&limit=2&cursor=" + cursor);
    CHECK(second.contains(R"("ends_on":null)"));
    CHECK_FALSE(second.contains("2029-01-01"));
    CHECK(second.contains(R"("next":null)"));
    CHECK(app.api(http::Method::get, "/api/v1/agreements?status=in_force&limit=2&page=2")
              .contains(R"("ends_on":null)"));
    for (const char* broken : {"xxx", "%22", "MTox"})
        CHECK(app.get(std::string{"/api/v1/agreements?cursor="} + broken).status == 400);
    CHECK(app.api(http::Method::get, "/api/v1/agreements/summary")
              .contains(R"("by_status":[{"status":"in_force","number":3}])"));
}

TEST_CASE(
    "Agreements API: more parties than an agreement takes, and days of another age, are refused in words") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto with = [&](const std::string& ends, int parties) {
        std::string json =
            R"({"title": "A", "type": "nda", "status": "in_force", "host": "ki", "notice_months": 14,
            "ends_on": ")" +
            ends + R"(", "parties": [{"name": "P0"})";
        for (int i = 1; i < parties; ++i) json += R"(, {"name": "P)" + std::to_string(i) + "\"}";
        return app.api(http::Method::post, "/api/v1/agreements", json + "]}");
    };
    CHECK(with("2027-05-31", 30).status == 201);
    for (const char* language : {"sv", "en"}) {
        app.speak(language);
        auto refused = with("2027-05-31", 31);
        CHECK(refused.status == 422);
        CHECK(refused.contains("30 part"));
    }
    for (const char* day : {"0001-01-01", "1800-06-01", "9999-01-01"}) CHECK(with(day, 1).status == 422);
    auto list = app.api(http::Method::get, "/api/v1/agreements");
    CHECK(list.status == 200);
    CHECK(list.contains(R"("total":1)"));
    CHECK(app.get("/agreements").status == 200);
}

TEST_CASE("Agreements API: a reader reads and changes nothing") {
    testing::TestApp app;
    app.sign_in_as("reader");
    CHECK(app.api(http::Method::get, "/api/v1/agreements").status == 200);
    CHECK(app.api(http::Method::post, "/api/v1/agreements", an_agreement).status == 403);
}
