// Deadlines of connections. A timer for each wait would cost more than the request; instead each connection
// writes down what it waits for and until when, and one sweep a few times a second shuts the sockets of those
// that are late. shutdown() is safe from any thread while the socket is open, and wakes whatever waits on it.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <unordered_set>

namespace http {

// What a connection is doing.
enum class Phase : std::int64_t {
    idle,    // nothing of a next message has come
    reading, // a message has begun; late: 408
    working, // we make the answer; never late
    writing, // the other side must take it
    leaving, // refused; what it still sends is thrown away
};

class Watched {
public:
    explicit Watched(int socket) : socket_(socket) {}

    void enter(Phase phase, std::chrono::steady_clock::time_point until);
    bool late() const { return late_; }

private:
    friend class Watch;
    void shut_if_due(std::int64_t now, bool closing, bool at_once);

    int socket_;
    std::atomic<std::int64_t> state_ = 0; // deadline and phase in one, so that a sweep never mixes two
    std::atomic<bool> late_ = false;
};

class Watch {
public:
    // Shuts those that are late; when closing, also those that have nothing running; past the end, all.
    void sweep();
    // From now on nothing new begins; what runs may go on until then. True the first time.
    bool close_by(std::chrono::steady_clock::time_point end);
    bool closing() const { return closing_; }
    void add(Watched& watched);
    void remove(Watched& watched);
    std::size_t count() const { return count_; }

private:
    std::mutex mutex_;
    std::unordered_set<Watched*> all_;
    std::atomic<std::size_t> count_ = 0;
    std::atomic<bool> closing_ = false;
    std::atomic<std::int64_t> end_ = 0;
};

} // namespace http
