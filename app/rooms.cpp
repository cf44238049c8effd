// Adding a room is adding its routes here, and its entry if it has one.
#include "app/rooms.hpp"

#include "app/timetable.hpp"

#include "platform/about/routes.hpp"
#include "platform/administration/oversight.hpp"
#include "platform/administration/routes.hpp"
#include "platform/lists/list_page.hpp"
#include "platform/text/folding.hpp"
#include "policy/agreements/agreements.hpp"
#include "policy/agreements/work.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/may.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/work.hpp"
#include "policy/partnerships/partnerships.hpp"
#include "policy/partnerships/work.hpp"

#include <algorithm>

namespace app {

web::Rooms rooms() {
    // clang-format off
    return {
        routes(),
        about::routes(),
        administration::routes(),
        agreements::routes(),
        agreements::api_routes(),
        definition::routes(),
        partners::routes(),
        partners::import_routes(),
        partners::finding_routes(),
        partners::api_routes(),
        partnerships::routes(),
        partnerships::api_routes(),
    };
    // clang-format on
}

bool takes_long(const web::Route& route) {
    constexpr std::string_view slow[] = {"/readyz", "/metrics", "/history", "/organisations/map",
                                         "/organisations/duplicates"};
    auto path = route.path.substr(route.path.starts_with("/api/v1/") ? 7 : 0);
    return path.ends_with(".csv") || path.ends_with(".xlsx") || path.find("/imports") != path.npos ||
           std::find(std::begin(slow), std::end(slow), path) != std::end(slow);
}

std::span<const Entry> navigation() {
    static constexpr Entry entries[] = {
        {"work", "/my-work", May::signed_in},
        {"partnerships", "/partnerships", May::read_partnerships},
        {"organisations", "/organisations", May::read_organisations},
        {"agreements", "/agreements", May::read_agreements},
        {"history", "/history", May::read_history},
        {"administration", "/administration", May::administer},
    };
    return entries;
}

web::Records records() {
    web::Records all;
    for (auto kinds : {partnerships::record_kinds(), partners::record_kinds(), agreements::record_kinds(),
                       administration::record_kinds()})
        all.insert(all.end(), kinds.begin(), kinds.end());
    return all;
}

static_assert(administration::read_history == May::read_history &&
              administration::manage_timetable == May::manage_timetable &&
              lists::share_views == May::share_views);

static web::Tasks oversight_work(web::Call& call, db::Session& session) {
    return administration::work_of(call, session, timetable());
}

std::span<const web::WorkSource> work_sources() {
    static constexpr web::WorkSource sources[] = {
        {May::read_partnerships, partnerships::work_of},
        {May::edit_agreements, agreements::work_of},
        {May::import_organisations, partners::work_of},
        {May::manage_timetable, oversight_work},
    };
    return sources;
}

// Rooms by their names.
static std::vector<web::Hit> find_pages(web::Call& call, std::string_view words, int) {
    std::vector<web::Hit> hits;
    for (const Entry& entry : navigation()) {
        std::string title{call.tr("nav." + std::string{entry.key})};
        bool open = call.may(entry.who) && call.router.match(http::Method::get, entry.path).route;
        if (open && text::fold(title).find(text::fold(words)) != std::string::npos)
            hits.push_back({title, "", std::string{entry.path}});
    }
    return hits;
}

std::span<const web::SearchSource> search_sources() {
    static constexpr web::SearchSource sources[] = {
        {"app.search.pages", May::signed_in, find_pages},
        {"partnerships.title", May::read_partnerships, partnerships::find_hits},
        {"partners.search.organisations", May::read_organisations, partners::find_hits},
        {"agreements.title", May::read_agreements, agreements::find_hits},
    };
    return sources;
}

} // namespace app
