// The register as a spreadsheet: what is sent out can be changed and read back, by id and version.
#pragma once

#include "platform/events/by.hpp"
#include "platform/tables/tables.hpp"
#include "policy/partners/details.hpp"
#include "policy/partners/register.hpp"

#include <string>
#include <vector>

namespace partners {

// The columns by their names in the file; the same in every language, so that a file can be sent to anybody.
inline constexpr std::string_view sheet_columns[] = {
    "id",      "version", "name",    "other_name",          "ror", "kind", "status",
    "country", "city",    "website", "agreements_in_force", "note"};
std::vector<std::string> sheet_cells(const RegisterLine& line);

struct SheetDifference {
    std::string field, before, after;
};
struct SheetRow {
    std::int64_t number = 0; // as the spreadsheet program shows it
    OrganisationId id;
    int version = 0;
    std::string name;
    Details details;
    std::vector<SheetDifference> differences;
    std::vector<std::pair<std::string, std::string>> faults; // column → text key
};
struct SheetCheck {
    std::int64_t rows = 0, unchanged = 0;
    std::vector<SheetRow> changed, refused;
};
// Compares every row with what stands in the register. Fails when it is not such a file.
Result<SheetCheck> check_sheet(db::Session& session, std::string_view file);
// All of it or nothing; a row that somebody changed in the meantime stops it. Answers how many were changed.
Result<int> apply_sheet(db::Database& database, std::string_view file, const By& by);

} // namespace partners
