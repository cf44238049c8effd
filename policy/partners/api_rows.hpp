// Rows written straight into JSON, without becoming values on the way.
#pragma once

#include "platform/web/json.hpp"
#include "policy/partners/register.hpp"
#include "policy/partners/search.hpp"

namespace partners {

// Into an object that is open. Its version, or nothing when there is no such organisation.
std::optional<std::int64_t> write_organisation(web::Json& json, db::Session& session, OrganisationId id);
// "agreements": at most 50, latest end first.
void write_agreements(web::Json& json, db::Session& session, OrganisationId id);

// A hit of the search, as an object.
void write_hit(web::Json& json, const SearchHit& hit);

} // namespace partners
