// One thread that writes all that was noted while it wrote the time before.
#include "platform/rights/seen.hpp"

namespace rights {
namespace {

constexpr db::Sql update_seen = "update sessions set last_seen_at = ? where id = ?";
constexpr db::Sql update_used = "update api_tokens set last_used_at = ? where id = ?";

} // namespace

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
    noted_[{visit.actor.by_token, visit.session}] = now;
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
    try {
        auto tx = database_.begin();
        for (const auto& [who, when] : noted) tx.run(who.first ? update_used : update_seen, when, who.second);
        tx.commit();
    } catch (const std::exception&) { // a full disk, a busy database: whoever changes something is told
    }
}

} // namespace rights
