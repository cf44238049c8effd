// Asks the register what a name may mean, and reads the answer.
#include "policy/partnerships/organisation_choices.hpp"

#include "platform/web/route.hpp"
#include "policy/may.hpp"

namespace partnerships {

OrganisationChoices choices_for(const web::Call& call, db::Session& session, std::string_view asked) {
    return {std::string{asked}, partners::perhaps_meant(session, asked, call.tr),
            std::string{call.request.field("organisation_choice")}, call.may(May::edit_organisations)};
}

std::optional<OrganisationId> organisation_chosen(db::Session& session, const http::Request& request) {
    OrganisationId choice;
    if (!web::read_part(request.field("organisation_choice"), choice)) return std::nullopt;
    auto facts = partners::facts_of(session, choice);
    return facts ? std::optional{facts->id} : std::nullopt;
}

void tell_none_alike(web::FormView& form) {
    for (auto& [field, error] : form.errors)
        if (error == "partnerships.organisation_unclear") error = "partnerships.organisation_none";
}

} // namespace partnerships
