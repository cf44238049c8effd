// What goes wrong, told as a page in the frame, or under /api as problem details (RFC 9457).
#pragma once

#include "platform/basics/verdict.hpp"
#include "platform/web/call.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

struct Problem {
    int status = 500;
    Reasons reasons = {};                                         // text keys
    std::vector<std::pair<std::string, std::string>> fields = {}; // field → text key
    std::pair<std::string_view, std::string> more = {}; // a member of its own under /api: name, JSON
};

http::Response problem_response(const Call& call, const Problem& problem);
// When not even the frame can be drawn.
http::Response plain_problem(int status, std::string_view request_id);

// A form whose token is too old, or whose sender is no longer signed in: nothing that was typed is lost, it
// is sent again by one button. Only for forms that came from our own pages.
http::Response send_again(const Call& call);

} // namespace web
