// From the head of a message, as the parser split it, to a Request; and what we refuse although the parser
// took it.
#pragma once

#include "platform/http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace http {

struct Head {
    std::string_view method;
    std::string target;
    unsigned version = 11; // 10 or 11
    Pairs headers;         // names in any case
};

// Fills method, target, path, query and headers. 0, or the status to refuse with.
int read_head(Head head, Request& into);

// Address of the one who asks: the last of X-Forwarded-For where the peer is a proxy of ours, else the peer.
// Others' X-Forwarded-… headers are dropped, so that nobody can come to trust them.
void name_client(Request& request, std::string_view peer, const std::vector<std::string>& trusted_proxies);

// Reading may change nothing (RFC 9110, 9.2.1); such requests are answered on the spot.
inline bool is_safe(Method method) { return method == Method::get || method == Method::head; }

} // namespace http
