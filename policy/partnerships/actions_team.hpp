// Who works on a case: added, removed, each with its event.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/rights/roles.hpp"
#include "policy/partnerships/case.hpp"

namespace partnerships {

// Whoever may read partnerships at all: the team's rights are to this case, never into the register. Once in
// each function; the same again changes nothing.
Result<Done> join(db::Database& database, const rights::Roles& roles, PartnershipId id, AccountId account,
                  TeamFunction function, const By& by);
// From every function they had.
Result<Done> leave(db::Database& database, PartnershipId id, AccountId account, const By& by);

} // namespace partnerships
