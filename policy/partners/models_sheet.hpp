// What the templates of spreadsheets and of changes to many show.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/web/form.hpp"
#include "policy/partners/sheet.hpp"

namespace partners {

struct SheetPage {
    SheetCheck check;
    bool checked = false;
    std::int64_t file = 0; // kept until it is applied
    std::string csrf;
    std::string error; // text key
};

struct BulkPage {
    std::vector<RegisterLine> lines;
    std::vector<html::Choice> kinds, statuses;
    web::FormView form;
    std::vector<std::string> reasons;
    bool may_excuse = false;
};

} // namespace partners
