// Cookies as this program sets them: for the whole site, not readable by scripts, not sent from other sites'
// forms.
#pragma once

#include "platform/http/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace web {

namespace cookie {
inline constexpr std::string_view session = "session";
inline constexpr std::string_view visitor = "visitor";
inline constexpr std::string_view language = "language";
inline constexpr std::string_view message = "message";
} // namespace cookie

// `seconds` 0: until the browser closes; below 0: forget it now.
std::string set_cookie(const http::Request& request, std::string_view name, std::string_view value,
                       std::int64_t seconds);
// The proxy in front speaks TLS with the browser and says so.
bool came_by_tls(const http::Request& request);

} // namespace web
