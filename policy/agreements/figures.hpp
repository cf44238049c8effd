// The register in figures, and what their page shows.
#pragma once

#include "platform/html/charts.hpp"
#include "platform/http/message.hpp"
#include "policy/agreements/store.hpp"

#include <string>
#include <vector>

namespace agreements {

struct Figures {
    std::int64_t total = 0;
    std::int64_t in_force = 0;
    std::int64_t ends_soon = 0; // in force, and over within half a year
    std::int64_t no_end = 0;    // in force, and nobody has noted an end
    std::int64_t countries = 0;
    std::vector<StatusCount> by_status;   // as an agreement lives
    std::vector<CountryCount> by_country; // those with most first
};
Figures figures_of(db::Session& session, Date today);
// The list of those that end soon, as the query of its address.
http::Pairs ending_soon(Date today);

struct FiguresPage {
    Figures figures;
    std::string ends_soon_href;
    std::vector<html::Measure> by_status;
    std::vector<html::Measure> by_country; // the twenty with most
};

} // namespace agreements
