// One thread that writes all that was noted while it wrote the time before.
#include "platform/rights/seen.hpp"

namespace rights {
Seen::~Seen() {
    {
        std::lock_guard lock{mutex_};
        ending_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Seen::note(const Visit& visit, Time now) {
    std::lock_guard lock{mutex_};
    noted_[{visit.actor.by_token, visit.session}] = {visit, now};
    if (!thread_.joinable()) thread_ = std::thread{[this] { work(); }};
    changed_.notify_one();
}

void Seen::work() {
    std::unique_lock lock{mutex_};
    for (;;) {
        changed_.wait(lock, [this] { return ending_ || !noted_.empty(); });
        if (noted_.empty()) return;
        auto noted = std::exchange(noted_, {});
        lock.unlock();
        write(noted);
        lock.lock();
    }
}

void Seen::write(const Noted& noted) noexcept {
    for (const auto& [who, seen] : noted) {
        try {
            note_seen(database_, seen.first, seen.second);
        } catch (const std::exception&) { // a full disk, a busy database: whoever changes something is told
        }
    }
}

} // namespace rights
