// Organisations, their units, people and functions as JSON. routes_api.cpp says where they stand.
#pragma once

#include "platform/web/call.hpp"
#include "policy/ids.hpp"

#include <string>

namespace partners::api {

using http::Response;
using web::Call;

inline constexpr int all_there_are = 100'000; // parts of one organisation, cut into pages here
// With its version as entity tag.
Response versioned(const Call& call, std::string json, std::int64_t version, int status = 200);
// An organisation that is one version on: {id, version}.
Response changed(Call& call, OrganisationId id, int status = 200);
// 201 with where the new thing stands, and the thing.
Response created(Response response, const std::string& path, std::int64_t id);

Response list(Call& call);
Response show(Call& call, OrganisationId id);
Response create(Call& call);
Response change(Call& call, OrganisationId id);
Response status(Call& call, OrganisationId id);
Response search(Call& call);
Response history(Call& call, OrganisationId id);
Response put_back(Call& call, OrganisationId id);
Response map(Call& call);
Response change_many(Call& call);
Response check_sheet(Call& call);
Response apply_sheet(Call& call);

Response add_name(Call& call, OrganisationId id);
Response remove_name(Call& call, OrganisationId id, NameId name);
Response add_identifier(Call& call, OrganisationId id);
Response remove_identifier(Call& call, OrganisationId id, int identifier);
Response add_relation(Call& call, OrganisationId id);
Response remove_relation(Call& call, OrganisationId id, int relation);

Response units(Call& call, OrganisationId id);
Response add_unit(Call& call, OrganisationId id);
Response unit(Call& call, UnitId id);
Response change_unit(Call& call, UnitId id);
Response close_unit(Call& call, UnitId id);

Response people(Call& call);
Response add_person(Call& call);
Response person(Call& call, PersonId id);
Response change_person(Call& call, PersonId id);
Response affiliations(Call& call, OrganisationId id);
Response add_affiliation(Call& call, OrganisationId id);
Response end_affiliation(Call& call, PersonId id, int affiliation);

Response functions(Call& call, OrganisationId id);
Response add_function(Call& call, OrganisationId id);
Response function(Call& call, FunctionId id);
Response change_function(Call& call, FunctionId id);
Response check_function(Call& call, FunctionId id);
Response add_holder(Call& call, FunctionId id);
Response end_holding(Call& call, FunctionId id, int holding);

Response duplicates(Call& call);
Response tell_apart(Call& call);
Response merges(Call& call, OrganisationId kept);
Response preview_merge(Call& call, OrganisationId kept);
Response merge(Call& call, OrganisationId kept);
Response split(Call& call, MergeId id);

Response imports(Call& call);
Response upload_import(Call& call);
Response import(Call& call, ImportId id);
Response import_problems(Call& call, ImportId id);
Response apply_import(Call& call, ImportId id);
Response undo_import(Call& call, ImportId id);
Response cancel_import(Call& call, ImportId id);

} // namespace partners::api
