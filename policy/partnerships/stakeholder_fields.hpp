// Somebody concerned by a partnership, as fields of its form and of the API.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/web/call.hpp"
#include "platform/web/form.hpp"
#include "policy/partnerships/reading.hpp"
#include "policy/partnerships/stakeholders.hpp"

#include <string>
#include <vector>

namespace partnerships {

// Faults are kept in the form; of sent fields alone, the rest keeps what was there.
void read_stakeholder(web::Form& form, Stakeholder& into, Reading reading);

struct StakeholderForm {
    std::string key; // its number, "0" for a new one
    web::FormView view;
    std::vector<html::Choice> parties, involvements;
};
StakeholderForm stakeholder_form(const web::Call& call, const std::vector<Party>& parties,
                                 const Stakeholder& stakeholder);

} // namespace partnerships
