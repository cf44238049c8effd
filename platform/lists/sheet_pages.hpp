// The page on which a changed file is checked before it is taken over, and the same as JSON; whichever list
// it is.
#pragma once

#include "platform/lists/sheet.hpp"
#include "platform/web/route.hpp"

namespace lists {

struct SheetPage {
    const Sheet* sheet = nullptr;
    SheetCheck check = {};
    bool checked = false;
    std::int64_t file = 0; // kept until it is applied, or for a day
    std::string csrf = {};
    std::string error = {}; // text key
};

http::Response ask_sheet(web::Call& call, const Sheet& sheet);
http::Response check_sheet(web::Call& call, const Sheet& sheet);
http::Response apply_sheet(web::Call& call, const Sheet& sheet);

// {file!:file}: what it would change, or that it is changed.
http::Response api_check_sheet(web::Call& call, const Sheet& sheet);
http::Response api_apply_sheet(web::Call& call, const Sheet& sheet);

inline constexpr web::Answered sheet_checked{
    "SheetChecked",
    "rows:integer unchanged:integer changed:objects changed.row:integer changed.id:integer changed.name "
    "changed.differences:json refused:objects refused.row:integer refused.id:integer refused.name "
    "refused.faults:json"};

// Forgets files that nobody applied: from a day ago and before. Answers how many.
std::int64_t tidy(db::Transaction& tx, Time now);

} // namespace lists
