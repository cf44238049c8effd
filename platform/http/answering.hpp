// Between the sockets and the handler: whatever the handler or a hook throws becomes an answer here.
#pragma once

#include "platform/http/server.hpp"

#include <atomic>
#include <optional>

namespace http {

// How far an answer that is made piece by piece has come.
struct Sending {
    std::chrono::steady_clock::time_point next_beat;
    std::optional<std::string> piece = {}; // nothing: that was the last
    std::size_t bytes = 0;
    bool broken = false;
    int socket = -1; // of the reader
};

// One of the event streams there may be; its number says whether it is one too many.
struct Seat {
    explicit Seat(std::atomic<std::size_t>& all) : taken{all}, number{++all} {}
    ~Seat() { --taken; }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

    std::atomic<std::size_t>& taken;
    const std::size_t number;
};

class Answering {
public:
    Answering(const Options& options, Handler handler) : options_{options}, handler_{std::move(handler)} {}

    // Reads the form where there is one and asks the handler.
    Response answer(Request& request) const;
    Response refuse(const Request& request, int status) const;
    void make_piece(const Request& request, Response& response, Sending& sending) const;
    void tell(const Exchange& exchange) const;

private:
    Response failed(const Request& request, const std::exception& error) const;

    const Options& options_;
    Handler handler_;
};

// Short, unique in this run and not to be guessed from the one before.
class RequestIds {
public:
    RequestIds();
    std::string next();

private:
    std::atomic<std::uint64_t> number_;
};

} // namespace http
