// Where somebody is signed in, ways to end it, and a token that is asked for twice: for the page of one's own
// account.
#pragma once

#include "platform/rights/sessions.hpp"

namespace rights {

struct SessionLine {
    std::int64_t id = 0;
    Time created;
    Time last_seen; // to the hour
};
// Where an account is signed in now, the latest first.
std::vector<SessionLine> sessions_of(db::Session& session, AccountId account, Time now);
// One of one's own; missing when it is somebody else's.
Result<Done> end_session(db::Database& database, const Visit& visit, std::int64_t id, Time now);
// All of one's own, this one too.
void sign_out_everywhere(db::Database& database, const Visit& visit, Time now);

// A token whose secret is given: the same asked for again, by a switch of language or the back button, is the
// token that was made, and no second one. A revoked one is not shown again: it is missing.
Result<std::string> issue_token_once(db::Database& database, const Actor& actor, const NewToken& wanted,
                                     std::string_view secret, const By& by);

} // namespace rights
