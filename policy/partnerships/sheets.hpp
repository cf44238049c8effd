// The room's two lists as files.
#pragma once

#include "platform/lists/sheet.hpp"
#include "policy/partnerships/collaborations.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/list.hpp"

namespace partnerships {

// By the rights of whoever sends it.
lists::Sheet sheet_of_partnerships(const web::Call& call);
lists::Sheet sheet_of_collaborations(const web::Call& call);
std::vector<lists::SheetWord> words_of(const std::vector<Named>& named);
// A unit stands in the file by its name.
std::vector<lists::SheetWord> words_of(const std::vector<UnitRow>& units);
std::vector<std::string> sheet_cells(const ListRow& row);
std::vector<std::string> sheet_cells(const CollaborationRow& row);

} // namespace partnerships
