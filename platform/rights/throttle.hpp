// Slows down those who guess passwords: per account name and per address, twice as long after each failure.
#pragma once

#include "platform/db/database.hpp"
#include "platform/rights/gate.hpp"

#include <string>
#include <string_view>

namespace rights {

inline constexpr std::int64_t longest_wait = 15 * 60; // seconds

// Seconds to wait after that many failures: none for the first ones, then 2, 4, 8 … at most the longest.
std::int64_t wait_after(int failures, int free);

struct Attempt {
    std::string account; // digests
    std::string address;
};
Attempt attempt_of(const Gate& gate, std::string_view email, std::string_view address);

// False while one of the two has to wait. Otherwise the attempt counts as failed until it is forgiven: many
// at once cannot slip through before the first failure is written.
bool try_attempt(db::Database& database, const Attempt& attempt, Time now);
void forgive(db::Transaction& tx, const Attempt& attempt);

} // namespace rights
