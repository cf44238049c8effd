// The page where an organisation is changed, and its forms: shared by the pages that show them again with
// faults.
#pragma once

#include "platform/web/call.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/models_organisation.hpp"

#include <string>
#include <vector>

namespace partners {

std::string address_of(OrganisationId id);
// As Swedish sorts: Österrike last.
void sort_by_label(std::vector<html::Choice>& choices);

// What was sent and refused; forms that were not sent stand empty, and the details as they are.
struct Sent {
    web::FormView details = {}, name = {}, identifier = {}, relation = {}, status = {};
    std::string refused = {}; // the form that a rule refused
    std::vector<std::string> reasons = {};
    bool may_excuse = false;
};
http::Response edit_page(web::Call& call, const Organisation& organisation, Sent sent, int status);
DetailsForm details_form(const web::Call& call, web::FormView view, std::string action);

// What forms and JSON say alike.
OrganisationName read_name(web::Form& form);
struct BulkWish {
    BulkChange change;
    std::string reason;
};
BulkWish read_bulk(web::Form& form);

} // namespace partners
