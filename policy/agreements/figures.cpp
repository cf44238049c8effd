// The register in figures, from the counts that every change keeps.
#include "policy/agreements/figures.hpp"

#include "policy/agreements/list.hpp"

#include <algorithm>

namespace agreements {
namespace {

std::int64_t number_of(db::Session& session, const http::Pairs& query) {
    return total_of(session, lists::read_state(list_spec, query));
}

} // namespace

http::Pairs ending_soon(Date today) {
    return {{"status", "in_force"}, {"ends_from", today.iso()}, {"ends_to", today.plus_months(6).iso()}};
}

Figures figures_of(db::Session& session, Date today) {
    Figures figures;
    figures.by_status = counts_by_status(session);
    std::sort(figures.by_status.begin(), figures.by_status.end(),
              [](const auto& a, const auto& b) { return a.status < b.status; });
    for (const auto& [status, number] : figures.by_status) {
        figures.total += number;
        if (status == Status::in_force) figures.in_force = number;
    }
    figures.by_country = counts_by_country(session);
    figures.countries = std::count_if(figures.by_country.begin(), figures.by_country.end(),
                                      [](const auto& count) { return !count.country.empty(); });
    figures.ends_soon = number_of(session, ending_soon(today));
    figures.no_end = number_of(session, {{"status", "in_force"}, {"no_end", "1"}});
    return figures;
}

} // namespace agreements
