// Answers that are made while they are sent: exports in pieces and live events.
#include "platform/http/in_steps.hpp"
#include "platform/http/tests/raw_client.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <stdexcept>

using namespace http::tests;

namespace {

constexpr std::string_view ask = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

http::Response three_pieces(http::Request&) {
    return {.type = "text/csv",
            .pieces = [n = 0]() mutable { return n++ < 3 ? "row " + std::to_string(n) + "\n" : ""; }};
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Says `text` once and then nothing, until the reader has gone; counts how long it was asked.
struct Once {
    std::string text;
    std::atomic<int> asked = 0;
    std::atomic<bool> let_go = false;
};
http::Response events_of(const std::shared_ptr<Once>& once) {
    auto events = std::make_shared<http::EventStream>();
    struct Gone {
        std::shared_ptr<Once> once;
        ~Gone() { once->let_go = true; }
    };
    events->next = [once, gone = std::make_shared<Gone>(once)]() -> std::optional<std::string> {
        std::this_thread::sleep_for(5ms);
        return once->asked++ == 0 ? once->text : "";
    };
    return {.events = events};
}

} // namespace

TEST_CASE("An export is sent in chunks as it is made, and the connection goes on") {
    RunningServer running{three_pieces};
    RawClient client{running.port};
    client.send(ask);
    CHECK(body_of(client.read_answer()) == "6\r\nrow 1\n\r\n6\r\nrow 2\n\r\n6\r\nrow 3\n\r\n0\r\n\r\n");
    client.send(ask);
    CHECK(has(client.read_answer(), "row 3"));
}

TEST_CASE("To a reader of HTTP/1.0 an export is sent as it is and ends with the connection") {
    RunningServer running{three_pieces};
    auto answer = said(running.port, "GET / HTTP/1.0\r\n\r\n");
    CHECK(body_of(answer) == "row 1\nrow 2\nrow 3\n");
    CHECK_FALSE(has(answer, "chunked"));
}

TEST_CASE("HEAD of an export makes no piece, and the connection goes on") {
    RunningServer running{three_pieces};
    RawClient client{running.port};
    client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + std::string{ask});
    CHECK(has(client.read_until("\r\n\r\n"), "text/csv"));
    CHECK(status_of(client.read_answer()) == 200);
}

TEST_CASE("An export that breaks off does not look whole, and the error is told") {
    std::atomic<bool> told = false;
    http::Options options;
    options.on_error = [&](const http::Request&, const std::exception& error) {
        told = std::string_view{error.what()} == "disk";
        return http::Response{};
    };
    RunningServer running{[](http::Request&) {
                              return http::Response{.pieces = [n = 0]() mutable -> std::string {
                                  return n++ == 0 ? "row" : throw std::runtime_error("disk");
                              }};
                          },
                          options};
    auto answer = said(running.port, ask);
    CHECK(body_of(answer) == "3\r\nrow\r\n");
    CHECK(told);
}

TEST_CASE("Events arrive, silence is filled with heartbeats, and a reader who leaves is noticed") {
    auto once = std::make_shared<Once>();
    once->text = "event: moved\ndata: 7\n\n";
    RunningServer running{[&](http::Request&) { return events_of(once); }, quick()};
    {
        RawClient reader{running.port};
        reader.send(ask);
        CHECK(has(reader.read_until("data: 7\n\n"), "Content-Type: text/event-stream\r\n"));
        CHECK(has(reader.read_until("still here"), "still here"));
    }
    for (int i = 0; i < 100 && !once->let_go; ++i) std::this_thread::sleep_for(10ms);
    CHECK(once->let_go);
}

TEST_CASE("There are only so many event streams; one more is told 503, and a place left is taken again") {
    auto once = std::make_shared<Once>();
    auto options = quick();
    options.event_streams = 2;
    RunningServer running{[&](http::Request&) { return events_of(once); }, options};
    auto first = std::make_unique<RawClient>(running.port);
    RawClient second{running.port};
    first->send(ask);
    second.send(ask);
    CHECK(status_of(first->read_until("\r\n\r\n")) == 200);
    CHECK(status_of(second.read_until("\r\n\r\n")) == 200);
    CHECK(status_of(said(running.port, ask)) == 503);
    first.reset();
    int status = 503;
    for (int i = 0; i < 100 && status == 503; ++i) {
        RawClient next{running.port};
        next.send(ask);
        status = status_of(next.read_until("\r\n"));
    }
    CHECK(status == 200);
}

namespace {

// A file that never becomes whole.
http::Response endless(const std::shared_ptr<Once>& once) {
    struct Gone {
        std::shared_ptr<Once> once;
        ~Gone() { once->let_go = true; }
    };
    return {.pieces =
                http::InSteps{[once, gone = std::make_shared<Gone>(once)]() -> std::optional<std::string> {
                    std::this_thread::sleep_for(5ms);
                    ++once->asked;
                    return std::nullopt;
                }}};
}

} // namespace

TEST_CASE("A file made in steps arrives whole, and the connection goes on") {
    RunningServer running{[](http::Request&) {
        return http::Response{.pieces = http::InSteps{[n = 0]() mutable -> std::optional<std::string> {
                                  return ++n < 4 ? std::nullopt : std::optional{n == 4 ? "whole" : ""};
                              }}};
    }};
    RawClient client{running.port};
    client.send(ask);
    CHECK(body_of(client.read_answer()) == "5\r\nwhole\r\n0\r\n\r\n");
    client.send(ask);
    CHECK(has(client.read_answer(), "whole"));
}

TEST_CASE("A file is not made on for a reader who has left") {
    auto once = std::make_shared<Once>();
    RunningServer running{[&](http::Request&) { return endless(once); }};
    {
        RawClient reader{running.port};
        reader.send(ask);
        reader.read_until("\r\n\r\n");
        while (once->asked < 3) std::this_thread::sleep_for(1ms);
        CHECK_FALSE(once->let_go);
    }
    for (int i = 0; i < 100 && !once->let_go; ++i) std::this_thread::sleep_for(10ms);
    CHECK(once->let_go);
}

TEST_CASE("Stopping waits for a file that is being made no longer than for anything else") {
    auto once = std::make_shared<Once>();
    auto options = quick();
    options.deadlines.stop = 100ms;
    auto running = std::make_unique<RunningServer>([&](http::Request&) { return endless(once); }, options);
    RawClient reader{running->port};
    reader.send(ask);
    reader.read_until("\r\n\r\n");
    auto start = std::chrono::steady_clock::now();
    running.reset();
    CHECK(std::chrono::steady_clock::now() - start < 1s);
    CHECK(once->let_go);
    CHECK_FALSE(has(reader.read_all(), "0\r\n\r\n"));
}

TEST_CASE("Stopping ends event streams in order") {
    auto once = std::make_shared<Once>();
    std::unique_ptr<RunningServer> running =
        std::make_unique<RunningServer>([&](http::Request&) { return events_of(once); }, quick());
    RawClient reader{running->port};
    reader.send(ask);
    reader.read_until("\r\n\r\n");
    running.reset();
    CHECK(reader.read_all().ends_with("0\r\n\r\n"));
}
