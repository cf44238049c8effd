// Plays the cast's partnerships through the same actions that people use, on the days the cast says.
#pragma once

#include "platform/db/database.hpp"
#include "platform/settings/settings.hpp"
#include "policy/ids.hpp"

#include <string>

namespace partnerships {

// Who plays whom in the demo: accounts by their key in cast/accounts.toml.
struct Players {
    By proposer;
    By officer;
    By unit_head;
    By management;
    By coordinator;
};

// Plays every partnership of the file; gives how many. A partner that is not in the register keeps its name
// only.
int play(db::Database& database, const settings::Place& cast, const settings::Settings& institution,
         const Players& players);

// The cast's collaborations below the university's level; gives how many.
int play_collaborations(db::Database& database, const settings::Place& cast,
                        const settings::Settings& institution, const By& by);

} // namespace partnerships
