// Front door of the room: the register of agreements. Other rooms ask here.
#pragma once

#include "platform/db/database.hpp"
#include "platform/web/hit.hpp"
#include "platform/web/route.hpp"
#include "policy/agreements/agreement.hpp"
#include "policy/agreements/reminders.hpp"
#include "policy/ids.hpp"

#include <optional>
#include <span>
#include <string>

namespace agreements {

std::span<const web::Route> routes();
std::span<const web::Route> api_routes();
// For the search over the whole house.
std::vector<web::Hit> find_hits(web::Call& call, std::string_view words, int limit);

} // namespace agreements
