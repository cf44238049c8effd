// What a case still waits for after a step: an answer to the proposer, and what
// the parties intended by a day.
#pragma once

#include "platform/web/call.hpp"
#include "platform/web/task.hpp"
#include "policy/partnerships/access.hpp"

namespace partnerships {

// Conditions on a query of `partnerships` for the account `me`. Whoever only follows a case does not work on
// it, and relieves nobody; whoever has said that something may shake their impartiality is asked nothing
// (FL 16–18 §§), and relieves nobody either, no more than whoever has left.
inline constexpr db::Sql i_work_on_it = R"sql(
    EXISTS (SELECT 1 FROM partnership_team
             WHERE partnership_id = partnerships.id AND account_id = me.id AND function <> 'reader')
)sql";
inline constexpr db::Sql others_work_on_it = R"sql(
    EXISTS (SELECT 1 FROM partnership_team team JOIN accounts ON accounts.id = team.account_id
             WHERE team.partnership_id = partnerships.id AND team.account_id <> me.id AND team.function <> 'reader'
               AND accounts.active = 1
               AND NOT EXISTS (SELECT 1 FROM interest_declarations declared
                                WHERE declared.partnership_id = partnerships.id AND declared.account_id = accounts.id
                                  AND declared.conflict = 1))
)sql";
inline constexpr db::Sql coordinator_is_there = R"sql(
    EXISTS (SELECT 1 FROM accounts
             WHERE accounts.id = partnerships.coordinator_id AND accounts.active = 1
               AND NOT EXISTS (SELECT 1 FROM interest_declarations declared
                                WHERE declared.partnership_id = partnerships.id AND declared.account_id = accounts.id
                                  AND declared.conflict = 1))
)sql";
inline constexpr db::Sql without_conflict = R"sql(
    NOT EXISTS (SELECT 1 FROM interest_declarations
                 WHERE partnership_id = partnerships.id AND account_id = me.id AND conflict = 1)
)sql";

// Proposers who wrote last, for those who handle their cases.
void add_unanswered(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks);
// R22: what is jointly intended becomes a follow-up for the coordinator as its
// day nears or passes.
void add_intentions(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks);

// Collaborations that somebody has asked for help with, for those who look after those of the unit.
void add_asked(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks);

} // namespace partnerships
