// The small parts: JSON, forms, cursors, entity tags, languages, the router.
#include "platform/web/body.hpp"
#include "platform/web/csrf.hpp"
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"
#include "platform/web/language.hpp"
#include "platform/web/metrics.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/router.hpp"
#include "platform/web/versions.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace {

http::Response nothing(web::Call&, const web::PathParts&) { return {}; }

constexpr rights::Permission some{"some"};
constexpr web::Route table[] = {
    {web::get, "/", some, nothing},           {web::get, "/things", some, nothing},
    {web::post, "/things", some, nothing},    {web::get, "/things/{}", some, nothing},
    {web::get, "/things/new", some, nothing}, {web::post, "/things/{}/names/{}", some, nothing},
};

http::Request with_header(std::string name, std::string value) {
    http::Request request;
    request.headers.emplace_back(std::move(name), std::move(value));
    return request;
}

http::Request with_form(http::Pairs fields) {
    http::Request request;
    request.form = std::move(fields);
    return request;
}

} // namespace

TEST_CASE("The router finds literals before patterns and keeps the parts") {
    web::Router router{{table}};
    CHECK(router.match(web::get, "/").route == &table[0]);
    CHECK(router.match(web::get, "/things/new").route == &table[4]);
    auto one = router.match(web::get, "/things/17");
    CHECK(one.route == &table[3]);
    CHECK(one.parts[0] == "17");
    auto name = router.match(web::post, "/things/17/names/4");
    CHECK(name.parts[0] == "17");
    CHECK(name.parts[1] == "4");
    CHECK_FALSE(router.match(web::get, "/things/").route);
    CHECK_FALSE(router.match(web::get, "/thing").route);
    CHECK_FALSE(router.match(web::get, "/things/17/names").route);
    CHECK_FALSE(router.match(web::get, "").route);
}

TEST_CASE("HEAD is answered by GET, and a wrong method is told the right ones") {
    web::Router router{{table}};
    CHECK(router.match(http::Method::head, "/things").route == &table[1]);
    auto match = router.match(http::Method::del, "/things");
    CHECK_FALSE(match.route);
    CHECK(match.allow == "GET, HEAD, POST");
    CHECK(router.match(http::Method::del, "/nothing").allow == "");
}

TEST_CASE("Two routes for one address are refused at the start") {
    static constexpr web::Route again[] = {{web::get, "/things", some, nothing}};
    CHECK_THROWS_WITH(web::Router({table, again}), "two routes for GET /things");
}

TEST_CASE("A route of the API that leaves something unsaid is refused at the start") {
    auto alone = [](const web::Route& route) { web::Router{{std::span{&route, 1}}}; };
    constexpr web::Answered thing{"Thing", "id:integer"};
    constexpr std::string_view at = "/api/v1/things";
    CHECK_NOTHROW(alone({web::post, at, some, nothing, "A thing {name}", thing}));
    CHECK_NOTHROW(alone({web::get, at, some, nothing, "A thing", web::a_file}));
    CHECK_THROWS_WITH(alone({web::get, at, some, nothing, "", thing}),
                      "GET /api/v1/things does not say what it does");
    CHECK_THROWS_WITH(alone({web::get, at, some, nothing, "A thing"}),
                      "GET /api/v1/things does not say what it answers");
    CHECK_THROWS(alone({web::get, at, some, nothing, "A thing", web::Answered{"X", ""}}));
    CHECK_THROWS(alone({web::post, at, some, nothing, "A thing", thing}));
}

TEST_CASE("JSON has its commas and escapes") {
    web::Json json;
    json.object()
        .field("id", 7)
        .field("name", "\"Å\"\n\x01")
        .field("none", std::optional<int>{})
        .list("list");
    json.item(true).object().field("half", 0.5).end().end();
    json.field("texts", std::vector<std::string>{"a", "b"}).raw("raw", "[1]").object("inner").end().end();
    CHECK(
        json.take() ==
        R"({"id":7,"name":"\"Å\"\n\u0001","none":null,"list":[true,{"half":0.5}],"texts":["a","b"],"raw":[1],"inner":{}})");
    CHECK(web::Json{}.list().item(std::numeric_limits<double>::infinity()).end().take() == "[null]");
}

TEST_CASE("A form reads what it can and tells what it cannot, all at once") {
    auto request = with_form({{"name", "  Lunds\r\nuniversitet "},
                              {"from", "2026-13-01"},
                              {"years", "1 000"},
                              {"tag", "a"},
                              {"tag", "b"}});
    web::Form form{request};
    CHECK(form.text("name", web::Need::required, 1000) == "Lunds\nuniversitet");
    CHECK(form.number("years", web::Need::required) == 1000);
    CHECK(form.texts("tag") == std::vector<std::string>{"a", "b"});
    CHECK(form.good());
    form.date("from", web::Need::optional);
    form.text("title", web::Need::required);
    form.choice("tag", web::Need::required, {"x"});
    form.number("years", web::Need::required, 0, 10);
    CHECK(form.failure() == invalid({{"from", "web.field.not_date"},
                                     {"title", "web.field.missing"},
                                     {"tag", "web.field.not_choice"},
                                     {"years", "web.field.out_of_range"}}));
}

TEST_CASE("A name that nobody can see is missing, and signs that turn the text around are no text") {
    for (std::string blank :
         {"\u00a0\u200b ", "\u3164", "\u2800", "\u115f\ufe0f", "\u2062\u034f", "\u200f"}) {
        auto request = with_form({{"name", blank}});
        web::Form form{request};
        form.text("name", web::Need::required);
        CHECK(form.failure() == invalid({{"name", "web.field.missing"}}));
    }
    for (std::string turned : {"abc\u2066def", "evil\u202egpj", "a\u202cb", "a\x7f", "a\u0085"}) {
        auto request = with_form({{"name", turned}, {"tags", turned}});
        web::Form form{request};
        form.text("name", web::Need::optional);
        CHECK(form.texts("tags").empty());
        CHECK(form.failure() == invalid({{"name", "web.field.not_text"}}));
    }
}

TEST_CASE("A name of Hebrew or Arabic is taken with its marks of direction, and kept without; joiners stay") {
    auto request = with_form({{"marked", "\u200f אוניברסיטה\u200e"}, {"joined", "می\u200cخواهم"}});
    web::Form form{request};
    CHECK(form.text("marked", web::Need::required) == "אוניברסיטה");
    CHECK(form.text("joined", web::Need::required) == "می\u200cخواهم");
    CHECK(form.good());
}

TEST_CASE("Text that is no text is refused: broken letters, control characters, too much of it") {
    auto request =
        with_form({{"broken", "a\xC3"}, {"surplus", "abc\xF8"}, {"control", "a\x07"}, {"long", "åäö"}});
    web::Form form{request};
    for (const char* name : {"broken", "surplus", "control"}) form.text(name, web::Need::optional);
    form.text("long", web::Need::optional, 3);
    form.text("long", web::Need::optional, 2);
    CHECK(form.failure() == invalid({{"broken", "web.field.not_text"},
                                     {"surplus", "web.field.not_text"},
                                     {"control", "web.field.not_text"},
                                     {"long", "web.field.too_long"}}));
}

TEST_CASE("A date that nobody can mean is a fault of its field, also where the calendar knows it") {
    auto request = with_form({{"first", "1800-01-01"},
                              {"last", "2200-12-31"},
                              {"early", "0000-01-01"},
                              {"before", "1799-12-31"},
                              {"late", "9999-12-31"}});
    web::Form form{request};
    CHECK(form.date("first", web::Need::required));
    CHECK(form.date("last", web::Need::required));
    CHECK(form.good());
    for (const char* name : {"early", "before", "late"}) CHECK_FALSE(form.date(name, web::Need::optional));
    CHECK(form.failure() == invalid({{"early", "web.field.date_out_of_range"},
                                     {"before", "web.field.date_out_of_range"},
                                     {"late", "web.field.date_out_of_range"}}));
}

TEST_CASE("The link to the same page in another language stays in the house") {
    const web::Router nowhere{{}};
    auto link = [&](std::string target) {
        http::Request request;
        request.method = http::Method::get;
        request.target = std::move(target);
        return web::page_to_return_to(request, nowhere);
    };
    CHECK(link("/things?a=1&lang=sv") == "/things?a=1&lang=sv");
    CHECK(link("//evil.example.org/x") == "/evil.example.org/x");
    CHECK(link("/\\evil.example.org") == "/evil.example.org");
    CHECK(link("///") == "/");
}

TEST_CASE("A JSON body is read by the same form") {
    http::Request request = with_header("content-type", "application/json; charset=utf-8");
    request.body =
        R"({"name":"Lund","open":true,"closed":false,"years":3,"tags":["a","b"],"place":{"country":"SE"},"parties":[{"id":4}]})";
    web::Form form{request};
    CHECK(form.text("name", web::Need::required) == "Lund");
    CHECK(form.ticked("open"));
    CHECK_FALSE(form.ticked("closed"));
    CHECK(form.sent("closed"));
    CHECK_FALSE(form.sent("absent"));
    CHECK(form.number("years", web::Need::required) == 3);
    CHECK(form.texts("tags") == std::vector<std::string>{"a", "b"});
    CHECK(form.text("place.country", web::Need::required) == "SE");
    CHECK(form.text("parties.0.id", web::Need::required) == "4");
    request.body = "[1]";
    CHECK(web::Form{request}.failure() == invalid({{"", "web.field.not_json"}}));
}

TEST_CASE("A limit is a whole number above 0, and never more than the most") {
    auto asked = [](std::string limit) {
        http::Request request;
        request.query.emplace_back("limit", std::move(limit));
        return request;
    };
    for (const char* good : {"1", "50", "00020", "99999999999999999999"})
        CHECK(web::limit_can_be_read(asked(good)));
    for (const char* bad : {"abc", "0", "-1", "5x", "1.5", " 5"})
        CHECK_FALSE(web::limit_can_be_read(asked(bad)));
    CHECK(web::limit_can_be_read({}));
    CHECK(web::limit_of(asked("99999999999999999999")) == 200);
}

TEST_CASE("A cursor comes back as it was, and nothing else is one") {
    std::vector<std::string> values{"Åbo Akademi", "17"};
    CHECK(web::read_cursor(web::cursor_of(values), 2) == values);
    CHECK_FALSE(web::read_cursor(web::cursor_of(values), 3));
    CHECK_FALSE(web::read_cursor("xyz", 1));
    CHECK_FALSE(web::read_cursor("", 1));
}

TEST_CASE("A list goes on where its page ended, though rows are taken away meanwhile, and ends") {
    struct Row {
        Id<struct RowTag> id;
    };
    const std::vector<Row> all{{{7}}, {{3}}, {{5}}};
    auto write = [](web::Json& json, const Row& row) { json.item(row.id); };
    http::Request request;
    request.query = {{"limit", "2"}};
    auto first = web::place_asked<Id<struct RowTag>>(request);
    REQUIRE(first);
    const auto next = web::cursor_of({"5"});
    CHECK(web::page_of(all, *first, write) == R"({"items":[7,3],"next":")" + next + R"(","total":3})");
    request.query.emplace_back("cursor", next);
    CHECK(web::page_of(all, *web::place_asked<Id<struct RowTag>>(request), write) ==
          R"({"items":[5],"next":null,"total":3})");
    // Each of the first page was taken away in between: nothing is passed over.
    CHECK(web::page_of(std::vector<Row>{{{5}}}, *web::place_asked<Id<struct RowTag>>(request), write) ==
          R"({"items":[5],"next":null,"total":1})");
    // So was the row to begin with: the list begins again rather than end.
    CHECK(web::page_of(std::vector<Row>{{{7}}, {{3}}}, *web::place_asked<Id<struct RowTag>>(request),
                       write) == R"({"items":[7,3],"next":null,"total":2})");
    for (const std::string& bad :
         {std::string{"xyz"}, web::cursor_of({"0"}), web::cursor_of({"a"}), web::cursor_of({"1", "2"})}) {
        request.query.back().second = bad;
        CHECK_FALSE(web::place_asked<Id<struct RowTag>>(request));
    }
}

TEST_CASE("An entity tag is a version and back") {
    CHECK(web::if_match(with_header("if-match", web::etag_of(12))) == 12);
    CHECK(web::if_match(with_header("if-match", "\"12\"")) == -1);
    CHECK(web::if_match(with_header("if-match", "W/\"v12\"")) == -1);
    CHECK_FALSE(web::if_match(with_header("if-match", "*")));
    CHECK(web::has_already(with_header("if-none-match", "W/\"v12\""), web::etag_of(12)));
    CHECK_FALSE(web::has_already(with_header("if-none-match", "\"v1\""), web::etag_of(12)));
}

TEST_CASE("The language is the address's, the cookie's, the account's, the browser's, Swedish") {
    using text::Language;
    auto request = with_header("accept-language", "de, en-GB;q=0.8, sv;q=0.3");
    CHECK(web::language_of(request, "") == Language::en);
    CHECK(web::language_of(request, "sv") == Language::sv);
    request.headers.emplace_back("cookie", "language=en");
    CHECK(web::language_of(request, "sv") == Language::en);
    request.query = {{"lang", "sv"}};
    CHECK(web::language_of(request, "") == Language::sv);
    CHECK(web::language_of(with_header("accept-language", "fr"), "") == Language::sv);
}

TEST_CASE("A request from another site is known by what the browser says") {
    auto from = [](std::string origin, std::string site) {
        auto request = with_header("host", "entente.example.org");
        if (!origin.empty()) request.headers.emplace_back("origin", origin);
        if (!site.empty()) request.headers.emplace_back("sec-fetch-site", site);
        return web::origin_of(request);
    };
    CHECK(from("https://entente.example.org", "") == web::Origin::same_site);
    CHECK(from("https://entente.example.org", "same-origin") == web::Origin::same_site);
    CHECK(from("https://evil.example.org", "") == web::Origin::other_site);
    CHECK(from("null", "") == web::Origin::other_site);
    CHECK(from("", "cross-site") == web::Origin::other_site);
    CHECK(from("", "") == web::Origin::unsaid);
}

TEST_CASE("A body that is sent as something else than JSON is told so, not left unread") {
    static constexpr web::Route route{web::patch, "/api/v1/things/{}", some, nothing, "A thing {name}"};
    auto sent_as = [](std::string type, std::string body) {
        auto request = with_header("content-type", std::move(type));
        request.body = std::move(body);
        return web::is_of_another_kind(request, route);
    };
    CHECK(sent_as("application/x-www-form-urlencoded", R"({"name":"x"})"));
    CHECK(sent_as("text/plain", R"({"name":"x"})"));
    CHECK_FALSE(sent_as("application/json; charset=utf-8", R"({"name":"x"})"));
    CHECK(sent_as("multipart/form-data; boundary=x", "--x--"));
    CHECK(sent_as("multipart/mixed; boundary=x", R"({"name":"x"})"));
    CHECK_FALSE(sent_as("", "")); // nothing sent: what is required is told by name
}

TEST_CASE("Where a file is taken, a form of parts is read and nothing else") {
    static constexpr web::Route route{web::post, "/api/v1/files", some, nothing,
                                      "A file {content:file note}"};
    auto sent_as = [](std::string type) {
        auto request = with_header("content-type", std::move(type));
        request.body = "anything";
        return web::is_of_another_kind(request, route);
    };
    CHECK_FALSE(sent_as("multipart/form-data; boundary=x"));
    CHECK(sent_as("multipart/mixed; boundary=x"));
    CHECK(sent_as("application/json"));
}

TEST_CASE("Metrics count by class and by duration") {
    web::Metrics metrics;
    metrics.count(200, 90);
    metrics.count(404, 2'000'000);
    metrics.add_gauge("entente_queue", "Rows.", [] { return 3.0; });
    metrics.add_gauge("entente_run{run=\"a\"}", "Runs.", [] { return 1.0; });
    metrics.add_gauge("entente_run{run=\"b\"}", "Runs.", [] { return 2.0; });
    auto text = metrics.text();
    CHECK(text.find("# TYPE entente_run gauge\nentente_run{run=\"a\"} 1\nentente_run{run=\"b\"} 2\n") !=
          text.npos);
    CHECK(text.find("entente_requests_total{class=\"2xx\"} 1\n") != text.npos);
    CHECK(text.find("entente_requests_total{class=\"4xx\"} 1\n") != text.npos);
    CHECK(text.find("_bucket{le=\"0.0001\"} 1\n") != text.npos);
    CHECK(text.find("_bucket{le=\"+Inf\"} 2\n") != text.npos);
    CHECK(text.find("entente_queue 3\n") != text.npos);
}
