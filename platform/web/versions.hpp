// ETag and If-Match (RFC 9110, 13): nobody's edit is lost, and what has not changed is not sent again.
#pragma once

#include "platform/http/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace web {

std::string etag_of(std::int64_t version); // "v12" with its quotation marks
// The version that If-Match names; none when it is missing or "*". A tag that is not one of ours names a
// version that no record has (412).
std::optional<std::int64_t> if_match(const http::Request& request);
// If-None-Match names this one: answer 304.
bool has_already(const http::Request& request, std::string_view etag);
http::Response not_modified(std::string_view etag);

} // namespace web
