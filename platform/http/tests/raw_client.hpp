// A client for tests that says exactly the bytes it is told to, right or wrong, and a server to say them to.
#pragma once

#include "platform/http/server.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <thread>

namespace http::tests {

using namespace std::chrono_literals;

class RawClient {
public:
    explicit RawClient(unsigned short port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    // False when the other side has closed.
    bool send(std::string_view bytes);
    void send_no_more();
    // Everything until the other side closes, or until that long.
    std::string read_all(std::chrono::milliseconds limit = 5s);
    // One answer with its body by Content-Length or chunks.
    std::string read_answer(std::chrono::milliseconds limit = 5s);
    // Until that text has come; what has come by then.
    std::string read_until(std::string_view text, std::chrono::milliseconds limit = 5s);
    bool closed() const { return closed_; }

private:
    bool read_more(std::chrono::steady_clock::time_point end);
    int socket_;
    std::string held_;
    bool closed_ = false;
};

// Says that, and everything that comes back until the server closes.
std::string said(unsigned short port, std::string_view bytes);
// 404 of "HTTP/1.1 404 Not Found…"; 0 when nothing came.
int status_of(std::string_view answer);
std::string_view body_of(std::string_view answer);

class RunningServer {
public:
    explicit RunningServer(Handler handler, Options options = {});
    ~RunningServer();

    Server server;
    unsigned short port;

private:
    std::thread thread_;
};

// Options with short deadlines, so that tests are.
Options quick();

} // namespace http::tests
