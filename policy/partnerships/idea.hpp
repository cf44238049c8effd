// The form for an idea, whichever way it comes in: by staff, by the management, from outside.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/web/call.hpp"
#include "platform/web/form.hpp"
#include "policy/may.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/institution.hpp"

#include <string>
#include <vector>

namespace partnerships {

struct IdeaPage {
    web::FormView form;
    Origin origin = Origin::staff;
    std::vector<Named> areas, formats, hosts;
    std::string saved; // when the draft was last saved, in words; "" for none
    text::Language language;
    bool may_initiate = false;
    std::vector<html::FieldError> errors; // of the form, with the names of their fields

    const std::string& words(const text::Both& both) const { return both.in(language); }
};

inline constexpr int most_partners = 5; // of a first form; more are added to the case

// A member of staff's own idea, or the management's, by those who may begin for it.
Origin origin_in(web::Form& form, const web::Call& call);
// Reads the form into a case; faults stand beside their fields. From outside, the first partner is the
// sender's own organisation.
NewCase read_idea(web::Form& form, Origin origin, const settings::Settings& institution);
// Partners that were chosen from the register, or named as only one there is, are tied to it. False: one of
// them is no longer in use; it stays a name, for triage to ask who has taken over. From outside a name stays
// a name, for the register is not open to whoever writes.
bool tie_partners(web::Form& form, db::Session& session, NewCase& given);
void tell_errors(IdeaPage& page, const text::Words& tr);
IdeaPage idea_page(const web::Call& call, Origin origin);

} // namespace partnerships
