// A fault of accessibility that somebody told us of, and what is done with it.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/id.hpp"
#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/by.hpp"

#include <optional>
#include <string>
#include <vector>

namespace about {

using ReportId = Id<struct ReportTag>;

struct NewReport {
    std::string page;
    std::string text;
    std::string contact;
};
struct Report {
    ReportId id;
    std::string page;
    std::string text;
    std::string contact;
    Time created;
    std::optional<Time> closed;
};

ReportId report(db::Database& database, const NewReport& wanted, const By& by);
Result<Done> close_report(db::Database& database, ReportId id, const By& by);
// Open ones first, then newest first; at most 500.
std::vector<Report> all_reports(db::Session& session);

} // namespace about
