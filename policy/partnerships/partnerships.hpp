// Front door of the room: the life cycle of partnerships.
#pragma once

#include "platform/web/hit.hpp"
#include "platform/web/route.hpp"
#include "policy/ids.hpp"
#include "policy/partnerships/intentions.hpp"
#include "policy/partnerships/partnership.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace partnerships {

std::span<const web::Route> routes();
std::span<const web::Route> api_routes(); // routes_api.cpp
// For the search over the whole house.
std::vector<web::Hit> find_hits(web::Call& call, std::string_view words, int limit);

} // namespace partnerships
