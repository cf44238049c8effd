// The page of figures.
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

} // namespace

http::Response summary(web::Call& call) {
    auto reader = call.database().read();
    FiguresPage page{.figures = figures_of(reader, call.today())};
    for (const auto& count : page.figures.by_status)
        page.by_status.push_back(measure(call, std::string{call.tr.of("agreements.status", count.status)},
                                         count.number,
                                         "/agreements?status=" + std::string{name_of(count.status)}));
    bool all = call.request.parameter("countries") == "all";
    for (const auto& count : page.figures.by_country) {
        if (!all && page.by_country.size() == most_countries) break;
        bool known = !count.country.empty();
        auto name = known ? partners::country_name(count.country, call.tr.language())
                          : call.tr("agreements.summary.no_country");
        page.by_country.push_back(measure(call, std::string{name}, count.number,
                                          known ? "/agreements?country=" + count.country : ""));
    }
    page.ends_soon_href = "/agreements?sort=ends";
    for (const auto& [name, value] : ending_soon(call.today()))
        page.ends_soon_href.append("&").append(name).append("=").append(value);
    return call.page({.title = std::string{call.tr("agreements.summary.title")}, .room = "agreements"},
                     views::summary(call.tr, page));
}

} // namespace agreements::pages
