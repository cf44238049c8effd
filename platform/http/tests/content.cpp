// Ranges, entity tags and encodings of content that has a version.
#include "platform/http/content.hpp"

#include "platform/http/head.hpp"

#include <doctest/doctest.h>

using http::Comparison;

namespace {

http::Response served(http::Pairs headers) {
    return http::serve_bytes(
        {.headers = std::move(headers)},
        {.bytes = "0123456789", .type = "text/plain", .tag = "\"v1\"", .cache_control = "public"});
}
std::string header(const http::Response& response, std::string_view wanted) {
    for (const auto& [name, value] : response.headers)
        if (name == wanted) return value;
    return {};
}

} // namespace

TEST_CASE("Content is served whole with its tag") {
    auto response = served({});
    CHECK(response.status == 200);
    CHECK(response.body == "0123456789");
    CHECK(header(response, "ETag") == "\"v1\"");
    CHECK(header(response, "Cache-Control") == "public");
}

TEST_CASE("A reader who has it already is told so") {
    CHECK(served({{"if-none-match", "\"v1\""}}).status == 304);
    CHECK(served({{"if-none-match", "\"v0\", W/\"v1\""}}).status == 304);
    CHECK(served({{"if-none-match", "*"}}).status == 304);
    CHECK(served({{"if-none-match", "\"v2\""}}).status == 200);
    CHECK(served({{"if-none-match", "v1"}}).status == 200);
}

TEST_CASE("A range is served as asked, cut at the end") {
    struct {
        std::string_view asked, body, said;
        int status;
    } const cases[] = {
        {"bytes=0-3", "0123", "bytes 0-3/10", 206},
        {"bytes=8-", "89", "bytes 8-9/10", 206},
        {"bytes=-3", "789", "bytes 7-9/10", 206},
        {"bytes=-30", "0123456789", "bytes 0-9/10", 206},
        {"bytes=5-500", "56789", "bytes 5-9/10", 206},
        {"bytes=9-9", "9", "bytes 9-9/10", 206},
        {"bytes=10-", "", "bytes */10", 416},
        {"bytes=-0", "", "bytes */10", 416},
        {"bytes=5-4", "0123456789", "", 200},
        {"bytes=0-1,3-4", "0123456789", "", 200},
        {"lines=0-1", "0123456789", "", 200},
        {"bytes=a-b", "0123456789", "", 200},
        {"bytes=-", "0123456789", "", 200},
        {"bytes=", "0123456789", "", 200},
        {"bytes=+1-2", "0123456789", "", 200},
        {"bytes=99999999999999999999-", "0123456789", "", 200},
    };
    for (const auto& each : cases) {
        INFO(each.asked);
        auto response = served({{"range", std::string{each.asked}}});
        CHECK(response.status == each.status);
        CHECK(response.body == each.body);
        CHECK(header(response, "Content-Range") == each.said);
    }
}

TEST_CASE("A range of another version is answered with the whole of this one") {
    CHECK(served({{"range", "bytes=0-3"}, {"if-range", "\"v1\""}}).status == 206);
    CHECK(served({{"range", "bytes=0-3"}, {"if-range", "\"v0\""}}).status == 200);
    CHECK(served({{"range", "bytes=0-3"}, {"if-range", "W/\"v1\""}}).status == 200);
    CHECK(served({{"range", "bytes=0-3"}, {"if-range", "Sun, 22 Nov 2026 06:47:37 GMT"}}).status == 200);
}

TEST_CASE("Tags are compared weakly for reading and strongly for writing") {
    CHECK(http::names_tag("W/\"a\"", "\"a\"", Comparison::weak));
    CHECK_FALSE(http::names_tag("W/\"a\"", "\"a\"", Comparison::strong));
    CHECK_FALSE(http::names_tag("W/\"a\"", "W/\"a\"", Comparison::strong));
    CHECK(http::names_tag(" \"b\" , \"a\"", "\"a\"", Comparison::strong));
    CHECK(http::names_tag("*", "\"a\"", Comparison::strong));
}

TEST_CASE("The best encoding is the one we like most among those the reader takes best") {
    auto best = [](std::string_view accepted) {
        http::Request request{.headers = {{"accept-encoding", std::string{accepted}}}};
        return http::best_encoding(request, {"br", "gzip"});
    };
    CHECK(best("gzip, deflate, br, zstd") == "br");
    CHECK(best("gzip") == "gzip");
    CHECK(best("br;q=0, gzip;q=0.5") == "gzip");
    CHECK(best("br;q=0.5, GZIP;q=1.0") == "gzip");
    CHECK(best("*") == "br");
    CHECK(best("identity").empty());
    CHECK(best("").empty());
}

TEST_CASE("Dates are written as HTTP has them") {
    CHECK(http::http_date(*Time::parse("2026-11-22T06:47:37.999Z")) == "Sun, 22 Nov 2026 06:47:37 GMT");
    CHECK(http::http_date(Time{}) == "Thu, 01 Jan 1970 00:00:00 GMT");
}
