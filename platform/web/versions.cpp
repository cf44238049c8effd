// Entity tags made of a row's version.
#include "platform/web/versions.hpp"

#include "platform/http/content.hpp"

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
    return http::names_tag(request.header("if-none-match"), etag, http::Comparison::weak);
}

http::Response not_modified(std::string_view etag) {
    http::Response response{.status = 304, .body = ""};
    response.headers.emplace_back("ETag", etag);
    return response;
}

} // namespace web
