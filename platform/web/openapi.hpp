// The API described by OpenAPI 3.1, drawn from the routes themselves, so that it cannot be out of date.
#pragma once

#include "platform/web/router.hpp"

#include <string>

namespace web {

// What a body holds stands in braces at the end of a route's summary: "A new account {email! name!
// born:date}". ! is required; types are text (when none is said), date, integer, boolean, list, object.
std::string openapi(const Router& router);

// "/api/v1/accounts/{}/roles/{}" → "/api/v1/accounts/{id}/roles/{roles}".
std::string named_path(std::string_view path);

} // namespace web
