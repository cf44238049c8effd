// Entity tags made of a row's version.
#include "platform/web/versions.hpp"

#include <charconv>

namespace web {

std::string etag_of(std::int64_t version) { return "\"v" + std::to_string(version) + "\""; }

std::optional<std::int64_t> if_match(const http::Request& request) {
    auto tag = request.header("if-match");
    if (tag.size() < 4 || !tag.starts_with("\"v") || !tag.ends_with("\"")) return std::nullopt;
    std::int64_t version = 0;
    const char* last = tag.data() + tag.size() - 1;
    auto [end, error] = std::from_chars(tag.data() + 2, last, version);
    if (error != std::errc{} || end != last) return std::nullopt;
    return version;
}

bool has_already(const http::Request& request, std::string_view etag) {
    auto sent = request.header("if-none-match");
    if (sent == "*") return true;
    // A proxy that compressed the answer has made the tag weak: W/"v12".
    auto at = sent.find(etag);
    return !etag.empty() && at != sent.npos;
}

http::Response not_modified(std::string_view etag) {
    http::Response response{.status = 304, .body = ""};
    response.headers.emplace_back("ETag", etag);
    return response;
}

} // namespace web
