// One row for each asset: where in the pack its three forms stand.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace assets {

struct Place {
    std::size_t begin = 0;
    std::size_t length = 0;
};

struct Row {
    std::string_view name, hash, url, type;
    Place bytes, brotli, gzip;
};

std::span<const Row> table();
std::string_view stretch(Place place);

} // namespace assets
