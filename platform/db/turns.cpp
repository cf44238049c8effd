// The queue of writers inside one program.
#include "platform/db/turns.hpp"

#include <chrono>

namespace db {

void Turns::take() {
    std::unique_lock lock{mutex_};
    if (holder_ == std::this_thread::get_id())
        throw std::logic_error("a change was begun inside a change: it would wait for itself");
    ++waiting_;
    bool free = free_.wait_for(lock, std::chrono::seconds{30}, [&] { return holder_ == std::thread::id{}; });
    --waiting_;
    if (!free) throw Error{Error::Kind::busy, "another change has kept its turn for half a minute"};
    holder_ = std::this_thread::get_id();
}

void Turns::pass() {
    {
        std::lock_guard lock{mutex_};
        holder_ = {};
    }
    free_.notify_one();
}

bool Turns::anyone_waiting() const {
    std::lock_guard lock{mutex_};
    return waiting_ > 0;
}

} // namespace db
