// Sockets by hand for the tests of the server.
#include "platform/http/tests/raw_client.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

namespace http::tests {

using std::chrono::steady_clock;

RawClient::RawClient(unsigned short port) : socket_{socket(AF_INET, SOCK_STREAM, 0)} {
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    closed_ = connect(socket_, reinterpret_cast<sockaddr*>(&where), sizeof where) != 0;
}

RawClient::~RawClient() { close(socket_); }

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::send_no_more() { shutdown(socket_, SHUT_WR); }

bool RawClient::read_more(steady_clock::time_point end) {
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - steady_clock::now()).count();
    pollfd wait{socket_, POLLIN, 0};
    if (left <= 0 || poll(&wait, 1, static_cast<int>(left)) <= 0) return false;
    char bytes[65536];
    auto got = recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) closed_ = true;
    if (got > 0) held_.append(bytes, static_cast<std::size_t>(got));
    return got > 0;
}

std::string RawClient::read_all(std::chrono::milliseconds limit) {
    auto end = steady_clock::now() + limit;
    while (read_more(end)) {
    }
    return std::exchange(held_, {});
}

std::string RawClient::read_until(std::string_view text, std::chrono::milliseconds limit) {
    auto end = steady_clock::now() + limit;
    while (held_.find(text) == std::string::npos && read_more(end)) {
    }
    auto found = held_.find(text);
    auto length = found == std::string::npos ? held_.size() : found + text.size();
    auto taken = held_.substr(0, length);
    held_.erase(0, length);
    return taken;
}

std::string RawClient::read_answer(std::chrono::milliseconds limit) {
    auto answer = read_until("\r\n\r\n", limit);
    if (answer.find("Transfer-Encoding: chunked") != std::string::npos)
        return answer + read_until("\r\n0\r\n\r\n", limit);
    auto length = answer.find("Content-Length: ");
    if (length == std::string::npos) return answer;
    auto size = std::strtoul(answer.c_str() + length + 16, nullptr, 10);
    auto end = steady_clock::now() + limit;
    while (held_.size() < size && read_more(end)) {
    }
    answer += held_.substr(0, size);
    held_.erase(0, size);
    return answer;
}

std::string said(unsigned short port, std::string_view bytes) {
    RawClient client{port};
    client.send(bytes);
    return client.read_all();
}

int status_of(std::string_view answer) {
    return answer.size() < 12 ? 0 : std::atoi(std::string{answer.substr(9, 3)}.c_str());
}

std::string_view body_of(std::string_view answer) {
    auto blank = answer.find("\r\n\r\n");
    return blank == std::string_view::npos ? "" : answer.substr(blank + 4);
}

RunningServer::RunningServer(Handler handler, Options options)
    : server{std::move(options), std::move(handler)}, port{server.port()}, thread_{[this] { server.run(); }} {
}

RunningServer::~RunningServer() {
    server.stop();
    thread_.join();
}

Options quick() {
    Options options;
    options.deadlines = {.idle = 400ms,
                         .head = 200ms,
                         .body = 200ms,
                         .write = 400ms,
                         .linger = 100ms,
                         .stop = 2s,
                         .heartbeat = 50ms};
    return options;
}

} // namespace http::tests
