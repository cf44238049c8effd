// A form that stands open to everybody: who is taken for a machine, and how much is let through.
#include "platform/flood/flood.hpp"

#include "platform/flood/views.hpp"
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

constexpr flood::Brake brake{.form = "letter", .most_from_one = 2, .most_from_all = 3};

http::Response form(web::Call& call) {
    auto body = flood::views::trap(call.tr, flood::stamp(call, "letter")).markup;
    body.append(R"(<input type="hidden" name="csrf" value=")").append(call.csrf()).append("\">");
    return call.page({.title = "t"}, std::move(body));
}
http::Response judged(web::Call& call) {
    if (flood::looks_like_a_machine(call, "letter")) return call.problem(422);
    if (!flood::may_send_more(call, brake)) return call.problem(429);
    auto response = call.see_other("/letter");
    response.headers.emplace_back("X-Secret", flood::secret_of_form(call));
    return response;
}
using web::get, web::post, web::page;
constexpr web::Route table[] = {
    {get, "/letter", rights::anyone, page<form>},
    {post, "/letter", rights::anyone, page<judged>},
};

struct Open {
    testing::TestApp app;
    std::string stamp;

    Open() : app(of_one_form()) {
        stamp = app.get("/letter").hidden("stamp");
        app.clock.advance_seconds(60);
    }
    static testing::House of_one_form() {
        auto house = testing::house();
        house.rooms = {table};
        return house;
    }
    testing::Answer send(http::Pairs fields) { return app.post("/letter", fields); }
    int from(const std::string& client) {
        auto request = app.request(http::Method::post, "/letter");
        request.client = client;
        auto token = app.get("/letter").hidden("csrf");
        request.form = {{"stamp", stamp}, {"csrf", token}};
        return app.send(std::move(request)).status;
    }
};

} // namespace

TEST_CASE("An open form: a person who takes time is let through, and the same form has one secret") {
    Open open;
    auto first = open.send({{"stamp", open.stamp}});
    CHECK(first.status == 303);
    CHECK(open.send({{"stamp", open.stamp}}).header("X-Secret") == first.header("X-Secret"));
    auto other = open.app.get("/letter").hidden("stamp");
    CHECK(other != open.stamp);
}

TEST_CASE("An open form: haste, a trap filled in, a stamp of yesterday and one of one's own making are a "
          "machine's") {
    Open open;
    CHECK(open.send({{"stamp", open.stamp}, {"homepage_confirm", "x"}}).status == 422);
    CHECK(open.send({}).status == 422);
    auto forged = open.stamp;
    forged.replace(0, 10, "2026-11-21");
    CHECK(open.send({{"stamp", forged}}).status == 422);
    auto quick = open.app.get("/letter").hidden("stamp");
    open.app.clock.advance_seconds(1);
    CHECK(open.send({{"stamp", quick}}).status == 422);
    open.app.clock.advance_seconds(25 * 3600);
    CHECK(open.send({{"stamp", open.stamp}}).status == 422);
}

TEST_CASE("An open form: one sender, and all together, send only so much within the hour") {
    Open open;
    for (int status : {303, 303, 429}) CHECK(open.from("192.0.2.1") == status);
    CHECK(open.from("192.0.2.2") == 303);
    CHECK(open.from("192.0.2.3") == 429);
    open.app.clock.advance_seconds(3601);
    CHECK(open.from("192.0.2.1") == 303);
}
