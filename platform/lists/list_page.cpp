// Arranging a list's page by its spec.
#include "platform/lists/list_page.hpp"

#include "platform/web/form.hpp"

#include <algorithm>

namespace lists {
namespace {

std::string words_of(const web::Call& call, const ListSpec& spec, std::string_view kind,
                     std::string_view key = {}) {
    return std::string{call.tr(std::string{spec.texts}.append(kind).append(key))};
}

std::string address_with(const ListSpec& spec, const std::string& query) {
    return std::string{spec.path} + (query.empty() ? "" : "?" + query);
}

html::SortHead head_of(const web::Call& call, const ListPage& page, const Column& column) {
    html::SortHead head{words_of(call, *page.spec, ".column.", column.key)};
    if (column.numeric) head.kind = "number";
    if (column.sort.empty()) return head;
    bool by_this = column.sort == (page.state.sort.empty() ? page.spec->sorts.front().key : page.state.sort);
    auto next = page.state;
    next.page = 1;
    next.sort = column.sort;
    next.downwards = by_this ? !page.state.downwards : column.numeric; // of figures the largest first
    head.href = address_of(*page.spec, next);
    if (by_this) head.order = page.state.downwards ? html::Order::descending : html::Order::ascending;
    return head;
}

void add_columns(const web::Call& call, ListPage& page) {
    for (const auto* column : page.shown) page.heads.push_back(head_of(call, page, *column));
    for (const auto& column : page.spec->columns)
        if (column.shown != Shown::always)
            page.columns.push_back(
                {std::string{column.key}, words_of(call, *page.spec, ".column.", column.key),
                 std::find(page.shown.begin(), page.shown.end(), &column) != page.shown.end()});
}

Sharing sharing_of(const web::Call& call, bool wished) {
    return wished && call.may(share_views) ? Sharing::shared : Sharing::own;
}

} // namespace

ListPage list_page(const web::Call& call, const ListSpec& spec, std::string_view title) {
    ListPage page;
    page.spec = &spec;
    page.title = title;
    page.state = read_state(spec, call.request);
    auto first = page.state;
    first.page = 1;
    page.query = query_of(spec, first);
    page.shown = shown_columns(spec, page.state);
    page.empty = {words_of(call, spec, ".none"), words_of(call, spec, ".none_help")};
    if (!page.state.sort.empty())
        page.hidden.emplace_back("sort", (page.state.downwards ? "-" : "") + page.state.sort);
    page.may_share = call.may(share_views);
    page.may_keep = call.actor.known();
    page.csrf = call.csrf();
    add_columns(call, page);
    return page;
}

std::string filter_label(const web::Call& call, const ListSpec& spec, std::string_view key) {
    return words_of(call, spec, ".filter.", key);
}

void add_chip(const web::Call& call, ListPage& page, std::string_view key, const std::string& value,
              std::string_view said) {
    auto text = filter_label(call, *page.spec, key);
    if (!said.empty()) text.append(": ").append(said);
    page.chips.push_back({std::move(text), address_without(*page.spec, page.state, key, value)});
}

void add_group(const web::Call& call, ListPage& page, std::string_view key,
               std::vector<html::Choice> choices) {
    // What a kept view asks for and no record has any more still narrows the list: it can be taken off.
    for (const auto& value : page.state.values_of(key))
        if (std::none_of(choices.begin(), choices.end(), [&](auto& one) { return one.value == value; }))
            choices.push_back({value, value});
    for (auto& choice : choices) {
        choice.chosen = page.state.has(key, choice.value);
        if (choice.chosen) add_chip(call, page, key, choice.value, choice.label);
    }
    page.groups.push_back({std::string{key}, filter_label(call, *page.spec, key), std::move(choices)});
}

html::Choice switch_of(const web::Call& call, ListPage& page, std::string_view key) {
    bool on = page.state.has(key, "1");
    if (on) add_chip(call, page, key, "1", {});
    return {std::string{key}, filter_label(call, *page.spec, key), on};
}

FilterField field_of(const web::Call& call, ListPage& page, std::string_view key, std::string_view type,
                     std::string_view said) {
    std::string value{page.state.value_of(key)};
    if (!value.empty()) add_chip(call, page, key, value, said.empty() ? value : said);
    return {std::string{key}, filter_label(call, *page.spec, key), std::move(value), type};
}

void add_view(ListPage& page, std::string text, const std::string& query) {
    page.views.push_back({std::move(text), address_with(*page.spec, query),
                          query == page.query ? html::Current::yes : html::Current::no});
}

void add_kept_views(const web::Call& call, db::Session& session, ListPage& page) {
    for (auto& view : views_for(session, page.spec->key, call.actor.account)) {
        add_view(page, view.name, view.query);
        bool may_remove = view.account == call.actor.account || (view.shared && page.may_share);
        if (view.query == page.query && may_remove) page.kept = std::move(view);
    }
}

void add_pager(ListPage& page, std::int64_t total) {
    page.total = total;
    std::int64_t before = std::int64_t{page.state.page - 1} * page.spec->page_size;
    auto shown = std::ssize(page.lines);
    page.pager = {shown ? before + 1 : 0, shown ? before + shown : 0, total};
    if (page.state.page > 1)
        page.pager.previous = address_of_page(*page.spec, page.state, page.state.page - 1);
    if (shown && before + shown < total)
        page.pager.next = address_of_page(*page.spec, page.state, page.state.page + 1);
}

http::Response keep_view(web::Call& call, const ListSpec& spec) {
    web::Form form{call.request};
    auto name = form.text("name", web::Need::required, 80);
    if (!form.good()) return call.failure(form.failure());
    auto query = understood(spec, call.request.field("query"));
    auto kept =
        save_view(call.database(), spec.key, name, query, sharing_of(call, form.ticked("shared")), call.by());
    if (!kept) return call.failure(kept.failure());
    return call.see_other(address_with(spec, query), "lists.view_kept");
}

http::Response remove_view(web::Call& call, const ListSpec& spec, ViewId view) {
    auto removed = delete_view(call.database(), view, sharing_of(call, true), call.by());
    if (!removed) return call.failure(removed.failure());
    return call.see_other(spec.path, "lists.view_removed");
}

} // namespace lists
