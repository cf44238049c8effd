// The one writer of an SQLite file. Waiting for the disk is what a small change costs, so changes that come
// together share it: each is a savepoint in one outer transaction, and is answered when that is on the disk.
#pragma once

#include "platform/db/sqlite_connection.hpp"
#include "platform/db/turns.hpp"

#include <future>

namespace db {

class GroupCommit {
public:
    explicit GroupCommit(const std::string& file) : connection_(file, SqliteConnection::Use::writing) {}

    SqliteConnection& connection() { return connection_; }
    // Waits for the turn, then opens a place in the running batch, or a new batch.
    void enter();
    // The change is whole: passes the turn on. The outcome comes when the batch is on the disk, or could not
    // be kept.
    std::shared_future<void> join();
    // The change is undone, that of nobody else; passes the turn on.
    void give_up() noexcept;

private:
    struct Batch {
        int members = 0; // changes that are whole and wait for the disk
        std::promise<void> kept;
        std::shared_future<void> outcome = kept.get_future().share();
    };
    void undo() noexcept;
    void leave() noexcept;
    void commit_batch() noexcept;
    void fail_batch(std::exception_ptr why) noexcept;

    static constexpr int most_members =
        64; // so that the first does not wait for ever while others keep coming
    Turns turns_;
    SqliteConnection connection_;
    std::optional<Batch> batch_;
};

} // namespace db
