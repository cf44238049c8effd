// Partnerships as a spreadsheet: what is sent out can be changed and read back, by id and version.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/events/by.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/list.hpp"

#include <string>
#include <vector>

namespace partnerships {

// The same in every language, so that a file can be sent to anybody.
inline constexpr std::string_view sheet_columns[] = {
    "id",   "version", "number",  "registration_number", "title",   "stage",     "partners", "origin",
    "host", "areas",   "formats", "term_months",         "sponsor", "answer_by", "unit",     "coordinator"};
std::vector<std::string> sheet_cells(const ListRow& row);

struct SheetDifference {
    std::string field, before, after;
};
struct SheetRow {
    std::int64_t number = 0; // as the spreadsheet program shows it
    Partnership changed;
    std::vector<SheetDifference> differences;
    std::vector<std::pair<std::string, std::string>> faults; // column → text key
};
struct SheetCheck {
    std::int64_t rows = 0, unchanged = 0;
    std::vector<SheetRow> changed, refused;
};
// Compares every row with what stands in the register, by the rights of whoever sends it. Fails when it is no
// such file.
Result<SheetCheck> check_sheet(db::Session& session, std::string_view file, const Offered& offered,
                               const rights::Actor& actor);
// All of it or nothing; a row that somebody changed in the meantime stops it. Answers how many were changed.
Result<int> apply_sheet(db::Database& database, std::string_view file, const Offered& offered,
                        const rights::Actor& actor, const By& by);

struct SheetPage {
    SheetCheck check;
    bool checked = false;
    std::int64_t file = 0; // kept until it is applied
    std::string csrf;
    std::string error; // text key
};

} // namespace partnerships
