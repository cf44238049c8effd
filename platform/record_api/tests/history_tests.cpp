// One record's history as JSON: whole for who works with it, an outline for others, a page at a time.
#include "platform/record_api/history.hpp"

#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

constexpr events::Subject thing{"things", 7};

http::Response told(web::Call& call, record_api::Told how) {
    auto reader = call.database().read();
    return record_api::history(call, reader, thing, how,
                               [](const events::Event& event) { return event.act == "renamed"; });
}
http::Response whole(web::Call& call) { return told(call, record_api::Told::whole); }
http::Response outline(web::Call& call) { return told(call, record_api::Told::outline); }

using web::get, web::page;
constexpr auto events_of_it = web::rows_of(record_api::event);
constexpr web::Route table[] = {
    {get, "/api/v1/whole", rights::anyone, page<whole>, "All of it", events_of_it},
    {get, "/api/v1/outline", rights::anyone, page<outline>, "An outline", events_of_it},
};

struct Told {
    testing::TestApp app;

    Told() : app(of_two_routes()) {
        auto tx = app.database().begin();
        By anna{.account = {},
                .name = "Anna",
                .capacity = "ki",
                .when = app.clock.now(),
                .reason = "a secret why"};
        events::record(tx, thing, "created", anna);
        events::record(tx, thing, "renamed", anna, {{"name", "Old", "New"}}, "a secret note");
        events::record(tx, {"things", 8}, "created", anna);
        tx.commit();
    }
    static testing::House of_two_routes() {
        auto house = testing::house();
        house.rooms = {table};
        return house;
    }
};

} // namespace

TEST_CASE("A record's history by JSON: its own events, newest first, with what may be put back") {
    Told told;
    auto answer = told.app.get("/api/v1/whole");
    CHECK(answer.contains("\"total\":2"));
    CHECK(answer.body.find("renamed") < answer.body.find("created"));
    CHECK(answer.contains("\"note\":\"a secret note\""));
    CHECK(answer.contains("\"before\":\"Old\""));
    CHECK(answer.contains("\"may_put_back\":true"));
}

TEST_CASE("An outline of a record's history tells no reason, no note and no value, and offers nothing back") {
    Told told;
    auto answer = told.app.get("/api/v1/outline");
    CHECK(answer.contains("\"act\":\"renamed\""));
    for (auto hidden : {"secret", "Old", "New", "changes", "\"may_put_back\":true"})
        CHECK_FALSE(answer.contains(hidden));
}

TEST_CASE("A record's history goes on where its page ended, and a cursor that is not ours is refused") {
    Told told;
    auto first = told.app.get("/api/v1/whole?limit=1");
    auto at = first.body.find("\"next\":\"") + 8;
    auto cursor = first.body.substr(at, first.body.find('"', at) - at);
    auto second = told.app.get("/api/v1/whole?limit=1&cursor=" + cursor);
    CHECK(second.contains("\"act\":\"created\""));
    CHECK_FALSE(second.contains("renamed"));
    CHECK(told.app.get("/api/v1/whole?cursor=616263").status == 400);
}
