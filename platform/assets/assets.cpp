// Finding an asset by its name or by the address that a page gave.
#include "platform/assets/assets.hpp"

#include "platform/assets/pack.hpp"

#include <algorithm>

namespace assets {
namespace {

constexpr std::string_view top = "/assets/";

const Row* row_named(std::string_view name) {
    auto rows = table();
    auto at = std::ranges::lower_bound(rows, name, {}, &Row::name);
    return at != rows.end() && at->name == name ? &*at : nullptr;
}

Asset asset_of(const Row& row) {
    return {row.name,         row.hash, row.url, row.type, stretch(row.bytes), stretch(row.brotli),
            stretch(row.gzip)};
}

} // namespace

std::optional<Asset> named(std::string_view name) {
    const Row* row = row_named(name);
    if (!row) return std::nullopt;
    return asset_of(*row);
}

std::optional<Asset> find(std::string_view path) {
    if (!path.starts_with(top)) return std::nullopt;
    auto rest = path.substr(top.size());
    auto slash = rest.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const Row* row = row_named(rest.substr(slash + 1));
    if (!row || row->hash != rest.substr(0, slash)) return std::nullopt;
    return asset_of(*row);
}

std::string_view url(std::string_view name) {
    const Row* row = row_named(name);
    return row ? row->url : "/assets/missing";
}

Sent sent(const Asset& asset, std::string_view accept_encoding) {
    auto reads = [&](std::string_view coding) {
        return accept_encoding.find(coding) != std::string_view::npos;
    };
    if (!asset.brotli.empty() && reads("br")) return {asset.brotli, "br"};
    if (!asset.gzip.empty() && reads("gzip")) return {asset.gzip, "gzip"};
    return {asset.bytes, ""};
}

} // namespace assets
