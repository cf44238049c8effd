// Rows marked in a list come in the address, so that Back and the language switch lead to the same page
// again.
#pragma once

#include "platform/web/call.hpp"

namespace lists {

// The page, which reads a form, reads the address as that.
http::Response as_form(web::Call& call, http::Response (*page)(web::Call&));

} // namespace lists
