// Unpacking by libarchive. Only the forms named here are switched on: some of the others start outside
// programs.
#include "platform/tables/origin.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fstream>
#include <memory>

namespace tables {

namespace {

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

Failure cannot(std::string_view why) { return {Fault::invalid, {"tables." + std::string{why}}, {}}; }

constexpr std::size_t block_bytes = 256 * 1024;

Archive opened(const Origin& origin) {
    Archive reader{archive_read_new(), archive_read_free};
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_filter_xz(reader.get());
    archive_read_support_filter_bzip2(reader.get());
    archive_read_support_filter_zstd(reader.get());
    archive_read_support_format_zip(reader.get());
    archive_read_support_format_raw(reader.get());
    archive_read_support_format_empty(reader.get());
    int status = ARCHIVE_OK;
    if (auto* path = std::get_if<std::filesystem::path>(&origin)) {
        status = archive_read_open_filename(reader.get(), path->c_str(), block_bytes);
    } else {
        auto bytes = std::get<std::string_view>(origin);
        status = archive_read_open_memory(reader.get(), bytes.data(), bytes.size());
    }
    return status == ARCHIVE_OK ? std::move(reader) : Archive{nullptr, archive_read_free};
}

bool is_zip(archive* reader) {
    return (archive_format(reader) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
}

std::string name_of(archive* reader, archive_entry* entry) {
    if (!is_zip(reader)) return {};
    const char* name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    return name ? name : "?";
}

// Stands on the wanted file; nothing on an empty origin.
Result<bool> stand_on(archive* reader, std::string_view wanted, int most) {
    archive_entry* entry = nullptr;
    for (int seen = 0; seen < most; ++seen) {
        int status = archive_read_next_header(reader, &entry);
        if (status == ARCHIVE_EOF) return wanted.empty() ? Result<bool>{false} : cannot("no_such_entry");
        if (status < ARCHIVE_WARN) return cannot("cannot_unpack");
        bool folder = archive_entry_filetype(entry) == AE_IFDIR;
        if (!folder && (wanted.empty() || name_of(reader, entry) == wanted)) return true;
    }
    return cannot("too_many_entries");
}

// Gives lines to the visit; a line that spans pieces is put together first.
class Lines {
public:
    Lines(const VisitLine& visit, std::int64_t longest) : visit_(visit), longest_(longest) {}

    bool take(std::string_view piece) {
        for (;;) {
            auto end = piece.find('\n');
            if (end == piece.npos) break;
            if (!begun_.empty()) {
                begun_ += piece.substr(0, end);
                if (!give(begun_)) return false;
                begun_.clear();
            } else if (!give(piece.substr(0, end))) {
                return false;
            }
            piece.remove_prefix(end + 1);
        }
        begun_ += piece;
        too_long = static_cast<std::int64_t>(begun_.size()) > longest_;
        return !too_long;
    }
    void finish() {
        if (!begun_.empty() && !too_long && !stopped_) give(begun_);
    }
    bool too_long = false;

private:
    bool give(std::string_view line) {
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        stopped_ = !visit_(line, ++number_);
        return !stopped_;
    }
    const VisitLine& visit_;
    std::int64_t longest_;
    std::int64_t number_ = 0;
    std::string begun_;
    bool stopped_ = false;
};

} // namespace

Result<std::vector<std::string>> entries_of(const Origin& origin, const UnpackLimits& limits) {
    auto reader = opened(origin);
    if (!reader) return cannot("cannot_open");
    std::vector<std::string> names;
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    while ((status = archive_read_next_header(reader.get(), &entry)) >= ARCHIVE_WARN &&
           status != ARCHIVE_EOF) {
        if (static_cast<int>(names.size()) >= limits.entries) return cannot("too_many_entries");
        if (archive_entry_filetype(entry) != AE_IFDIR) names.push_back(name_of(reader.get(), entry));
    }
    if (status != ARCHIVE_EOF) return cannot("cannot_unpack");
    if (names.empty() && !is_zip(reader.get())) names.emplace_back();
    return names;
}

Result<Done> each_piece(const Origin& origin, std::string_view entry, const UnpackLimits& limits,
                        const std::function<bool(std::string_view)>& visit) {
    auto reader = opened(origin);
    if (!reader) return cannot("cannot_open");
    auto there = stand_on(reader.get(), entry, limits.entries);
    if (!there) return there.failure();
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0, total = 0;
    while (*there) {
        int status = archive_read_data_block(reader.get(), &block, &size, &offset);
        if (status == ARCHIVE_EOF) break;
        if (status < ARCHIVE_WARN) return cannot("cannot_unpack");
        total += static_cast<la_int64_t>(size);
        if (total > limits.bytes) return cannot("too_many_bytes");
        if (!visit({static_cast<const char*>(block), size})) break;
    }
    return Done{};
}

Result<std::string> unpacked(const Origin& origin, std::string_view entry, const UnpackLimits& limits) {
    std::string whole;
    auto done =
        each_piece(origin, entry, limits, [&](std::string_view piece) { return whole += piece, true; });
    if (!done) return done.failure();
    return whole;
}

Result<std::string> whole_file(const std::filesystem::path& path, std::int64_t most_bytes) {
    std::error_code problem;
    auto size = std::filesystem::file_size(path, problem);
    if (problem) return cannot("cannot_open");
    if (size > static_cast<std::uintmax_t>(most_bytes)) return cannot("too_many_bytes");
    std::string content(size, '\0');
    std::ifstream file(path, std::ios::binary);
    if (!file.read(content.data(), static_cast<std::streamsize>(size))) return cannot("cannot_open");
    return content;
}

Result<Done> each_line(const Origin& origin, const VisitLine& visit, std::string_view entry,
                       const UnpackLimits& limits) {
    Lines lines{visit, limits.line_bytes};
    auto done = each_piece(origin, entry, limits, [&](std::string_view piece) { return lines.take(piece); });
    if (!done) return done;
    if (lines.too_long) return cannot("line_too_long");
    lines.finish();
    return done;
}

} // namespace tables
