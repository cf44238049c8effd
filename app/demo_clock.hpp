// The demo's time: it begins at the cast's day and goes on second by second. A restart goes on where the last
// one stood; otherwise jobs, sessions and brakes would lie in the future and wait for it.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/db/database.hpp"

#include <thread>

namespace app {

// Where the demo stands: the cast's day, or where this database's demo stood last.
Time demo_time(db::Database& database, Time day_of_cast);

// Moves the clock for as long as it lives, and notes now and then where it stands.
std::jthread ticking(db::Database& database, Clock& clock);

} // namespace app
