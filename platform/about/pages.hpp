// The pages of this folder, for its table of routes.
#pragma once

#include "platform/about/report.hpp"
#include "platform/web/call.hpp"

namespace about::pages {

using web::Call;

http::Response start(Call& call);
http::Response about(Call& call);
http::Response licence(Call& call);
http::Response whats_new(Call& call);
http::Response accessibility(Call& call);
http::Response report(Call& call);
http::Response reports(Call& call);
http::Response close_report(Call& call, ReportId id);

} // namespace about::pages
