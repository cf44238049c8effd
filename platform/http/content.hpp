// Content that has a version: entity tags, ranges, and forms compressed beforehand.
#pragma once

#include "platform/http/message.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace http {

enum class Comparison { weak, strong }; // strong where bytes must be the same: If-Match, If-Range

// Whether a list of entity tags ("a", W/"b", or *) names this one.
bool names_tag(std::string_view list, std::string_view tag, Comparison comparison);

// The best of those we have by name ("br", "gzip"), in our order of liking, that Accept-Encoding allows; ""
// for none.
std::string_view best_encoding(const Request& request, std::initializer_list<std::string_view> we_have);

struct Content {
    std::string_view bytes;
    std::string_view type;
    std::string_view tag = {};      // with its quotation marks: "\"3f2a\""; each encoding has its own
    std::string_view encoding = {}; // "br" or "gzip" where bytes are compressed
    std::string_view cache_control =
        {}; // "public, max-age=31536000, immutable" for what has its digest in its name
};

// 200 with all of it, 206 with the asked range, 304 when the reader has it already, 416 when there is no such
// range.
Response serve_bytes(const Request& request, const Content& content);

} // namespace http
