// A list as a spreadsheet: what is sent out can be changed and read back, by id and version. Which list it
// is, its room's side says: partnerships, or collaborations.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/web/form.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace partnerships {

using SheetFaults = std::vector<std::pair<std::string, std::string>>; // column → text key

// One record as the file has it.
struct SheetRecord {
    std::string title;
    int version = 0;
    std::vector<std::string> cells; // as they would be sent out now
    web::FormView fields;           // what is read back, as the form has it
};

// What a list says of its file. What stands in it and is not read back is changed elsewhere: a change there
// is told, never left out in silence.
struct Sheet {
    std::span<const std::string_view> columns, read_back, elsewhere;
    std::function<std::optional<SheetRecord>(db::Session&, std::int64_t id)> find;
    // Why these fields, sent as the form would send them, cannot be taken over.
    std::function<SheetFaults(db::Session&, std::int64_t id, const http::Request& sent)> judge;
    std::function<Result<Done>(db::Transaction&, std::int64_t id, const http::Request& sent, const By&)>
        change;
};

struct SheetDifference {
    std::string field, before, after;
};
struct SheetRow {
    std::int64_t number = 0; // as the spreadsheet program shows it
    std::int64_t id = 0;
    std::string title;
    http::Request sent;
    std::vector<SheetDifference> differences;
    SheetFaults faults;
};
struct SheetCheck {
    std::int64_t rows = 0, unchanged = 0;
    std::vector<SheetRow> changed, refused;
};
// Compares every row with what stands in the register. Fails when it is no such file.
Result<SheetCheck> check_sheet(db::Session& session, std::string_view file, const Sheet& sheet);
// All of it or nothing; a row that somebody changed in the meantime stops it. Answers how many were changed.
Result<int> apply_sheet(db::Database& database, std::string_view file, const Sheet& sheet, const By& by);

struct SheetPage {
    SheetCheck check;
    bool checked = false;
    std::int64_t file = 0; // kept until it is applied
    std::string path;      // of the list
    std::string list;      // its name
    std::string csrf;
    std::string error; // text key
};

} // namespace partnerships
