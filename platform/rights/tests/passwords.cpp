// Passwords, and how guessing is slowed down.
#include "platform/rights/passwords.hpp"
#include "platform/rights/throttle.hpp"

#include <doctest/doctest.h>

using rights::may_be_password;

TEST_CASE("A password is refused for its length, its commonness and the name in it, and for nothing else") {
    CHECK(may_be_password("tre små grisar", "a@example.org"));
    CHECK(may_be_password("aaaaaaaaaaab", "a@example.org"));
    CHECK(may_be_password("elva tecken", "a@example.org").reasons() == Reasons{"rights.password_too_short"});
    CHECK(may_be_password("ååååååååååå", "a@example.org").reasons() == Reasons{"rights.password_too_short"});
    CHECK(may_be_password("Password1234", "a@example.org").reasons() ==
          Reasons{"rights.password_too_common"});
    CHECK(may_be_password("annaanka hemma", "annaanka@example.org").reasons() ==
          Reasons{"rights.password_has_name"});
    CHECK(may_be_password(std::string(1025, 'x'), "a@example.org").reasons() ==
          Reasons{"rights.password_too_long"});
}

TEST_CASE("A hash knows its password and no other; no hash knows none") {
    rights::Passwords passwords{rights::cheap_hashes};
    auto hash = passwords.hash("tre små grisar");
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(passwords.matches("tre små grisar", hash));
    CHECK_FALSE(passwords.matches("tre sma grisar", hash));
    CHECK_FALSE(passwords.matches("tre små grisar", ""));
}

TEST_CASE("The wait doubles with each failure and ends at a quarter of an hour") {
    CHECK(rights::wait_after(5, 5) == 0);
    CHECK(rights::wait_after(6, 5) == 2);
    CHECK(rights::wait_after(7, 5) == 4);
    CHECK(rights::wait_after(14, 5) == 512);
    CHECK(rights::wait_after(1000, 5) == 900);
}
