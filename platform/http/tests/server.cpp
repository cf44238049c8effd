// The server does what HTTP asks of it: a real one on a free port, and clients that speak by hand.
#include "platform/http/tests/raw_client.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <csignal>
#include <mutex>
#include <stdexcept>
#include <vector>

using namespace http::tests;
using std::chrono::steady_clock;

namespace {

http::Response echo(http::Request& request) {
    return {.type = "text/plain",
            .body = std::string{request.header("x-say")} + request.path + "|" + request.body};
}

std::string get(std::string_view path, std::string_view headers = "Connection: close\r\n") {
    return "GET " + std::string{path} + " HTTP/1.1\r\nHost: a\r\n" + std::string{headers} + "\r\n";
}
std::string post(std::string_view path, std::string_view headers, std::string_view body) {
    return "POST " + std::string{path} + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" +
           std::string{headers} + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string{body};
}
bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

} // namespace

TEST_CASE("A request is answered with a date, a length, an id and the headers that stand on every answer") {
    RunningServer running{echo};
    auto answer = said(running.port, get("/sm%C3%B6r"));
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\nDate: "));
    CHECK(
        has(answer,
            " GMT\r\nContent-Type: text/plain\r\nContent-Length: 7\r\nConnection: close\r\nX-Request-Id: "));
    CHECK(has(answer, "Content-Security-Policy: default-src 'none'"));
    CHECK(body_of(answer) == "/smör|");
}

TEST_CASE("Three requests in one write get three answers in order, on one connection") {
    RunningServer running{echo};
    RawClient client{running.port};
    client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: "
                "3\r\n\r\nabcGET /3 HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(body_of(client.read_answer()) == "/1|");
    CHECK(body_of(client.read_answer()) == "/2|abc");
    CHECK(body_of(client.read_answer()) == "/3|");
}

TEST_CASE("HEAD is GET without the body, and the connection goes on") {
    RunningServer running{echo};
    RawClient client{running.port};
    client.send("HEAD /12345 HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
    auto head = client.read_until("\r\n\r\n");
    CHECK(has(head, "Content-Length: 7\r\n"));
    CHECK(body_of(client.read_answer()) == "/|");
}

TEST_CASE("Who expects 100-continue is asked for the body; a body already too large is not") {
    RunningServer running{echo, quick()};
    RawClient client{running.port};
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    CHECK(client.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("abc");
    CHECK(body_of(client.read_answer()) == "/|abc");
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 30000000\r\n\r\n");
    CHECK(status_of(client.read_answer()) == 413);
}

TEST_CASE("HTTP/1.0 needs no host and is closed after its answer") {
    RunningServer running{echo, quick()};
    auto answer = said(running.port, "GET /old HTTP/1.0\r\n\r\n");
    CHECK(body_of(answer) == "/old|");
    CHECK(has(answer, "Connection: close\r\n"));
}

TEST_CASE("A chunked body arrives whole, with its extensions and trailers left out") {
    RunningServer running{echo};
    auto answer = said(
        running.port, "POST /c HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                      "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX-After: z\r\n\r\n");
    CHECK(body_of(answer) == "/c|abcde");
}

TEST_CASE("A form arrives as fields; a broken one is refused before the handler sees it") {
    RunningServer running{[](http::Request& request) {
        return http::Response{.body = std::string{request.field("namn")} + request.client};
    }};
    constexpr std::string_view urlencoded = "Content-Type: application/x-www-form-urlencoded\r\n";
    CHECK(body_of(said(running.port, post("/", urlencoded, "namn=G%C3%B6teborg+syd"))) ==
          "Göteborg syd127.0.0.1");
    CHECK(status_of(said(running.port, post("/", urlencoded, "namn=%"))) == 400);
}

TEST_CASE("A line break in a header that the handler sets cannot begin another header") {
    RunningServer running{[](http::Request&) {
        return http::Response{.status = 303, .headers = {{"Location", "/a\r\nSet-Cookie: stolen=1"}}};
    }};
    CHECK_FALSE(has(said(running.port, get("/")), "\r\nSet-Cookie:"));
}

TEST_CASE("204 and 304 have neither body nor length; an answer's own header replaces the standing one") {
    RunningServer running{[](http::Request& request) {
        return http::Response{.status = request.path == "/a" ? 204 : 304,
                              .body = "x",
                              .headers = {{"cache-control", "no-store"}}};
    }};
    for (std::string_view path : {"/a", "/b"}) {
        auto answer = said(running.port, get(path));
        CHECK(body_of(answer).empty());
        CHECK_FALSE(has(answer, "Content-Length"));
        CHECK(has(answer, "cache-control: no-store\r\n"));
        CHECK_FALSE(has(answer, "Cache-Control"));
        CHECK(has(answer, "X-Frame-Options: DENY\r\n"));
    }
}

TEST_CASE("What a handler throws becomes a page that names the request, and the server goes on") {
    http::Options options;
    options.on_error = [](const http::Request& request, const std::exception& error) {
        if (request.path == "/twice") throw std::runtime_error("again");
        return http::Response{.status = 500, .body = std::string{error.what()} + " in " + request.id};
    };
    RunningServer running{[](http::Request& request) -> http::Response {
                              if (request.path == "/number") throw 42;
                              throw std::runtime_error("the roof fell in");
                          },
                          options};
    auto answer = said(running.port, get("/"));
    auto id = answer.substr(answer.find("X-Request-Id: ") + 14, 10);
    CHECK(status_of(answer) == 500);
    CHECK(body_of(answer) == "the roof fell in in " + id);
    CHECK(status_of(said(running.port, post("/", "", "x"))) == 500);
    CHECK(status_of(said(running.port, get("/twice"))) == 500);
    CHECK(status_of(said(running.port, get("/number"))) == 500);
}

TEST_CASE("Writes wait on threads of their own and delay no read; a long read can be sent there too") {
    http::Options options;
    options.io_threads = 2;
    options.takes_long = [](const http::Request& request) { return request.path == "/report"; };
    RunningServer running{[](http::Request& request) {
                              if (request.method == http::Method::post || request.path == "/report")
                                  std::this_thread::sleep_for(300ms);
                              return http::Response{.body = "done"};
                          },
                          options};
    std::vector<std::unique_ptr<RawClient>> waiting;
    for (int i = 0; i < 8; ++i) {
        waiting.push_back(std::make_unique<RawClient>(running.port));
        waiting.back()->send(i % 2 == 0 ? post("/", "", "x") : get("/report"));
    }
    auto start = steady_clock::now();
    CHECK(status_of(said(running.port, get("/"))) == 200);
    CHECK(steady_clock::now() - start < 200ms);
    for (auto& client : waiting) CHECK(body_of(client->read_all()) == "done");
    CHECK(steady_clock::now() - start < 1s);
}

TEST_CASE("Only a trusted proxy may say for whom it asks") {
    auto client_seen = [](http::Request& request) {
        return http::Response{.body = request.client + std::string{request.header("x-forwarded-for")}};
    };
    constexpr std::string_view forwarded = "Connection: close\r\nX-Forwarded-For: 6.6.6.6, 192.0.2.7\r\n";
    RunningServer stranger{client_seen};
    CHECK(body_of(said(stranger.port, get("/", forwarded))) == "127.0.0.1");
    http::Options options;
    options.trusted_proxies = {"127.0.0.1"};
    RunningServer trusting{client_seen, options};
    CHECK(body_of(said(trusting.port, get("/", forwarded))) == "192.0.2.76.6.6.6, 192.0.2.7");
}

TEST_CASE("Each exchange is told with its route, status and size, and with nothing that names a person") {
    std::mutex mutex;
    std::vector<std::string> told;
    http::Options options = quick();
    options.on_done = [&](const http::Exchange& exchange) {
        std::lock_guard lock{mutex};
        told.push_back(std::string{exchange.method} + " " + std::string{exchange.route} + " " +
                       std::to_string(exchange.status) + " " + std::to_string(exchange.bytes) +
                       (exchange.id.size() == 10 && exchange.took.count() >= 0 ? "" : "?"));
    };
    {
        RunningServer running{
            [](http::Request&) { return http::Response{.body = "abc", .route = "/people/{}"}; }, options};
        said(running.port, get("/people/7?name=anna"));
        said(running.port, "HEAD /people/8 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        said(running.port, get("/%"));
    }
    REQUIRE(told.size() == 3);
    CHECK(told[0] == "GET /people/{} 200 3");
    CHECK(told[1] == "HEAD /people/{} 200 0");
    CHECK(told[2] == "GET  400 16");
}

TEST_CASE("Told to stop under load, the server finishes what runs and returns") {
    std::atomic<int> answered = 0, begun = 0;
    std::vector<std::thread> clients;
    auto start = steady_clock::now();
    {
        RunningServer running{[&](http::Request&) {
            ++begun;
            std::this_thread::sleep_for(100ms);
            return http::Response{.body = "whole"};
        }};
        for (int i = 0; i < 8; ++i)
            clients.emplace_back([&, port = running.port] {
                if (has(said(port, post("/", "", "x")), "whole")) ++answered;
            });
        RawClient idle{running.port}; // holds a connection and says nothing
        while (begun < 8) std::this_thread::sleep_for(1ms);
        start = steady_clock::now();
    }
    CHECK(steady_clock::now() - start < 1s);
    for (auto& client : clients) client.join();
    CHECK(answered == 8);
}

TEST_CASE("SIGTERM stops the server") {
    http::Server server{{}, echo};
    std::thread running{[&] { server.run(); }};
    CHECK(status_of(said(server.port(), get("/"))) == 200); // so that it runs
    std::raise(SIGTERM);
    running.join();
    CHECK(RawClient{server.port()}.closed()); // newcomers are turned to the next copy at once
}

TEST_CASE("An address that is taken is said in words") {
    RunningServer running{echo};
    http::Options options;
    options.port = running.port;
    CHECK_THROWS_WITH_AS(http::Server(options, echo), doctest::Contains("cannot listen on 127.0.0.1 port"),
                         std::runtime_error);
}
