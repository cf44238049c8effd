// Forms that another site made a browser send are refused: by where they came from, and by a token they
// cannot know.
#pragma once

#include "platform/http/message.hpp"
#include "platform/rights/gate.hpp"
#include "platform/rights/sessions.hpp"

#include <string>
#include <string_view>

namespace web {

bool is_safe(http::Method method); // reads only

// What the browser itself says about where a request was made.
enum class Origin { same_site, other_site, unsaid };
Origin origin_of(const http::Request& request);

// A visitor has no session to bind the token to: a signed cookie takes its place.
struct VisitorMark {
    std::string cookie; // random.signature
    std::string secret; // what forms carry, masked; follows from the random part and the server's key
};
VisitorMark new_visitor_mark(const rights::Gate& gate);
// Empty when the cookie is missing or not signed by us.
std::string visitor_secret(const http::Request& request, const rights::Gate& gate);

// The token of the field "csrf" or the header X-CSRF-Token belongs to this session, or to this visitor.
bool carries_token(const http::Request& request, const rights::Visit& visit, const rights::Gate& gate);

} // namespace web
