// The front door of this room: what others may ask it.
#pragma once

#include "platform/web/route.hpp"

#include <span>

namespace ROOM {

std::span<const web::Route> routes();

} // namespace ROOM
