// The sweep over all connections.
#include "platform/http/watch.hpp"

#include <sys/socket.h>

namespace http {

namespace {

constexpr std::int64_t phases = 8; // room for the phase below the milliseconds

std::int64_t milliseconds_of(std::chrono::steady_clock::time_point moment) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count();
}

} // namespace

void Watched::enter(Phase phase, std::chrono::steady_clock::time_point until) {
    state_ = milliseconds_of(until) * phases + static_cast<std::int64_t>(phase);
}

// Reading is shut for reading only, so that a 408 can still be said.
void Watched::shut_if_due(std::int64_t now, bool closing, bool at_once) {
    auto state = state_.load();
    auto phase = static_cast<Phase>(state % phases);
    bool unstarted = phase == Phase::idle || phase == Phase::reading;
    bool overdue = phase != Phase::working && state / phases < now;
    if (!at_once && !overdue && !(closing && unstarted)) return;
    if (overdue) late_ = true;
    shutdown(socket_, unstarted && !at_once ? SHUT_RD : SHUT_RDWR);
}

void Watch::sweep() {
    auto now = milliseconds_of(std::chrono::steady_clock::now());
    std::lock_guard lock{mutex_};
    for (auto* watched : all_) watched->shut_if_due(now, closing_, closing_ && now >= end_);
}

bool Watch::close_by(std::chrono::steady_clock::time_point end) {
    std::lock_guard lock{mutex_};
    if (closing_) return false;
    end_ = milliseconds_of(end);
    return closing_ = true;
}

void Watch::add(Watched& watched) {
    std::lock_guard lock{mutex_};
    all_.insert(&watched);
    count_ = all_.size();
}

void Watch::remove(Watched& watched) {
    std::lock_guard lock{mutex_};
    all_.erase(&watched);
    count_ = all_.size();
}

} // namespace http
