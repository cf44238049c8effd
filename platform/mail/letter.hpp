// A mail as it travels (RFC 5322): headers in any language, text and HTML beside each other.
#pragma once

#include "platform/basics/clock.hpp"

#include <string>
#include <string_view>

namespace mail {

struct Address {
    std::string name; // "Entente vid KI"; may be empty
    std::string email;
};

// Good enough to be given to a mail server, and nothing in it that could end a header or name a second
// recipient.
bool is_address(std::string_view email);

struct Letter {
    std::string message_id; // without < >
    Address from;
    std::string to;
    std::string subject;
    std::string text;
    std::string html;     // empty: text alone
    std::string language; // "sv"
    Time date;
};

// The whole message, lines ended by CRLF.
std::string message_of(const Letter& letter);

} // namespace mail
