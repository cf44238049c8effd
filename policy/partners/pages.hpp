// The pages of organisations, units and people. routes.cpp says where they stand.
#pragma once

#include "platform/lists/saved_views.hpp"
#include "platform/web/call.hpp"
#include "policy/ids.hpp"

namespace partners::pages {

using http::Response;
using web::Call;

Response list(Call& call);
Response map(Call& call);
Response csv(Call& call);
Response xlsx(Call& call);
Response keep_view(Call& call);
Response delete_view(Call& call, lists::ViewId view);

Response show(Call& call, OrganisationId id);
Response ask_sheet(Call& call);
Response check_sheet(Call& call);
Response apply_sheet(Call& call);
Response ask_bulk(Call& call);
Response change_bulk(Call& call);

Response ask_new(Call& call);
Response create(Call& call);
Response edit(Call& call, OrganisationId id);
Response change(Call& call, OrganisationId id);
Response put_back(Call& call, OrganisationId id);
Response add_name(Call& call, OrganisationId id);
Response remove_name(Call& call, OrganisationId id, NameId name);
Response add_identifier(Call& call, OrganisationId id);
Response remove_identifier(Call& call, OrganisationId id, int identifier);
Response add_relation(Call& call, OrganisationId id);
Response remove_relation(Call& call, OrganisationId id, int relation);
Response change_status(Call& call, OrganisationId id);

Response people(Call& call, OrganisationId id);
Response add_unit(Call& call, OrganisationId id);
Response change_unit(Call& call, UnitId id);
Response close_unit(Call& call, UnitId id);
Response add_function(Call& call, OrganisationId id);
Response affiliate(Call& call, OrganisationId id);
Response person(Call& call, PersonId id);
Response change_person(Call& call, PersonId id);
Response end_affiliation(Call& call, PersonId id, int affiliation);
Response function(Call& call, FunctionId id);
Response change_function(Call& call, FunctionId id);
Response check_function(Call& call, FunctionId id);
Response add_holder(Call& call, FunctionId id);
Response end_holding(Call& call, FunctionId id, int holding);

} // namespace partners::pages
