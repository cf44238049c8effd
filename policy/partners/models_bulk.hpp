// What the template of changes to many shows.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/web/form.hpp"
#include "policy/partners/register.hpp"

#include <string>
#include <vector>

namespace partners {

struct BulkPage {
    std::vector<RegisterLine> lines;
    std::vector<html::Choice> kinds, statuses;
    web::FormView form;
    std::vector<std::string> reasons;
    bool may_excuse = false;
};

} // namespace partners
