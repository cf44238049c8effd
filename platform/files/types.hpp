// Which types of files may be stored, told from their content. What the sender or the name says is not
// trusted.
#pragma once

#include "platform/basics/enum_names.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace files {

enum class Type { pdf, docx, xlsx, pptx, odt, ods, doc, xls, rtf, text, csv, png, jpeg, eml, zip, xz };
constexpr EnumNames<Type, 16> names_of(Type) {
    return {"pdf", "docx", "xlsx", "pptx", "odt",  "ods", "doc", "xls",
            "rtf", "text", "csv",  "png",  "jpeg", "eml", "zip", "xz"};
}

// "application/pdf": what we say when we send it.
std::string_view media_type_of(Type type);

// Nothing for every other type, pages and scripts among them. The name only tells apart what looks alike:
// .csv from .txt.
std::optional<Type> type_of(std::string_view bytes, std::string_view name);

// Word and Excel files that carry programs.
bool has_macros(std::string_view bytes);

// The last part of a path, without control characters, at most 200 letters, with an ending that fits the
// type: "report.exe" that is a PDF becomes "report.exe.pdf".
std::string safe_name(std::string_view name, Type type);

} // namespace files
