// The line of a request.
#include "platform/http/request_log.hpp"

namespace http {

std::function<void(const Exchange&)> request_log(logging::Log& log) {
    return [&log](const Exchange& exchange) {
        auto level = exchange.status >= 500 ? logging::Level::error : logging::Level::info;
        log.write(level, "request",
                  {{"id", exchange.id},
                   {"method", exchange.method},
                   {"route", exchange.route},
                   {"status", long{exchange.status}},
                   {"bytes", static_cast<long>(exchange.bytes)},
                   {"ms", static_cast<double>(exchange.took.count()) / 1000}});
    };
}

} // namespace http
