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

// pages_program.cpp
http::Response asset_in_folder(Call& call, std::string_view hash, std::string_view name);
http::Response asset_in_subfolder(Call& call, std::string_view hash, std::string_view folder,
                                  std::string_view name);
http::Response healthz(Call& call);
http::Response readyz(Call& call);
http::Response metrics(Call& call);
http::Response api(Call& call);

} // namespace about::pages
