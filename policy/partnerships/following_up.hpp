// What a case still waits for after a step: an answer to the proposer, and what
// the parties intended by a day.
#pragma once

#include "platform/web/call.hpp"
#include "platform/web/task.hpp"
#include "policy/partnerships/access.hpp"

namespace partnerships {

// Proposers who wrote last, for those who handle their cases.
void add_unanswered(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks);
// R22: what is jointly intended becomes a follow-up for the coordinator as its
// day nears or passes.
void add_intentions(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks);

// Collaborations that somebody has asked for help with, for those who look after those of the unit.
void add_asked(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks);

} // namespace partnerships
