// Signing in, one's own account, and the pages of those who look after accounts and roles.
#pragma once

#include "platform/web/route.hpp"

#include <span>

namespace administration {

std::span<const web::Route> routes();

} // namespace administration
