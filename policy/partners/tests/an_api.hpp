// A program whose register is worked with by JSON.
#pragma once

#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

#include <string>

namespace testing {

struct Api {
    TestApp app;

    explicit Api(std::string_view role = "coordinator") { app.sign_in_as(role); }

    Answer get(const std::string& path) { return app.get("/api/v1" + path); }
    Answer post(const std::string& path, const std::string& json = "{}", const http::Pairs& headers = {}) {
        return app.api(http::Method::post, "/api/v1" + path, json, headers);
    }
    Answer patch(const std::string& path, const std::string& json, const std::string& version = "") {
        http::Pairs headers;
        if (!version.empty()) headers.emplace_back("If-Match", "\"v" + version + "\"");
        return app.api(http::Method::patch, "/api/v1" + path, json, headers);
    }
    Answer del(const std::string& path) { return app.api(http::Method::del, "/api/v1" + path); }
    // An organisation by that name; its path.
    std::string organisation(const std::string& name, const std::string& country = "SE") {
        auto json = R"({"name":")" + name + R"(","kind":"university","country":")" + country + "\"";
        auto added = post("/organisations", json + "}");
        if (added.status == 409) added = post("/organisations", json + ",\"distinct_from\":[1,2,3,4,5,6]}");
        REQUIRE(added.status == 201);
        return added.location.substr(std::string_view{"/api/v1"}.size());
    }
    std::int64_t number(db::Sql sql) {
        auto reader = app.database().read();
        return reader.one<std::int64_t>(sql);
    }
};

// The number that stands after a name: {"id":7} → "7".
inline std::string number_in(const Answer& answer, std::string_view name) {
    auto key = "\"" + std::string{name} + "\":";
    auto from = answer.body.find(key);
    REQUIRE(from != answer.body.npos);
    from += key.size();
    return answer.body.substr(from, answer.body.find_first_of(",}", from) - from);
}

inline std::string cursor_in(const Answer& answer) {
    auto from = answer.body.find("\"next\":\"");
    REQUIRE(from != answer.body.npos);
    from += 8;
    return answer.body.substr(from, answer.body.find('"', from) - from);
}

} // namespace testing
