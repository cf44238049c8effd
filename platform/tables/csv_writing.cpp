// CSV is written by hand: it is three rules, and the formula guard that no library has.
#include "platform/tables/csv_writing.hpp"

#include "platform/tables/formula_guard.hpp"

namespace tables {

namespace {

void append_cell(std::string& to, std::string_view cell, char separator) {
    bool guarded = runs_as_formula(cell);
    bool quoted = guarded || cell.find(separator) != cell.npos ||
                  cell.find_first_of("\"\r\n'") != cell.npos || cell.starts_with(' ') || cell.ends_with(' ');
    if (!quoted) {
        to += cell;
        return;
    }
    to += '"';
    if (guarded) to += '\'';
    for (char letter : cell) {
        if (letter == '"') to += '"';
        to += letter;
    }
    to += '"';
}

} // namespace

std::string csv_start(const CsvStyle& style) {
    return style.mark == ByteOrderMark::write ? "\xEF\xBB\xBF" : "";
}

void append_csv_record(std::string& to, const std::vector<std::string_view>& cells, const CsvStyle& style) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i) to += style.separator;
        append_cell(to, cells[i], style.separator);
    }
    // A lone empty cell would be an empty line, which is no record at all.
    if (cells.size() == 1 && cells[0].empty()) to += "\"\"";
    to += "\r\n";
}

std::string csv_record(const std::vector<std::string>& cells, const CsvStyle& style) {
    std::string record;
    append_csv_record(record, {cells.begin(), cells.end()}, style);
    return record;
}

} // namespace tables
