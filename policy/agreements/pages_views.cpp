// Keeping the list as somebody arranged it.
#include "platform/web/form.hpp"
#include "policy/agreements/list.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/may.hpp"

namespace agreements::pages {

http::Response save_view(web::Call& call) {
    auto query = lists::understood(list_spec, call.request.field("query"));
    bool shared = !call.request.field("shared").empty() && call.may(May::share_views);
    web::Form form{call.request};
    auto saved = lists::save_view(call.database(), list_spec.key, form.text("name", web::Need::optional, 80),
                                  query, shared ? lists::Sharing::shared : lists::Sharing::own, call.by());
    if (!saved) return call.failure(saved.failure());
    return call.see_other("/agreements" + (query.empty() ? "" : "?" + query), "agreements.list.view_saved");
}

http::Response delete_view(web::Call& call, lists::ViewId id) {
    auto may = call.may(May::share_views) ? lists::Sharing::shared : lists::Sharing::own;
    auto done = lists::delete_view(call.database(), id, may, call.by());
    return done ? call.see_other("/agreements", "agreements.list.view_deleted")
                : call.failure(done.failure());
}

} // namespace agreements::pages
