// Where bytes come from, and their unpacking: .xz, .gz, .bz2, .zst, one file of a .zip, or as they are.
// Everything is counted while it streams, so that a small file that unpacks to a huge one is stopped, not
// swallowed.
#pragma once

#include "platform/basics/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tables {

// A file on the disk, or bytes in memory (an upload), which must outlive the reading.
using Origin = std::variant<std::filesystem::path, std::string_view>;

struct UnpackLimits {
    std::int64_t bytes = std::int64_t{2} << 30;
    std::int64_t line_bytes = 16 << 20;
    int entries = 1000;
};

// Names of the files in a .zip; one empty name for everything else.
Result<std::vector<std::string>> entries_of(const Origin& origin, const UnpackLimits& limits = {});

// The content piece by piece. `entry` names a file of a .zip; empty takes the first. A visit that gives false
// stops.
Result<Done> each_piece(const Origin& origin, std::string_view entry, const UnpackLimits& limits,
                        const std::function<bool(std::string_view)>& visit);
// The whole content.
Result<std::string> unpacked(const Origin& origin, std::string_view entry = {},
                             const UnpackLimits& limits = {});

// A file on the disk as it lies there.
Result<std::string> whole_file(const std::filesystem::path& path, std::int64_t most_bytes);

// Line by line without the line's end: JSON lines and other files too big to hold. The number counts from 1.
using VisitLine = std::function<bool(std::string_view line, std::int64_t number)>;
Result<Done> each_line(const Origin& origin, const VisitLine& visit, std::string_view entry = {},
                       const UnpackLimits& limits = {});

} // namespace tables
