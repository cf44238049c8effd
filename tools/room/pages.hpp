// The pages of ROOM: fields in, HTML out.
#pragma once

#include "platform/web/call.hpp"

namespace ROOM::pages {

http::Response list(web::Call& call);

} // namespace ROOM::pages
