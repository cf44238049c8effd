// Front door of the room: is this a strategic partnership at all? Other rooms ask here and see nothing else.
#pragma once

#include "platform/db/database.hpp"
#include "policy/definition/definition.hpp"
#include "policy/definition/rules.hpp"
#include "policy/ids.hpp"

namespace definition {

// How far the partnership's test has come, judged against the institution's characteristics.
DefinitionFacts facts_of(db::Session& session, PartnershipId partnership, const std::vector<Characteristic>& characteristics);

} // namespace definition
