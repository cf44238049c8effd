// An agreement as fields of a form or of a JSON object: one reading for both.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/settings/settings.hpp"
#include "platform/web/call.hpp"
#include "platform/web/form.hpp"
#include "policy/agreements/actions.hpp"

#include <string>
#include <vector>

namespace agreements {

enum class Reading { every_field, sent_fields }; // a form sends all; a PATCH only what is to change

// Title, type, dates and the rest into `into`; faults are kept in the form.
void read_fields(web::Form& form, Agreement& into, const settings::Settings& institution, Reading reading);
// One party, its fields named after `before`, into what it was.
Party read_party(web::Form& form, const std::string& before, Party party, Reading reading);
// parties.0.name, parties.0.organisation, parties.0.country, parties.0.unit, parties.0.side …
std::vector<Party> read_parties(web::Form& form);
// Of a page: the id of a suggestion counts as long as the text beside it is a name of that organisation, and
// the country does not gainsay it. A program that sends both means both.
void untie_other_names(db::Session& session, std::vector<Party>& parties);
NewAgreement read_new(web::Form& form, const settings::Settings& institution);

// The fields' values as the form shows them.
void fill(web::FormView& view, const Agreement& agreement);

struct FormPage {
    web::FormView form;
    std::string heading;
    std::string action;
    std::string back;
    std::vector<html::Choice> types, statuses, hosts, renewals;
    std::vector<html::Choice> functions, units, partnerships;
    std::vector<std::string> error_ids; // what the errors below point at
    std::vector<html::FieldError> errors;
    std::string replaces;      // as it is suggested
    std::string notice_passed; // a warning: the last day to give notice, as it is filled in, lies behind us
    bool is_new = false;
    int parties = 0; // how many rows to show
};
FormPage form_page(const web::Call& call, web::FormView view);

} // namespace agreements
