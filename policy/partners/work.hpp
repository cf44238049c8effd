// Imports that wait for somebody's word, for the page My work, and the room's records for pages over all
// rooms.
#pragma once

#include "platform/lists/lists.hpp"
#include "platform/web/records.hpp"
#include "platform/web/task.hpp"

#include <span>
#include <vector>

namespace partners {

web::Tasks work_of(web::Call& call, db::Session& session);
std::span<const web::RecordKind> record_kinds();
// The room's lists, whose arrangements people keep as views.
std::vector<const lists::ListSpec*> kept_lists();

} // namespace partners
