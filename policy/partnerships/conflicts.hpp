// Somebody was first: what I saw (sent along as was.…), theirs and mine, for each field that differs.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/web/call.hpp"
#include "platform/web/form.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerships {

struct Both {
    std::string what;         // the record's name
    std::string action;       // where its form is sent
    std::int64_t version = 0; // the one that is there now
    web::FormView theirs, mine;
    std::string_view labels = "partnerships.field."; // text keys of the fields
    std::string who = {};                            // changed it last
};
// What can be chosen in a field, to say keys in words; nothing for texts.
using ChoicesOf = std::function<std::vector<html::Choice>(std::string_view field)>;
http::Response conflict_page(const web::Call& call, const Both& both, const ChoicesOf& choices_of);
std::string changed_last(db::Session& session, std::string_view kind, std::int64_t id);
// So that a form sends what it showed.
void keep_what_was(web::FormView& view);

} // namespace partnerships
