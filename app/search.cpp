// The search over all rooms.
#include "app/search.hpp"
#include "app/pages.hpp"
#include "app/rooms.hpp"
#include "app/views.hpp"

namespace app {

http::Response search(web::Call& call) {
    SearchPage page{std::string{call.request.parameter("q")}, {}};
    for (const web::SearchSource& source : search_sources()) {
        if (page.words.empty() || !call.may(source.who)) continue;
        auto hits = source.find(call, page.words, 8);
        if (!hits.empty()) page.parts.push_back({std::string{call.tr(source.heading)}, std::move(hits)});
    }
    return call.page({.title = std::string{call.tr("app.search.title")}}, views::search(call.tr, page));
}

} // namespace app
