// Who else has a record's form open just now. It only tells; what protects an edit is the record's version.
#pragma once

#include "platform/db/database.hpp"
#include "platform/events/events.hpp"

#include <string>
#include <vector>

namespace presence {

// A browser asks again after so long; somebody who has not asked for two turns has gone.
inline constexpr int turn_seconds = 15;

// Notes that this account is there, and gives the names of the others.
std::vector<std::string> meet(db::Database& database, AccountId account, events::Subject subject, Time now);
// Those who have gone, for the timetable. Gives how many.
std::int64_t tidy(db::Transaction& tx, Time now);

} // namespace presence
