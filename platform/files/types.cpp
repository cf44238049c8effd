// Types by libmagic, the one place that knows it.
#include "platform/files/types.hpp"

#include "platform/basics/ascii.hpp"
#include "platform/text/invisible.hpp"

#include <algorithm>
#include <array>
#include <magic.h>
#include <memory>
#include <stdexcept>
#include <vector>

namespace files {

namespace {

struct Known {
    Type type;
    std::string_view media_type;
    std::vector<std::string_view> endings; // the first is given to a name that has none of them
};

const std::array<Known, 16>& known() {
    static const std::array<Known, 16> table = {{
        {Type::pdf, "application/pdf", {".pdf"}},
        {Type::docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", {".docx"}},
        {Type::xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", {".xlsx"}},
        {Type::pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation", {".pptx"}},
        {Type::odt, "application/vnd.oasis.opendocument.text", {".odt"}},
        {Type::ods, "application/vnd.oasis.opendocument.spreadsheet", {".ods"}},
        {Type::doc, "application/msword", {".doc"}},
        {Type::xls, "application/vnd.ms-excel", {".xls"}},
        {Type::rtf, "text/rtf", {".rtf"}},
        {Type::text, "text/plain; charset=utf-8", {".txt", ".md", ".log"}},
        {Type::csv, "text/csv", {".csv", ".tsv"}},
        {Type::png, "image/png", {".png"}},
        {Type::jpeg, "image/jpeg", {".jpg", ".jpeg"}},
        {Type::eml, "message/rfc822", {".eml"}},
        {Type::zip, "application/zip", {".zip"}},
        {Type::xz, "application/x-xz", {".xz"}},
    }};
    return table;
}

const Known& known(Type type) { return known()[static_cast<std::size_t>(type)]; }

bool has_ending_of(std::string_view name, Type type) {
    auto& endings = known(type).endings;
    std::string small = ascii::small(name);
    return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return small.ends_with(ending); });
}

// A handle is not for two threads at once; opening one takes some milliseconds, and uploads are few.
std::string media_type_by_content(std::string_view bytes) {
    constexpr int flags = MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_ELF;
    std::unique_ptr<magic_set, decltype(&magic_close)> handle{magic_open(flags), magic_close};
    if (!handle || magic_load(handle.get(), nullptr) != 0)
        throw std::runtime_error("libmagic has no table of types");
    const char* type = magic_buffer(handle.get(), bytes.data(), bytes.size());
    return type ? type : "";
}

// Office files are .zip files; libmagic knows only those that were packed in the usual order.
Type type_of_zip(std::string_view bytes) {
    if (bytes.find("xl/workbook.xml") != bytes.npos) return Type::xlsx;
    if (bytes.find("word/document.xml") != bytes.npos) return Type::docx;
    if (bytes.find("ppt/presentation.xml") != bytes.npos) return Type::pptx;
    return Type::zip;
}

// Old Office files all begin alike; their name tells which is meant, and nothing runs either way.
Type type_of_old_office(std::string_view name) {
    return has_ending_of(name, Type::xls) ? Type::xls : Type::doc;
}

bool is_web_page(std::string_view media_type) {
    for (auto part : {"html", "xml", "svg", "script", "php"})
        if (media_type.find(part) != media_type.npos) return true;
    return false;
}

} // namespace

std::string_view media_type_of(Type type) { return known(type).media_type; }

std::optional<Type> type_of(std::string_view bytes, std::string_view name) {
    std::string media_type = media_type_by_content(bytes);
    for (auto& each : known())
        if (each.media_type == media_type && each.type != Type::zip && each.type != Type::csv)
            return each.type;
    if (media_type == "application/zip" ||
        (media_type == "application/octet-stream" && bytes.starts_with("PK\x03\x04")))
        return type_of_zip(bytes);
    if (media_type == "application/CDFV2" || media_type == "application/x-ole-storage")
        return type_of_old_office(name);
    // Letters and lists are often taken for the source of some program; they are sent back as plain text all
    // the same.
    if (!media_type.starts_with("text/") || is_web_page(media_type)) {
        bool plain = media_type == "application/csv" || media_type == "application/json";
        if (!plain) return std::nullopt;
    }
    if (has_ending_of(name, Type::csv)) return Type::csv;
    return has_ending_of(name, Type::eml) ? Type::eml : Type::text;
}

bool has_macros(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") && bytes.find("vbaProject.bin") != bytes.npos;
}

std::string safe_name(std::string_view name, Type type) {
    constexpr std::size_t most_bytes = 200;
    name = name.substr(name.find_last_of("/\\") + 1); // npos + 1 is 0
    std::string safe;
    while (!name.empty()) { // what turns a text around would let a program look like a picture
        using enum text::Sight;
        auto [bytes, sight] = text::letter_at(name);
        bool line = name.front() == '\n' || name.front() == '\t' || name.front() == '\r';
        if (!line && sight != steering && sight != mark && sight != broken)
            safe.append(name.substr(0, bytes));
        name.remove_prefix(bytes);
    }
    while (safe.ends_with(' ') || safe.ends_with('.')) safe.pop_back();
    while (safe.starts_with('.') || safe.starts_with(' ')) safe.erase(0, 1);
    std::string ending =
        has_ending_of(safe, type) ? safe.substr(safe.rfind('.')) : std::string{known(type).endings[0]};
    if (has_ending_of(safe, type)) safe.resize(safe.rfind('.'));
    if (safe.size() > most_bytes) {
        std::size_t end = most_bytes;
        while (end > 0 && (safe[end] & 0xC0) == 0x80) --end; // never half a letter
        safe.resize(end);
    }
    return (safe.empty() ? "file" : safe) + ending;
}

} // namespace files
