// A queue and the threads that empty it.
#include "platform/http/workers.hpp"

#include <utility>

namespace http {

Workers::~Workers() {
    {
        std::lock_guard lock{mutex_};
        ending_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void Workers::run(std::function<void()> work) {
    std::lock_guard lock{mutex_};
    waiting_.push_back(std::move(work));
    if (waiting_.size() > idle_ && threads_.size() < most_)
        threads_.emplace_back([this] { this->work(); });
    else
        changed_.notify_one();
}

void Workers::work() {
    std::unique_lock lock{mutex_};
    for (;;) {
        ++idle_;
        changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
        --idle_;
        if (waiting_.empty()) return;
        auto next = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        next();
        next = nullptr; // what it holds is let go outside the lock
        lock.lock();
    }
}

} // namespace http
