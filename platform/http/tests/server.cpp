// The server does what HTTP asks of it: a real one on a free port, and clients that speak by hand.
#include "platform/http/tests/raw_client.hpp"

#include <doctest/doctest.h>

#include <atomic>

using namespace http::tests;

namespace {

http::Response echo(http::Request& request) {
    return {.type = "text/plain", .body = std::string{request.header("x-say")} + request.path + "|" + request.body};
}

} // namespace

TEST_CASE("A request is answered with a date, a length, an id and the headers that stand on every answer") {
    RunningServer running{echo};
    auto answer = said(running.port, "GET /sm%C3%B6r HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\nDate: "));
    CHECK(answer.find(" GMT\r\nContent-Type: text/plain\r\nContent-Length: 7\r\nConnection: close\r\nX-Request-Id: ") != std::string::npos);
    CHECK(answer.find("Content-Security-Policy: default-src 'self'") != std::string::npos);
    CHECK(body_of(answer) == "/smör|");
}

TEST_CASE("Three requests in one write get three answers in order, on one connection") {
    RunningServer running{echo};
    RawClient client{running.port};
    client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /3 HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(body_of(client.read_answer()) == "/1|");
    CHECK(body_of(client.read_answer()) == "/2|abc");
    CHECK(body_of(client.read_answer()) == "/3|");
}
