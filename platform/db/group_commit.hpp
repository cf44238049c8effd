// The one writer of a program. Waiting for the disk is what a small change costs, so changes that come
// together share it: each is a savepoint in one outer transaction, and is answered when that is on the disk.
#pragma once

#include "platform/db/turns.hpp"

#include <future>

namespace db {

struct Batch {
    int members = 0; // changes that are whole and wait for the disk
    std::promise<void> kept;
    std::shared_future<void> outcome = kept.get_future().share();
};

class GroupCommit {
public:
    using Open = std::function<std::unique_ptr<Connection>()>;

    // `begin` is the statement that opens the outer transaction and shuts out the writers of other programs.
    GroupCommit(Open open, std::string_view begin)
        : open_(std::move(open)), begin_(begin), connection_(open_()) {}

    // Of the one whose turn it is.
    Connection& connection() { return *connection_; }
    // Waits for the turn, then opens a place in the running batch, or a new batch.
    void enter();
    // The change is whole: passes the turn on. The outcome comes when the batch is on the disk, or could not
    // be kept.
    std::shared_future<void> join();
    // The change is undone, that of nobody else; passes the turn on.
    void give_up() noexcept;

private:
    void begin_batch();
    void undo() noexcept;
    void leave() noexcept;
    void commit_batch() noexcept;
    void fail_batch(std::exception_ptr why) noexcept;
    void roll_back() noexcept;

    // So that the first does not wait for ever while others keep coming; PostgreSQL slows down beyond 64
    // savepoints.
    static constexpr int most_members = 64;
    Open open_;
    std::string_view begin_;
    Turns turns_;
    std::unique_ptr<Connection> connection_;
    std::optional<Batch> batch_;
};

// A change's place in it.
class GroupTurn final : public Transaction::Turn {
public:
    explicit GroupTurn(GroupCommit& writer) : writer_(writer) { writer_.enter(); }
    ~GroupTurn() override {
        if (!left_) writer_.give_up();
    }
    void keep() override {
        auto outcome = writer_.join();
        left_ = true;
        outcome.get();
    }

private:
    GroupCommit& writer_;
    bool left_ = false;
};

} // namespace db
