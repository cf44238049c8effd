// Connections for readers: leased one at a time, each lease a snapshot of its own.
#pragma once

#include "platform/db/database.hpp"

#include <condition_variable>
#include <mutex>

namespace db {

class Pool {
public:
    using Open = std::function<std::unique_ptr<Connection>()>;
    struct Limits {
        std::size_t leased; // at once; who comes later waits
        std::size_t idle;   // kept open for the next; the rest is closed
    };

    // `begin` is the statement that opens a snapshot.
    Pool(Open open, std::string_view begin, Limits limits)
        : open_(std::move(open)), begin_(begin), limits_(limits) {}

    std::unique_ptr<Connection> lease();
    void give_back(std::unique_ptr<Connection> connection) noexcept;

private:
    void wait_for_a_place();
    std::unique_ptr<Connection> idle_one();
    std::unique_ptr<Connection> snapshot();
    std::unique_ptr<Connection> new_snapshot();

    Open open_;
    std::string_view begin_;
    Limits limits_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<Connection>> idle_; // the last one used is taken first: its cache is warm
    std::size_t leased_ = 0;
};

} // namespace db
