// Writers of one program take turns: one has it, the others wait, nobody has it twice.
#pragma once

#include "platform/db/database.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace db {

class Turns {
public:
    // Waits until it is free. Throws Error::busy after half a minute, and std::logic_error when this very
    // thread has it.
    void take();
    void pass();
    bool anyone_waiting() const;

private:
    mutable std::mutex mutex_;
    std::condition_variable free_;
    std::thread::id holder_{};
    int waiting_ = 0;
};

// The place of one change in the queue. Destroyed without keep(), it rolls the change back.
class Transaction::Turn {
public:
    virtual ~Turn() = default;
    virtual void keep() = 0;
};

} // namespace db
