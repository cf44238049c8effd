// Who works on a case: added, removed, each with its event.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "policy/partnerships/case.hpp"

namespace partnerships {

// Once in each function; the same again changes nothing.
Result<Done> join(db::Database& database, PartnershipId id, AccountId account, TeamFunction function,
                  const By& by);
// From every function they had.
Result<Done> leave(db::Database& database, PartnershipId id, AccountId account, const By& by);

} // namespace partnerships
