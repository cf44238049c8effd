// Spreadsheets that people send us: CSV in any dress, XLSX, packed or not, as rows of text with their
// original numbers.
//
//   auto table = tables::read(std::string_view{upload.content});
//   if (!table) return table.failure();
//   for (auto& row : table->rows) use(row.number, row.cell(2));
//
// What is wrong with a file is a Failure with a text key that says what to do next (tables.too_many_rows …).
#pragma once

#include "platform/basics/result.hpp"
#include "platform/tables/origin.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

struct Limits {
    std::int64_t bytes = 128 << 20; // unpacked
    std::int64_t rows = 300'000;
    std::int64_t cells = 4'000'000;
    std::int64_t cell_bytes = 1 << 20;
};

enum class HeaderRow { guess, present, absent };

// What the reader of the file knows better than the guess. The import wizard sends back what a person
// corrected.
struct Reading {
    std::optional<char> separator = {};
    std::string encoding = {}; // "windows-1252"; empty: guess
    HeaderRow header = HeaderRow::guess;
    std::string sheet = {}; // of a workbook; empty: the first that is visible
    std::string entry = {}; // of a .zip; empty: its only table
    Limits limits = {};
    std::chrono::milliseconds patience{10'000}; // for the turn to unpack
};

struct Row {
    std::int64_t number = 0; // as the spreadsheet program shows it, from 1
    std::vector<std::string> cells;

    // "" beyond the row's end: rows are ragged.
    std::string_view cell(std::size_t column) const {
        return column < cells.size() ? std::string_view{cells[column]} : std::string_view{};
    }
    bool blank() const;
};

enum class Kind { csv, xlsx };

// How a file was read: shown to the one who imports it.
struct Form {
    Kind kind = Kind::csv;
    std::string encoding; // CSV
    char separator = ',';
    char quote = '"';
    std::string sheet; // XLSX
    std::vector<std::string> sheets;
};

struct Table {
    Form form;
    std::vector<std::string> header; // tidied; empty when the file has none
    std::int64_t header_row = 0;     // 0: none
    std::vector<Row> rows;           // without blank ones

    std::size_t columns() const;
    // The header's name, or "C" for the third column of a file without header, as the spreadsheet program
    // names it.
    std::string name_of(std::size_t column) const;
    // By the header's name, whatever its case, line breaks and hyphens: "expiry check" is "EXPIRY\nCHECK".
    std::optional<std::size_t> column_named(std::string_view name) const;
};

// By its content, whatever its name says. One file is unpacked at a time; throws Busy when the turn does not
// come.
Result<Table> read(const Origin& origin, const Reading& reading = {});

// Every row as it stands, blank ones and the header's among them; nothing kept. A visit that gives false
// stops.
using VisitRow = std::function<bool(Row&&)>;
Result<Form> each_row(const Origin& origin, const Reading& reading, const VisitRow& visit);

// One space for every run of white space (also no-break spaces and line breaks), none at the ends.
std::string tidy(std::string_view text);

} // namespace tables
