// Which organisation of the register a written name may mean, for the page that asks.
#pragma once

#include "platform/web/call.hpp"
#include "platform/web/form.hpp"
#include "policy/partners/partners.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerships {

struct OrganisationChoices {
    std::string asked; // the name as it was sent; "" when nothing was asked
    std::vector<partners::PerhapsMeant> perhaps;
    std::string chosen;   // among them, as it was sent
    bool may_add = false; // to the register
};
OrganisationChoices choices_for(const web::Call& call, db::Session& session, std::string_view asked);
// The one chosen among them, by button.
std::optional<OrganisationId> organisation_chosen(db::Session& session, const http::Request& request);

// There is nothing to choose among: the errors say so.
void tell_none_alike(web::FormView& form);

} // namespace partnerships
