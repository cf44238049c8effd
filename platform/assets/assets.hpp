// The files a browser fetches: style, scripts, letters, flags. They are part of the program. The hash of the
// content is part of the address, so a browser may keep them for ever and a new version is never mixed with
// an old one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assets {

struct Asset {
    std::string_view name; // "app.css", "flags/se.svg"
    std::string_view hash; // also its ETag, within quotation marks
    std::string_view url;  // "/assets/3f2a90c1d4e5/app.css"
    std::string_view type; // "text/css; charset=utf-8"
    std::string_view bytes;
    std::string_view brotli; // empty where it gains nothing
    std::string_view gzip;
};

// The asset at an address; nothing when the name or the hash is another.
std::optional<Asset> find(std::string_view path);
std::optional<Asset> named(std::string_view name);

// The address of an asset, for pages. A name that does not exist gives an address that does not either.
std::string_view url(std::string_view name);

// What is sent for an Accept-Encoding: the smallest form that the browser reads.
struct Sent {
    std::string_view bytes;
    std::string_view encoding; // "br", "gzip" or "" for plain
};
Sent sent(const Asset& asset, std::string_view accept_encoding);

} // namespace assets
