// What the page of changing several agreements shows.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/web/form.hpp"
#include "policy/agreements/actions_bulk.hpp"

#include <string>
#include <vector>

namespace agreements {

// What is to change, of a form or of a JSON object; what is empty stays as it is (forms.cpp).
BulkChange change_in(web::Form& form);

struct BulkPreviewLine {
    BulkLine line;
    std::vector<std::string> changes; // in words
    bool meanwhile = false;           // somebody else has changed it since it was shown
};

struct BulkPage {
    std::vector<BulkPreviewLine> lines;
    web::FormView form;
    std::vector<html::Choice> statuses, functions, units;
    Reasons reasons;
    std::string shown; // what the preview is of: only that is carried out
    bool previewed = false;
    bool may_apply = false;
};

} // namespace agreements
