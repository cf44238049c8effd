// The start page, and the pages about the program itself.
#pragma once

#include "platform/web/route.hpp"

#include <span>

namespace about {

std::span<const web::Route> routes();

} // namespace about
