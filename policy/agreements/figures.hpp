// What the page of figures shows.
#pragma once

#include "platform/html/charts.hpp"

#include <string>
#include <vector>

namespace agreements {

struct FiguresPage {
    std::int64_t total = 0;
    std::int64_t in_force = 0;
    std::int64_t ends_soon = 0; // within half a year
    std::int64_t no_end = 0;
    std::int64_t countries = 0;
    std::string ends_soon_href;
    std::vector<html::Measure> by_status;
    std::vector<html::Measure> by_country; // the twenty with most
};

} // namespace agreements
