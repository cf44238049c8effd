// How changes share one wait for the disk.  docs/decisions/0002-writes-take-turns.md has the reasons and the
// figures.
#include "platform/db/group_commit.hpp"

namespace db {

void GroupCommit::enter() {
    turns_.take();
    try {
        if (batch_) {
            connection_.execute("savepoint change", {});
        } else {
            connection_.execute("begin immediate", {});
            batch_.emplace(); // its first member needs no savepoint: if it fails, the whole batch is it
        }
    } catch (...) {
        leave();
        throw;
    }
}

std::shared_future<void> GroupCommit::join() {
    if (batch_->members > 0)
        connection_.execute("release change", {});
    else
        connection_.execute("select 1", {}); // throws when an earlier statement failed
    ++batch_->members;
    auto outcome = batch_->outcome;
    leave();
    return outcome;
}

void GroupCommit::give_up() noexcept {
    undo();
    leave();
}

void GroupCommit::undo() noexcept {
    connection_.forget_failure();
    try {
        if (batch_->members > 0) {
            connection_.execute("rollback to change", {});
            connection_.execute("release change", {});
        } else {
            if (connection_.in_transaction()) connection_.execute("rollback", {});
            batch_.reset();
        }
    } catch (const std::exception&) {
        // SQLite has rolled back everything by itself (disk full, input/output error): nobody's change is
        // kept.
        fail_batch(std::current_exception());
    }
}

void GroupCommit::leave() noexcept {
    connection_.forget_failure();
    if (batch_ && (batch_->members >= most_members || !turns_.anyone_waiting())) commit_batch();
    turns_.pass();
}

void GroupCommit::commit_batch() noexcept {
    try {
        connection_.execute("commit", {});
        batch_->kept.set_value();
        batch_.reset();
    } catch (const std::exception&) {
        fail_batch(std::current_exception());
    }
}

void GroupCommit::fail_batch(std::exception_ptr why) noexcept {
    connection_.forget_failure();
    try {
        if (connection_.in_transaction()) connection_.execute("rollback", {});
    } catch (const std::exception&) { // already rolled back
    }
    connection_.forget_failure();
    batch_->kept.set_exception(std::move(why));
    batch_.reset();
}

} // namespace db
