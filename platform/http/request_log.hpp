// One line of the log for each request: id, method, route, status, size and time. Nothing that names a
// person.
#pragma once

#include "platform/http/server.hpp"
#include "platform/logging/logging.hpp"

namespace http {

// For Options::on_done. The log must live as long as the server.
std::function<void(const Exchange&)> request_log(logging::Log& log);

} // namespace http
