// How changes share one wait for the disk.  docs/decisions/0002-writes-take-turns.md has the reasons and the
// figures.
#include "platform/db/group_commit.hpp"

namespace db {

void GroupCommit::enter() {
    turns_.take();
    try {
        // The first member needs no savepoint: if it fails, the whole batch is it.
        if (batch_)
            connection_->execute("savepoint change", {});
        else
            begin_batch();
    } catch (...) {
        if (!batch_) roll_back(); // it may have begun, and then waited in vain for the other programs
        leave();
        throw;
    }
}

void GroupCommit::begin_batch() {
    try {
        connection_->script(begin_);
    } catch (const Error& error) {
        if (error.kind != Error::Kind::lost) throw;
        connection_ = open_(); // the server dropped it while idle; nothing was done yet, so nobody need know
        connection_->script(begin_);
    }
    batch_.emplace();
}

std::shared_future<void> GroupCommit::join() {
    if (connection_->failed())
        throw Error{Error::Kind::other, "an earlier statement of this change failed; nothing of it is kept"};
    if (batch_->members > 0) connection_->execute("release change", {});
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
    connection_->forget_failure();
    try {
        if (batch_->members > 0) {
            connection_->script("rollback to change; release change");
        } else {
            roll_back();
            batch_.reset();
        }
    } catch (const std::exception&) {
        // Everything was rolled back already (disk full, server lost): nobody's change is kept.
        fail_batch(std::current_exception());
    }
}

void GroupCommit::leave() noexcept {
    connection_->forget_failure();
    if (batch_ && (batch_->members >= most_members || !turns_.anyone_waiting())) commit_batch();
    turns_.pass();
}

void GroupCommit::commit_batch() noexcept {
    try {
        connection_->execute("commit", {});
        batch_->kept.set_value();
        batch_.reset();
    } catch (const std::exception&) {
        fail_batch(std::current_exception());
    }
}

void GroupCommit::fail_batch(std::exception_ptr why) noexcept {
    roll_back();
    batch_->kept.set_exception(std::move(why));
    batch_.reset();
}

void GroupCommit::roll_back() noexcept {
    connection_->forget_failure();
    try {
        if (connection_->in_transaction()) connection_->execute("rollback", {});
    } catch (const std::exception&) {
        // The connection is of no use; the next batch opens another.
    }
    connection_->forget_failure();
}

} // namespace db
