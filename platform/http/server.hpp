// The server: reads requests, gives each to the handler, writes the answers.
//
//   http::Server server({.address = "127.0.0.1", .port = 8080}, [](http::Request& request) {
//       return http::Response{.body = "<!doctype html>…"};
//   });
//   server.run();    // until SIGTERM, SIGINT or stop()
//
// Reading (GET, HEAD) runs on the io threads, one for each core, so it must not wait for anything but the
// database's readers. What changes something runs on the writer threads and may wait. See
// docs/handbook/http.md.
#pragma once

#include "platform/http/message.hpp"

#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace http {

using Handler = std::function<Response(Request&)>;

// What is known of a request when its answer has left. No address, no query, no path: those can name a
// person.
struct Exchange {
    std::string_view id;
    std::string_view method;
    std::string_view route; // Response::route, or "" where none answered
    int status = 0;
    std::size_t bytes = 0; // of the body
    std::chrono::microseconds took{};
};

// How long the other side may take. All are for a whole message, so bytes that drip in do not help.
struct Deadlines {
    std::chrono::milliseconds idle{60'000}; // between two messages
    std::chrono::milliseconds head{10'000};
    std::chrono::milliseconds body{10'000}; // and a second more for each…
    std::chrono::milliseconds write{30'000};
    std::size_t bytes_a_second = 16 * 1024;      // …so many bytes
    std::chrono::milliseconds linger{1'000};     // after a refusal, so that it can be read
    std::chrono::milliseconds stop{10'000};      // for what runs when the server is told to stop
    std::chrono::milliseconds heartbeat{15'000}; // of event streams
};

struct Options {
    std::string address = "127.0.0.1";
    unsigned short port = 0;    // 0: any free one; ask port()
    std::size_t io_threads = 0; // 0: one for each core, at least two
    std::size_t writer_threads = 32;
    std::size_t connections = 4096; // more are answered 503
    std::size_t event_streams = 64; // more are answered 503; each holds a thread
    std::size_t head_limit = 16 * 1024;
    std::function<std::size_t(const Request&)> body_limit =
        {};                                        // by method, path and headers; 1 MiB where not set
    std::vector<std::string> trusted_proxies = {}; // addresses whose X-Forwarded-For counts
    Deadlines deadlines = {};
    Pairs headers = standing_headers(); // on every answer
    // A read that takes long (an export, a report) and so belongs on the writer threads.
    std::function<bool(const Request&)> takes_long = {};
    // The handler threw: what to say, and the place to log it. The page should name request.id.
    std::function<Response(const Request&, const std::exception&)> on_error = {};
    // The message could not be read or taken (400, 408, 413, 431, 501, 503 …); request may be half filled.
    std::function<Response(const Request&, int status)> on_refusal = {};
    std::function<void(const Exchange&)> on_done = {};

    // Strict CSP, nosniff, no framing, same-origin referrer; private, no-cache.
    static Pairs standing_headers();
};

class Server {
public:
    // Listens at once; throws std::runtime_error that names address and port when it cannot.
    Server(Options options, Handler handler);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Serves until told to stop; then finishes what runs and returns. Once only.
    void run();
    // From any thread, and safe to call twice.
    void stop();
    unsigned short port() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace http
