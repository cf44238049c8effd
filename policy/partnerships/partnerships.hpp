// Front door of the room: the life cycle of partnerships.
#pragma once

#include "platform/web/route.hpp"
#include "policy/ids.hpp"
#include "policy/partnerships/partnership.hpp"

#include <span>

namespace partnerships {

std::span<const web::Route> routes();

} // namespace partnerships
