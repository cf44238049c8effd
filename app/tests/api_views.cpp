// Kept views as JSON: of any list that one may read, one's own and the shared ones.
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

using http::Method;

namespace {

const std::string late_ones = R"({"list": "partnerships", "name": "Sena", "query": "waiting=1&nonsense=2"})";

} // namespace

TEST_CASE("A list is kept as a view by JSON, found by whoever kept it, and removed") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    auto kept = app.api(Method::post, "/api/v1/views", late_ones);
    CHECK(kept.status == 201);
    CHECK(kept.contains("\"query\":\"waiting=1\"")); // what the list does not know is left out
    app.api(Method::post, "/api/v1/views", R"({"list": "agreements", "name": "Alla", "query": ""})");
    CHECK(app.api(Method::get, "/api/v1/views").contains("\"total\":2"));
    auto of_one = app.api(Method::get, "/api/v1/views?list=partnerships");
    CHECK(of_one.contains("\"total\":1"));
    CHECK(of_one.contains("\"address\":\"/partnerships?waiting=1\""));
    CHECK(app.api(Method::del, "/api/v1/views/1").status == 200);
    CHECK(app.api(Method::get, "/api/v1/views?list=partnerships").contains("\"total\":0"));
    CHECK(app.api(Method::del, "/api/v1/views/1").status == 404);
}

TEST_CASE("Nobody shares without the right to, keeps a view of no list, sees or removes somebody else's") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    CHECK(app.api(Method::post, "/api/v1/views", R"({"list": "secrets", "name": "x"})").status == 422);
    CHECK(app.api(Method::post, "/api/v1/views", R"({"list": "partnerships", "name": ""})").status == 422);
    CHECK(app.api(Method::post, "/api/v1/views", R"({"list": "partnerships", "name": "x", "shared": true})")
              .status == 403);
    app.api(Method::post, "/api/v1/views", late_ones);
    app.sign_in_as("reader");
    CHECK(app.api(Method::get, "/api/v1/views").contains("\"total\":0"));
    CHECK(app.api(Method::del, "/api/v1/views/1").status == 403);
    app.sign_out();
    CHECK(app.api(Method::get, "/api/v1/views").status == 401);
}
