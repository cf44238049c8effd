// Leasing connections to readers.
#include "platform/db/pool.hpp"

#include <chrono>

namespace db {

std::unique_ptr<Connection> Pool::lease() {
    wait_for_a_place();
    try {
        return snapshot();
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

void Pool::give_back(std::unique_ptr<Connection> connection) noexcept {
    try {
        if (connection) connection->execute("commit", {});
    } catch (const std::exception&) {
        connection.reset(); // broken: the next reader opens a new one
    }
    std::lock_guard lock{mutex_};
    --leased_;
    if (connection && idle_.size() < limits_.idle) idle_.push_back(std::move(connection));
    freed_.notify_one();
}

void Pool::wait_for_a_place() {
    std::unique_lock lock{mutex_};
    if (!freed_.wait_for(lock, std::chrono::seconds{10}, [&] { return leased_ < limits_.leased; }))
        throw Error{Error::Kind::busy, "all connections for reading have been taken for ten seconds"};
    ++leased_;
}

std::unique_ptr<Connection> Pool::idle_one() {
    std::lock_guard lock{mutex_};
    if (idle_.empty()) return nullptr;
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
}

std::unique_ptr<Connection> Pool::snapshot() {
    // A server that was restarted has dropped the idle connections; nothing was done on them yet, so try the
    // next.
    while (auto connection = idle_one()) {
        try {
            connection->execute(begin_, {});
            return connection;
        } catch (const Error& error) {
            if (error.kind != Error::Kind::lost) throw;
        }
    }
    return new_snapshot();
}

std::unique_ptr<Connection> Pool::new_snapshot() {
    auto connection = open_();
    connection->execute(begin_, {});
    return connection;
}

} // namespace db
