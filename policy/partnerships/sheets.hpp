// The room's two lists as files.
#pragma once

#include "policy/partnerships/collaborations.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/list.hpp"
#include "policy/partnerships/sheet.hpp"

namespace partnerships {

// By the rights of whoever sends it. The columns are the same in every language, so that a file can be sent
// to anybody.
Sheet sheet_of_partnerships(const Offered& offered, const rights::Actor& actor);
Sheet sheet_of_collaborations(const settings::Settings& institution, const rights::Actor& actor);
std::vector<std::string> sheet_cells(const ListRow& row);
std::vector<std::string> sheet_cells(const CollaborationRow& row);

} // namespace partnerships
