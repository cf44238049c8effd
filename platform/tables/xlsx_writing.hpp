// Workbooks for people who asked for Excel: written row by row, so that long lists take little memory.
//
//   tables::Workbook book;
//   book.begin_sheet("Avtal", {{"Partner", 40}, {"Slutar", 12}});
//   book.row({agreement.partner, agreement.ends});
//   std::string bytes = book.finish();
#pragma once

#include "platform/basics/clock.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace tables {

struct SheetColumn {
    std::string name;
    int width = 20; // letters
};

// Text is always written as text, so nothing a stranger typed runs as a formula. Times are the business of
// the caller.
using SheetCell = std::variant<std::monostate, std::string, std::int64_t, double, bool, Date>;

class Workbook {
public:
    Workbook();
    ~Workbook();
    Workbook(Workbook&&) noexcept;

    void begin_sheet(const std::string& name, const std::vector<SheetColumn>& columns);
    // False when the sheet is full (1,048,576 rows).
    bool row(const std::vector<SheetCell>& cells);
    // The whole file. Throws std::runtime_error when the disk is full.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace tables
