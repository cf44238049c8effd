// What the pages of collaborations show.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/html/parts.hpp"
#include "platform/web/form.hpp"
#include "policy/partnerships/bulk.hpp"
#include "policy/partnerships/collaboration_access.hpp"
#include "policy/partnerships/collaborations.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/organisation_choices.hpp"
#include "policy/partnerships/overview.hpp"

#include <string>
#include <vector>

namespace partnerships {

struct CollaborationPage {
    Collaboration collaboration;
    std::string form, helper, host, unit;
    std::string partner_href;
    std::string found_in; // title of the case
    std::vector<EventLine> history;
    std::vector<CollaborationStatus> next; // what it may become, for whoever looks
    std::vector<std::string> reasons;      // why it cannot be registered yet
    std::string csrf;
    bool may_edit = false;
};

struct CollaborationFormPage {
    web::FormView form;
    std::string heading, lead, action, back;
    std::vector<html::Choice> forms, levels, hosts, units;
    std::vector<html::FieldError> errors;
    OrganisationChoices choices; // when the partner's name did not say which organisation is meant
    bool is_new = true, may_register = false;
};

// One that may not be changed with the others, and why.
struct StoppedOne {
    CollaborationId id;
    std::string title, reason;
};
struct CollaborationBulkPage {
    std::vector<Collaboration> chosen;
    LeftOut left_out;
    web::FormView form;
    std::vector<html::Choice> forms, hosts, units;
    std::vector<std::string> reasons;
    std::vector<StoppedOne> stopped;
};

// Units of the house to choose from, and the one that stands there.
std::vector<html::Choice> unit_choices(const web::Call& call, db::Session& session, std::string_view chosen);
std::optional<Collaboration> collaboration_now(const web::Call& call, CollaborationId id);
// None when this reader may; otherwise what to answer.
std::optional<http::Response> collaboration_stopped(web::Call& call, const Collaboration& collaboration,
                                                    bool CollaborationAccess::*need);

} // namespace partnerships
