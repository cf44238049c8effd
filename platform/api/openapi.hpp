// The API described by OpenAPI 3.1, drawn from the routes themselves, so that it cannot be out of date.
#pragma once

#include "platform/web/router.hpp"

#include <string>

namespace api {

// What a body holds stands in braces at the end of a route's summary (platform/web/body.hpp); parameters of
// the address stand in it as ?kind=, and what is answered is a column of its own.
std::string openapi(const web::Router& router);

// "/api/v1/accounts/{}/roles/{}" → "/api/v1/accounts/{id}/roles/{roles}".
std::string named_path(std::string_view path);

} // namespace api
