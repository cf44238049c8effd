// Kept views of every list of the house, as JSON.
#include "app/pages.hpp"
#include "platform/lists/saved_views.hpp"
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"
#include "policy/agreements/work.hpp"
#include "policy/may.hpp"
#include "policy/partners/work.hpp"
#include "policy/partnerships/work.hpp"

namespace app {
namespace {

// A list's views are for those who may read the list.
std::vector<const lists::ListSpec*> lists_of(const web::Call& call) {
    std::vector<const lists::ListSpec*> readable;
    auto add = [&](rights::Permission who, const std::vector<const lists::ListSpec*>& lists) {
        if (call.may(who)) readable.insert(readable.end(), lists.begin(), lists.end());
    };
    add(May::read_partnerships, partnerships::kept_lists());
    add(May::read_organisations, partners::kept_lists());
    add(May::read_agreements, agreements::kept_lists());
    return readable;
}

std::vector<std::string> keys_of(const std::vector<const lists::ListSpec*>& lists) {
    std::vector<std::string> keys;
    for (const auto* one : lists) keys.emplace_back(one->key);
    return keys;
}

void write(web::Json& json, const web::Call& call, const lists::ListSpec& spec, const lists::SavedView& one) {
    json.object().field("id", one.id).field("list", one.list).field("name", one.name);
    json.field("query", one.query).field("address", std::string{spec.path} + "?" + one.query);
    json.field("shared", one.shared).field("own", one.account == call.actor.account).end();
}

} // namespace

http::Response api_views(web::Call& call) {
    auto asked = call.request.parameter("list");
    std::int64_t total = 0;
    auto reader = call.database().read();
    web::Json json;
    json.object().list("items");
    for (const auto* list : lists_of(call)) {
        if (!asked.empty() && asked != list->key) continue;
        const auto views = lists::views_for(reader, list->key, call.actor.account);
        for (const auto& one : views) write(json, call, *list, one);
        total += static_cast<std::int64_t>(views.size());
    }
    return call.json(json.end().field("next", nullptr).field("total", total).end().take());
}

http::Response api_keep_view(web::Call& call) {
    web::Form form{call.request};
    const auto readable = lists_of(call);
    auto key = form.choice("list", web::Need::required, keys_of(readable));
    auto name = form.text("name", web::Need::required, 80);
    auto query = form.text("query", web::Need::optional, 2000);
    if (form.ticked("shared") && !call.may(May::share_views)) return call.problem(403);
    if (!form.good()) return call.failure(form.failure());
    for (const auto* list : readable) {
        if (list->key != key) continue;
        auto sharing = form.ticked("shared") ? lists::Sharing::shared : lists::Sharing::own;
        query = lists::understood(*list, query);
        auto kept = lists::save_view(call.database(), key, name, query, sharing, call.by());
        if (!kept) return call.failure(kept.failure());
        web::Json json;
        write(json, call, *list,
              {*kept, key, name, query, call.actor.account, sharing == lists::Sharing::shared});
        return call.json(json.take(), 201);
    }
    return call.not_found();
}

http::Response api_remove_view(web::Call& call, lists::ViewId view) {
    auto reach = call.may(May::share_views) ? lists::Sharing::shared : lists::Sharing::own;
    auto removed = lists::delete_view(call.database(), view, reach, call.by());
    if (!removed) return call.failure(removed.failure());
    web::Json json;
    return call.json(json.object().field("id", view).end().take());
}

} // namespace app
