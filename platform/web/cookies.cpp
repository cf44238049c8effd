// The text of a Set-Cookie header.
#include "platform/web/cookies.hpp"

namespace web {

bool came_by_tls(const http::Request& request) { return request.header("x-forwarded-proto") == "https"; }

std::string set_cookie(const http::Request& request, std::string_view name, std::string_view value,
                       std::int64_t seconds) {
    std::string text{name};
    text.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
    if (seconds < 0) text += "; Max-Age=0";
    if (seconds > 0) text.append("; Max-Age=").append(std::to_string(seconds));
    if (came_by_tls(request)) text += "; Secure";
    return text;
}

} // namespace web
