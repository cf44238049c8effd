// What the program itself answers: its assets, and how it is doing.
#pragma once

#include "platform/web/route.hpp"

#include <span>

namespace app {

std::span<const web::Route> routes();

} // namespace app
