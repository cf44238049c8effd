// Rows written straight into JSON, without becoming values on the way.
#pragma once

#include "platform/web/json.hpp"
#include "policy/partners/register.hpp"

namespace partners {

// Into an object that is open. Its version, or nothing when there is no such organisation.
std::optional<std::int64_t> write_organisation(web::Json& json, db::Session& session, OrganisationId id);
// "agreements": at most 50, latest end first.
void write_agreements(web::Json& json, db::Session& session, OrganisationId id);

} // namespace partners
