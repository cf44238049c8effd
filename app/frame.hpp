// Fills the page frame of ui/ for a call.
#pragma once

#include "platform/web/call.hpp"

#include <string>

namespace app {

std::string frame(const web::Call& call, const web::PageOptions& options, std::string body);

} // namespace app
