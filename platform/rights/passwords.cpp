// Argon2id by libsodium, and the few passwords that everybody tries first.
#include "platform/rights/passwords.hpp"

#include "platform/basics/ascii.hpp"

#include <algorithm>
#include <array>
#include <sodium.h>
#include <stdexcept>

namespace rights {
namespace {

// The commonest of twelve letters and more; shorter ones are refused for their length.
constexpr std::array<std::string_view, 40> commonest{
    "123456789012",   "1234567890123",    "12345678901234", "123456789123",      "1234567891011",
    "012345678910",   "111111111111",     "000000000000",   "121212121212",      "123123123123",
    "123456123456",   "abcdefghijkl",     "abcdefghijklm",  "aaaaaaaaaaaa",      "abcabcabcabc",
    "qwertyuiop12",   "qwertyuiop123",    "qwertyuiopasdf", "qwertyuiop[]",      "asdfghjkl123",
    "asdfghjklzxc",   "1q2w3e4r5t6y",     "1qaz2wsx3edc",   "q1w2e3r4t5y6",      "passwordpassword",
    "password1234",   "password12345",    "password123456", "passwordpassword1", "iloveyou1234",
    "iloveyou12345",  "welcome12345",     "welcome123456",  "administrator",     "administrator1",
    "letmeinletmein", "changemechangeme", "sommarsommar",   "losenordlosenord",  "universitetet",
};

std::size_t letters_in(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

} // namespace

Verdict may_be_password(std::string_view password, std::string_view email) {
    using enum Force;
    std::string plain = ascii::small(password);
    std::string_view mailbox = email.substr(0, email.find('@'));
    bool common = std::find(commonest.begin(), commonest.end(), plain) != commonest.end();
    return Verdict{
        {must, letters_in(password) >= 12, "rights.password_too_short"},
        {must, password.size() <= 1024, "rights.password_too_long"},
        {must, !common, "rights.password_too_common"},
        {must,
         plain != ascii::small(email) &&
             (mailbox.size() < 4 || plain.find(ascii::small(mailbox)) == std::string::npos),
         "rights.password_has_name"},
    };
}

// Written, not computed, which would be a third of the program's start. That nobody's password has the hash
// of zeros does not matter: what counts is that a check against it costs the same.
Passwords::Passwords(HashCost cost) : cost_(cost) {
    nobodys_ = "$argon2id$v=19$m=" + std::to_string(cost.memory / 1024) +
               ",t=" + std::to_string(cost.passes) + ",p=1$" + std::string(22, 'A') + "$" +
               std::string(43, 'A');
    if (crypto_pwhash_str_needs_rehash(nobodys_.c_str(), cost.passes, cost.memory) != 0)
        throw std::logic_error("the hash of unknown accounts is not read as one");
}

std::string Passwords::hash(std::string_view password) const {
    turns_.acquire();
    std::string text(crypto_pwhash_STRBYTES, '\0');
    int failed = crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost_.passes,
                                       cost_.memory, crypto_pwhash_ALG_ARGON2ID13);
    turns_.release();
    if (failed) throw std::runtime_error("no memory to hash a password");
    text.resize(text.find('\0'));
    return text;
}

bool Passwords::matches(std::string_view password, std::string_view hash) const {
    std::string text(crypto_pwhash_STRBYTES, '\0');
    bool known = !hash.empty() && hash.size() < text.size();
    std::string_view against = known ? hash : std::string_view{nobodys_};
    std::copy(against.begin(), against.end(), text.begin());
    turns_.acquire();
    bool good = crypto_pwhash_str_verify(text.data(), password.data(), password.size()) == 0;
    turns_.release();
    return known && good;
}

} // namespace rights
