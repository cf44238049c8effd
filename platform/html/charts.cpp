// Lengths and places for the charts.
#include "platform/html/charts.hpp"

#include <algorithm>
#include <cmath>

namespace html {

std::vector<int> lengths_of(const std::vector<Measure>& measures, int longest, double most) {
    for (const Measure& measure : measures)
        if (most <= 0 || measure.value > most) most = std::max(most, measure.value);
    std::vector<int> lengths;
    for (const Measure& measure : measures) {
        double share =
            most > 0 && std::isfinite(measure.value) ? std::clamp(measure.value / most, 0.0, 1.0) : 0;
        lengths.push_back(static_cast<int>(std::lround(share * longest)));
    }
    return lengths;
}

int Lanes::place_of(Date day, int width) const {
    Date first = Date::of(first_year, 1, 1);
    int all = days_between(first, Date::of(last_year + 1, 1, 1));
    if (all <= 0) return 0;
    int days = std::clamp(days_between(first, day), 0, all);
    return static_cast<int>(static_cast<long>(days) * width / all);
}

} // namespace html
