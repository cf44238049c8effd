// What waits on whom in the life cycle, for the page My work, and the room's records for pages over all
// rooms.
#pragma once

#include "platform/lists/lists.hpp"
#include "platform/web/fields.hpp"
#include "platform/web/records.hpp"
#include "platform/web/task.hpp"

#include <span>
#include <vector>

namespace partnerships {

// Triage and screening that somebody may do, cases one coordinates or sits in, one's own proposals and
// drafts.
web::Tasks work_of(web::Call& call, db::Session& session);

std::span<const web::RecordKind> record_kinds();
// The room's lists, whose arrangements people keep as views.
std::vector<const lists::ListSpec*> kept_lists();

// Units of the hosts, by name, within which roles are given.
std::vector<web::Option> units_of_the_house(const web::Call& call, db::Session& session);

struct StageNumber {
    std::string words;
    std::int64_t number = 0;
    std::string href;
};
// How the portfolio stands: the open stages that have partnerships, in the order of the life cycle.
std::vector<StageNumber> portfolio_of(const web::Call& call, db::Session& session);

} // namespace partnerships
