// Passwords: what one may be, and how it is kept (Argon2id, OWASP's 19 MiB and two passes).
#pragma once

#include "platform/basics/verdict.hpp"

#include <cstddef>
#include <semaphore>
#include <string>
#include <string_view>

namespace rights {

// Length is what makes a password hard to guess; rules on kinds of letters only make it hard to remember
// (NIST 800-63B).
Verdict may_be_password(std::string_view password, std::string_view email);

struct HashCost {
    std::size_t memory = 19 * 1024 * 1024;
    unsigned passes = 2;
};
inline constexpr HashCost cheap_hashes{.memory = 8192, .passes = 1}; // for tests only

// Each check takes 19 MiB and 19 ms on purpose; at most two at a time, so that a flood of sign-ins cannot
// take the machine.
class Passwords {
public:
    explicit Passwords(HashCost cost = {});

    std::string hash(std::string_view password) const;
    // With no hash (no such account) it takes the same time and says no.
    bool matches(std::string_view password, std::string_view hash) const;

private:
    HashCost cost_;
    std::string nobodys_; // the hash that unknown accounts are compared with
    mutable std::counting_semaphore<2> turns_{2};
};

} // namespace rights
