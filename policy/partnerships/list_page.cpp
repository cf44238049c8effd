// Arranging a list's page by its spec.
#include "policy/partnerships/list_page.hpp"

#include "policy/may.hpp"

#include <algorithm>

namespace partnerships {
namespace {

std::string words_of(const web::Call& call, const lists::ListSpec& spec, std::string_view kind,
                     std::string_view key) {
    return std::string{call.tr(std::string{spec.texts}.append(kind).append(key))};
}

std::string address_with(const lists::ListSpec& spec, const std::string& query) {
    return std::string{spec.path} + (query.empty() ? "" : "?" + query);
}

void add_heads(const web::Call& call, ListPage& page) {
    const auto& spec = *page.spec;
    auto sorted_by = page.state.sort.empty() ? std::string{spec.sorts.front().key} : page.state.sort;
    for (const auto* column : page.shown) {
        html::SortHead head{words_of(call, spec, ".column.", column->key)};
        if (!column->sort.empty()) head.href = lists::address_sorted(spec, page.state, column->sort);
        if (column->sort == sorted_by)
            head.order = page.state.downwards ? html::Order::descending : html::Order::ascending;
        if (column->numeric) head.kind = "number";
        page.heads.push_back(std::move(head));
    }
    for (const auto& column : spec.columns)
        if (column.shown != lists::Shown::always)
            page.columns.push_back(
                {std::string{column.key}, words_of(call, spec, ".column.", column.key),
                 std::find(page.shown.begin(), page.shown.end(), &column) != page.shown.end()});
}

} // namespace

ListPage list_page(const web::Call& call, const lists::ListSpec& spec, std::string_view title) {
    ListPage page;
    page.spec = &spec;
    page.title = call.tr(title);
    page.state = lists::read_state(spec, call.request);
    auto first = page.state;
    first.page = 1;
    page.query = lists::query_of(spec, first);
    page.sort = (page.state.downwards ? "-" : "") + page.state.sort;
    page.shown = lists::shown_columns(spec, page.state);
    page.may_propose = call.may(May::propose);
    page.may_share = call.may(May::share_views);
    page.may_keep = call.actor.known();
    page.csrf = call.csrf();
    add_heads(call, page);
    return page;
}

void add_group(const web::Call& call, ListPage& page, std::string key, std::vector<html::Choice> choices) {
    auto label = words_of(call, *page.spec, ".filter.", key);
    for (auto& choice : choices) {
        choice.chosen = page.state.has(key, choice.value);
        if (choice.chosen)
            page.chips.push_back({label + ": " + choice.label,
                                  lists::address_without(*page.spec, page.state, key, choice.value)});
    }
    page.groups.push_back({std::move(key), label, std::move(choices)});
}

void add_switch(const web::Call& call, ListPage& page, std::string_view key) {
    auto label = words_of(call, *page.spec, ".filter.", key);
    bool on = page.state.has(key, "1");
    if (on) page.chips.push_back({label, lists::address_without(*page.spec, page.state, key)});
    page.switches.push_back({std::string{key}, label, on});
}

void add_view(ListPage& page, std::string text, const std::string& query) {
    page.views.push_back({std::move(text), address_with(*page.spec, query),
                          query == page.query ? html::Current::yes : html::Current::no});
}

void add_kept_views(const web::Call& call, db::Session& session, ListPage& page) {
    for (auto& view : lists::views_for(session, page.spec->key, call.actor.account)) {
        add_view(page, view.name, view.query);
        bool may_delete = view.account == call.actor.account || (view.shared && page.may_share);
        if (view.query == page.query && may_delete) page.kept = std::move(view);
    }
}

void add_pager(ListPage& page, std::int64_t total) {
    page.total = total;
    std::int64_t before = std::int64_t{page.state.page - 1} * page.spec->page_size;
    auto shown = static_cast<std::int64_t>(page.lines.size());
    page.pager = {shown ? before + 1 : 0, before + shown, total};
    if (page.state.page > 1)
        page.pager.previous = lists::address_of_page(*page.spec, page.state, page.state.page - 1);
    if (before + shown < total && shown)
        page.pager.next = lists::address_of_page(*page.spec, page.state, page.state.page + 1);
}

http::Response keep_view_of(web::Call& call, const lists::ListSpec& spec) {
    web::Form form{call.request};
    auto name = form.text("name", web::Need::required, 80);
    if (!form.good()) return call.failure(form.failure());
    auto query = lists::understood(spec, call.request.field("query"));
    bool shared = form.ticked("shared") && call.may(May::share_views);
    auto kept = lists::save_view(call.database(), spec.key, name, query,
                                 shared ? lists::Sharing::shared : lists::Sharing::own, call.by());
    if (!kept) return call.failure(kept.failure());
    return call.see_other(address_with(spec, query), "partnerships.list.view_kept");
}

http::Response delete_view_of(web::Call& call, const lists::ListSpec& spec, lists::ViewId view) {
    auto sharing = call.may(May::share_views) ? lists::Sharing::shared : lists::Sharing::own;
    auto deleted = lists::delete_view(call.database(), view, sharing, call.by());
    if (!deleted) return call.failure(deleted.failure());
    return call.see_other(spec.path, "partnerships.list.view_deleted");
}

} // namespace partnerships
