// "Last seen" of sessions and tokens, written beside the requests: a page that only reads waits for no turn
// to write, and is shown although the disk is full.
#pragma once

#include "platform/rights/sessions.hpp"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace rights {

class Seen {
public:
    explicit Seen(db::Database& database) : database_(database) {}
    ~Seen(); // writes what was noted
    Seen(const Seen&) = delete;
    Seen& operator=(const Seen&) = delete;

    // Returns at once. What cannot be written is forgotten; the next request notes it anew.
    void note(const Visit& visit, Time now);

private:
    using Noted =
        std::map<std::pair<bool, std::int64_t>, std::pair<Visit, Time>>; // by token or not, and which
    void work();
    void write(const Noted& noted) noexcept;

    db::Database& database_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Noted noted_;
    bool ending_ = false;
    std::thread thread_; // begun with the first note
};

} // namespace rights
