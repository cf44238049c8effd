// Agreements that somebody has to look at, for the page My work, and the room's records for pages over all
// rooms.
#pragma once

#include "platform/html/charts.hpp"
#include "platform/lists/lists.hpp"
#include "platform/web/records.hpp"
#include "platform/web/task.hpp"

#include <span>
#include <vector>

namespace agreements {

// Ends that have passed unnoticed, ends and last days of notice within half a year: in the units and
// functions that somebody answers for, or all for whoever edits the whole register.
web::Tasks work_of(web::Call& call, db::Session& session);

std::span<const web::RecordKind> record_kinds();
// The room's lists, whose arrangements people keep as views.
std::vector<const lists::ListSpec*> kept_lists();

// The same agreements as terms over the years to come; nothing where none has both ends.
html::Lanes terms_ahead(const web::Call& call, db::Session& session);

} // namespace agreements
