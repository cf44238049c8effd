// The register in figures, from the counts that every change keeps.
#include "policy/agreements/figures.hpp"
#include "policy/agreements/list.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/agreements/store.hpp"
#include "policy/agreements/views.hpp"
#include "policy/partners/partners.hpp"

namespace agreements::pages {
namespace {

constexpr std::size_t most_countries = 20;

html::Measure measure(const web::Call& call, std::string label, std::int64_t number, std::string href) {
    return {std::move(label), static_cast<double>(number), call.tr.number(number), std::move(href)};
}

std::int64_t number_of(db::Session& session, const http::Pairs& query) {
    return total_of(session, lists::read_state(list_spec, query));
}

} // namespace

http::Response summary(web::Call& call) {
    auto reader = call.database().read();
    FiguresPage page;
    for (const auto& count : counts_by_status(reader)) {
        page.total += count.number;
        if (count.status == Status::in_force) page.in_force = count.number;
        page.by_status.push_back(measure(call, std::string{call.tr.of("agreements.status", count.status)},
                                         count.number,
                                         "/agreements?status=" + std::string{name_of(count.status)}));
    }
    bool all = call.request.parameter("countries") == "all";
    for (const auto& count : counts_by_country(reader)) {
        if (!count.country.empty()) ++page.countries;
        if (!all && page.by_country.size() == most_countries) continue;
        bool known = !count.country.empty();
        auto name = known ? partners::country_name(count.country, call.tr.language())
                          : call.tr("agreements.summary.no_country");
        page.by_country.push_back(measure(call, std::string{name}, count.number,
                                          known ? "/agreements?country=" + count.country : ""));
    }
    auto from = call.today().iso(), to = call.today().plus_months(6).iso();
    page.ends_soon = number_of(reader, {{"status", "in_force"}, {"ends_from", from}, {"ends_to", to}});
    page.ends_soon_href = "/agreements?status=in_force&ends_from=" + from + "&ends_to=" + to + "&sort=ends";
    page.no_end = number_of(reader, {{"status", "in_force"}, {"no_end", "1"}});
    return call.page({.title = std::string{call.tr("agreements.summary.title")}, .room = "agreements"},
                     views::summary(call.tr, page));
}

} // namespace agreements::pages
