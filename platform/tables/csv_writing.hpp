// CSV as spreadsheet programs open it with the right letters and columns, line by line for exports that
// stream.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tables {

enum class ByteOrderMark { write, omit }; // Excel takes a file without it for windows-1252

struct CsvStyle {
    char separator = ';'; // what Excel expects where the comma is the decimal mark; ',' for programs
    ByteOrderMark mark = ByteOrderMark::write;
};

// The beginning of the file: the mark, when the style has one.
std::string csv_start(const CsvStyle& style);
// One record with its line's end (CRLF, RFC 4180); cells that would run as formulas are guarded.
std::string csv_record(const std::vector<std::string>& cells, const CsvStyle& style);
void append_csv_record(std::string& to, const std::vector<std::string_view>& cells, const CsvStyle& style);

} // namespace tables
