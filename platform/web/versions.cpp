// Entity tags made of a row's version.
#include "platform/web/versions.hpp"

#include "platform/http/content.hpp"

#include <charconv>

namespace web {

std::string etag_of(std::int64_t version) { return "\"v" + std::to_string(version) + "\""; }

namespace {

constexpr std::int64_t no_version = -1; // what no record has

std::optional<std::int64_t> version_in(std::string_view tag) {
    if (tag.size() < 4 || !tag.starts_with("\"v") || !tag.ends_with("\"")) return std::nullopt;
    std::int64_t version = 0;
    const char* last = tag.data() + tag.size() - 1;
    auto [end, error] = std::from_chars(tag.data() + 2, last, version);
    return error == std::errc{} && end == last ? std::optional{version} : std::nullopt;
}

} // namespace

std::optional<std::int64_t> if_match(const http::Request& request) {
    auto tag = request.header("if-match");
    if (tag.empty() || tag == "*") return std::nullopt; // "*" names none
    return version_in(tag).value_or(no_version);
}

bool has_already(const http::Request& request, std::string_view etag) {
    bool reads = request.method == http::Method::get || request.method == http::Method::head;
    return reads && http::names_tag(request.header("if-none-match"), etag, http::Comparison::weak);
}

http::Response not_modified(std::string_view etag) {
    http::Response response{.status = 304, .body = ""};
    response.headers.emplace_back("ETag", etag);
    return response;
}

} // namespace web
