// The map: how many organisations, partnerships or agreements in each country, each country a way to its
// list.
#include "policy/partners/countries.hpp"
#include "policy/partners/models_register.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/views.hpp"
#include "ui/world_map.hpp"

#include <algorithm>
#include <cmath>

namespace partners::pages {
namespace {

// Four levels of equal steps on a logarithmic scale: one country with thousands must not make all others
// alike.
std::vector<std::int64_t> level_starts(std::int64_t most) {
    std::vector<std::int64_t> starts{1};
    for (int level = 1; level < 4; ++level) {
        auto start = static_cast<std::int64_t>(std::ceil(std::pow(static_cast<double>(most), level / 4.0)));
        if (start > starts.back()) starts.push_back(start);
    }
    return starts;
}

int level_of(std::int64_t number, const std::vector<std::int64_t>& starts) {
    return static_cast<int>(std::upper_bound(starts.begin(), starts.end(), number) - starts.begin());
}

void draw(const Call& call, MapPage& page, std::string_view title) {
    if (page.rows.empty()) return;
    auto starts = level_starts(page.rows.front().number);
    std::vector<ui::CountryValue> values;
    for (const auto& row : page.rows)
        values.push_back(
            {row.code, level_of(row.number, starts), row.name + ": " + call.tr.number(row.number), row.href});
    page.picture = ui::world_map(values, title);
    for (auto start : starts)
        page.legend.push_back(call.tr("partners.map.level", {{"from", call.tr.number(start)}}));
}

} // namespace

Response map(Call& call) {
    const Measure& measure = measure_asked(call.request.parameter("show"));
    MapPage page;
    for (const auto& one : measures)
        page.measures.push_back(
            {std::string{call.tr("partners.map." + std::string{one.key})},
             &one == &measures[0] ? "/organisations/map" : "/organisations/map?show=" + std::string{one.key},
             &one == &measure ? html::Current::yes : html::Current::no});
    page.column = call.tr("partners.map." + std::string{measure.key});
    auto reader = call.database().read();
    std::int64_t all = 0;
    for (const auto& count : measure.counts(reader)) {
        if (count.country.empty()) continue;
        page.rows.push_back({count.country, std::string{country_name(count.country, call.tr.language())},
                             count.number,
                             "/organisations?country=" + count.country + std::string{measure.filter}});
        all += count.number;
    }
    std::stable_sort(page.rows.begin(), page.rows.end(),
                     [](const auto& a, const auto& b) { return a.number > b.number; });
    page.summary = call.tr("partners.map.summary",
                           {{"countries", call.tr.number(static_cast<std::int64_t>(page.rows.size()))},
                            {"number", call.tr.number(all)}});
    draw(call, page, call.tr("partners.map.title"));
    return call.page({.title = std::string{call.tr("partners.map.title")}, .room = "organisations"},
                     views::register_map(call.tr, page));
}

} // namespace partners::pages
