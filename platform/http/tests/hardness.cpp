// What a hostile or broken client may send, and the one right answer. Two readers of a message (a proxy and
// us) must never see two different messages, so what can be read in two ways is refused.
#include "platform/http/tests/raw_client.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <vector>

using namespace http::tests;
using std::chrono::steady_clock;

namespace {

http::Response ok(http::Request& request) {
    return {.type = "text/plain", .body = request.method == http::Method::get ? "read" : "written"};
}

std::string post(std::string_view headers, std::string_view body) {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + std::string{headers} + "\r\n" + std::string{body};
}
std::string get(std::string_view target, std::string_view headers = "Connection: close\r\n") {
    return "GET " + std::string{target} + " HTTP/1.1\r\nHost: a\r\n" + std::string{headers} + "\r\n";
}

struct Case {
    std::string_view what;
    std::string bytes;
    int status;
};

} // namespace

TEST_CASE("A message that two readers could read in two ways is refused") {
    RunningServer running{ok, quick()};
    const Case cases[] = {
        {"a good one", get("/"), 200},
        {"two differing lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), 400},
        {"the same length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400},
        {"the same length twice in one line", post("Content-Length: 3, 3\r\n", "abc"), 400},
        {"length and chunks", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        {"chunks and length", post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"), 400},
        {"space before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), 400},
        {"line feed in a chunk extension",
         post("Transfer-Encoding: chunked\r\n", "3;a\nb\r\nabc\r\n0\r\n\r\n"), 400},
        {"no line end after a chunk", post("Transfer-Encoding: chunked\r\n", "3\r\nabc0\r\n\r\n"), 400},
        {"a chunk size that is no number", post("Transfer-Encoding: chunked\r\n", "x\r\nabc\r\n0\r\n\r\n"),
         400},
        {"a chunk size too large to count", post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\na"),
         400},
        {"a length with a sign", post("Content-Length: +3\r\n", "abc"), 400},
        {"a negative length", post("Content-Length: -3\r\n", "abc"), 400},
        {"a length in hex", post("Content-Length: 0x3\r\n", "abc"), 400},
        {"a length too large to count", post("Content-Length: 99999999999999999999\r\n", "abc"), 400},
        {"bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", 400},
        {"NUL in a header", get("/", std::string{"X: a\0b\r\n", 8}), 400},
        {"a folded header", get("/", "X: a\r\n b\r\nConnection: close\r\n"),
         200}, // joined by one space, as RFC 9112 allows
        {"a header name with a space", get("/", "X Y: a\r\n"), 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", get("/", "Host: b\r\n"), 400},
        {"a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"another transfer coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 501},
        {"a coding before chunks", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501},
        {"chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"an unknown version", "GET / HTTP/3.1\r\nHost: a\r\n\r\n", 400},
        {"no version", "GET /\r\n\r\n", 400},
        {"another protocol", "\x16\x03\x01\x02\x00\x01\x00", 400},
        {"an unknown expectation", post("Expect: miracles\r\nContent-Length: 3\r\n", "abc"), 417},
    };
    for (const auto& each : cases) {
        INFO(each.what);
        CHECK(status_of(said(running.port, each.bytes)) == each.status);
    }
}

TEST_CASE("A path must be well-formed text") {
    RunningServer running{ok, quick()};
    const Case cases[] = {
        {"cut percent", get("/a%2"), 400},
        {"no hex", get("/a%zz"), 400},
        {"NUL", get("/a%00"), 400},
        {"line break", get("/a%0d%0ab"), 400},
        {"half a letter", get("/%C3"), 400},
        {"overlong slash", get("/%C0%AF"), 400},
        {"surrogate", get("/%ED%A0%80"), 400},
        {"not from the root", get("a"), 400},
        {"broken query", get("/?a=%"), 400},
        {"query not text", get("/?a=%FF"), 400},
        {"Swedish", get("/%C3%A5?q=%C3%B6"), 200},
        {"whole address", get("http://a/b?c=d"), 200},
    };
    for (const auto& each : cases) {
        INFO(each.what);
        CHECK(status_of(said(running.port, each.bytes)) == each.status);
    }
}

TEST_CASE("A head beyond 16 KB is refused with 431, in one header or in many") {
    RunningServer running{ok, quick()};
    CHECK(status_of(said(running.port, get("/", "X: " + std::string(64 * 1024, 'x') + "\r\n"))) == 431);
    std::string many;
    for (int i = 0; i < 2000; ++i) many += "X-Number-" + std::to_string(i) + ": 1\r\n";
    CHECK(status_of(said(running.port, get("/", many))) == 431);
    CHECK(status_of(said(running.port, get("/" + std::string(64 * 1024, 'x')))) == 431);
    CHECK(status_of(said(running.port,
                         get("/", "X: " + std::string(15'000, 'x') + "\r\nConnection: close\r\n"))) == 200);
}

TEST_CASE("A body beyond the limit is refused with 413, with a length or in chunks, and the answer arrives") {
    RunningServer running{ok, quick()};
    std::string body(1'500'000, 'b');
    CHECK(status_of(said(running.port, post("Content-Length: 1500000\r\n", body))) == 413);
    std::string chunks;
    for (int i = 0; i < 15; ++i) chunks += "186a0\r\n" + std::string(100'000, 'b') + "\r\n";
    CHECK(status_of(said(running.port, post("Transfer-Encoding: chunked\r\n", chunks + "0\r\n\r\n"))) == 413);
    CHECK(status_of(said(running.port, post("Transfer-Encoding: chunked\r\n", "7fffffff\r\nab"))) == 413);
    CHECK(status_of(said(running.port, post("Connection: close\r\nContent-Length: 1000000\r\n",
                                            body.substr(0, 1'000'000)))) == 200);
}

TEST_CASE("The limit of a body is the place's own") {
    auto options = quick();
    options.body_limit = [](const http::Request& request) {
        return request.path == "/import" ? 5'000'000U : 10U;
    };
    RunningServer running{
        [](http::Request& request) { return http::Response{.body = std::to_string(request.body.size())}; },
        options};
    auto import = "POST /import HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 4000000\r\n\r\n" +
                  std::string(4'000'000, 'x');
    CHECK(body_of(said(running.port, import)) == "4000000");
    CHECK(status_of(said(running.port, post("Content-Length: 11\r\n", "hello world"))) == 413);
}

TEST_CASE("500 half-sent requests do not delay another") {
    auto options = quick();
    options.deadlines.head = 5s;
    RunningServer running{ok, options};
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 500; ++i) {
        slow.push_back(std::make_unique<RawClient>(running.port));
        slow.back()->send("GET / HTTP/1.1\r\nHost: a\r\nX-Half: ");
    }
    auto start = steady_clock::now();
    CHECK(status_of(said(running.port, get("/"))) == 200);
    CHECK(steady_clock::now() - start < 500ms);
}

TEST_CASE("Bytes that drip in do not move the deadline: a head is refused with 408, a body too") {
    RunningServer running{ok, quick()};
    for (std::string_view whole :
         {"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n\r\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}) {
        RawClient client{running.port};
        auto start = steady_clock::now();
        std::string answer;
        for (char c : whole) {
            if (!client.send({&c, 1})) break;
            answer += client.read_all(20ms);
            if (client.closed()) break;
        }
        CHECK(status_of(answer) == 408);
        CHECK(steady_clock::now() - start < 2s);
    }
}

TEST_CASE("A connection on which nothing is said is closed without a word") {
    RunningServer running{ok, quick()};
    RawClient client{running.port};
    CHECK(client.read_all(3s).empty());
    CHECK(client.closed());
}

TEST_CASE("A reader who does not take his answer is let go") {
    auto options = quick();
    options.deadlines.bytes_a_second = 1'000'000'000;
    std::atomic<bool> over = false;
    options.on_done = [&](const http::Exchange&) { over = true; };
    RunningServer running{[](http::Request&) { return http::Response{.body = std::string(32'000'000, 'x')}; },
                          options};
    RawClient client{running.port};
    client.send(get("/", ""));
    for (int i = 0; i < 60 && !over; ++i) std::this_thread::sleep_for(50ms);
    CHECK(over);
}

TEST_CASE("Beyond the number of connections a newcomer is told 503, and the others are served") {
    auto options = quick();
    options.connections = 2;
    options.deadlines.idle = 5s;
    RunningServer running{ok, options};
    RawClient first{running.port}, second{running.port};
    first.send(get("/", ""));
    CHECK(status_of(first.read_answer()) == 200);
    second.send(get("/", ""));
    CHECK(status_of(second.read_answer()) == 200);
    RawClient third{running.port};
    auto refused = third.read_all();
    CHECK(status_of(refused) == 503);
    CHECK(refused.find("Retry-After: ") != std::string::npos);
    first.send(get("/", ""));
    CHECK(status_of(first.read_answer()) == 200);
}

// Newcomers are dealt out in turn, so the second and the fourth share an io thread; the first's sweeps.
TEST_CASE("A newcomer whose io thread is busy is not called late before it was heard") {
    auto options = quick();
    options.io_threads = 2;
    auto slow = [](http::Request& request) {
        if (request.path == "/slow") std::this_thread::sleep_for(150ms);
        return ok(request);
    };
    RunningServer running{slow, options};
    RawClient first{running.port}, second{running.port};
    second.send(get("/slow"));
    std::this_thread::sleep_for(30ms);
    RawClient third{running.port}, fourth{running.port};
    fourth.send(get("/"));
    CHECK(status_of(fourth.read_all()) == 200);
    CHECK(status_of(second.read_all()) == 200);
}
