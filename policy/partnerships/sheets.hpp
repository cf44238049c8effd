// The room's two lists as files.
#pragma once

#include "platform/lists/sheet.hpp"
#include "policy/partnerships/collaborations.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/list.hpp"

#include <array>

namespace partnerships {

// By the rights of whoever sends it.
lists::Sheet sheet_of_partnerships(const web::Call& call);
lists::Sheet sheet_of_collaborations(const web::Call& call);
std::vector<lists::SheetWord> words_of(const std::vector<Named>& named);
// A unit stands in the file by its name.
std::vector<lists::SheetWord> words_of(const std::vector<UnitRow>& units);
// A column of the file and its cell: one table, so that the two cannot come apart.
template <class Row> struct SheetColumn {
    std::string_view key;
    std::string (*cell)(const Row&);
};
template <class Row, std::size_t number>
constexpr std::array<std::string_view, number> keys_in(const SheetColumn<Row> (&columns)[number]) {
    std::array<std::string_view, number> keys{};
    for (std::size_t i = 0; i < number; ++i) keys[i] = columns[i].key;
    return keys;
}
template <class Row, std::size_t number>
std::vector<std::string> cells_in(const SheetColumn<Row> (&columns)[number], const Row& row) {
    std::vector<std::string> cells;
    for (const auto& column : columns) cells.push_back(column.cell(row));
    return cells;
}
std::vector<std::string> sheet_cells(const ListRow& row);
std::vector<std::string> sheet_cells(const CollaborationRow& row);

} // namespace partnerships
