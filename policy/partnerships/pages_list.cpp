// The list of partnerships, its kept views, and the board.
#include "platform/http/encoding.hpp"
#include "policy/may.hpp"
#include "policy/partnerships/list.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/steps.hpp"
#include "policy/partnerships/views.hpp"

#include <algorithm>

namespace partnerships::pages {
namespace {

const lists::ListSpec& spec() { return list_spec(); }

std::string column_name(const web::Call& call, std::string_view key) {
    return std::string{call.tr("partnerships.list.column." + std::string{key})};
}

std::string query_of_first_page(lists::ListState state) {
    state.page = 1;
    return lists::query_of(spec(), state);
}

void add_heads(const web::Call& call, ListPage& page, const std::vector<const lists::Column*>& columns) {
    auto sorted_by = page.state.sort.empty() ? std::string{spec().sorts.front().key} : page.state.sort;
    for (const auto* column : columns) {
        html::SortHead head{column_name(call, column->key)};
        if (!column->sort.empty()) head.href = lists::address_sorted(spec(), page.state, column->sort);
        if (column->sort == sorted_by)
            head.order = page.state.downwards ? html::Order::descending : html::Order::ascending;
        if (column->numeric) head.kind = "number";
        page.heads.push_back(std::move(head));
    }
    for (const auto& column : spec().columns)
        if (column.shown != lists::Shown::always)
            page.columns.push_back({std::string{column.key}, column_name(call, column.key),
                                    std::find(columns.begin(), columns.end(), &column) != columns.end()});
}

void add_lines(const web::Call& call, db::Session& session, ListPage& page,
               const std::vector<const lists::Column*>& columns) {
    const auto rows = find_rows(session, page.state);
    for (const auto& row : rows) {
        ListLine line{row.id, row.title, {}};
        for (const auto* column : columns) line.cells.push_back(cell_of(call, column->key, row));
        page.lines.push_back(std::move(line));
    }
}

// What can be chosen, and a chip for each that is.
void add_group(const web::Call& call, ListPage& page, std::string key, std::vector<html::Choice> choices) {
    auto label = std::string{call.tr("partnerships.list.filter." + key)};
    for (auto& choice : choices) {
        choice.chosen = page.state.has(key, choice.value);
        if (choice.chosen)
            page.chips.push_back(
                {label + ": " + choice.label, lists::address_without(spec(), page.state, key, choice.value)});
    }
    page.groups.push_back({std::move(key), label, std::move(choices)});
}

void add_groups(const web::Call& call, db::Session& session, ListPage& page) {
    auto language = call.tr.language();
    std::vector<html::Choice> stages, origins, hosts_here;
    for (const auto& count : count_stages(session))
        stages.push_back({std::string{name_of(count.stage)},
                          std::string{call.tr.of("partnerships.stage", count.stage)}, false,
                          std::to_string(count.number)});
    std::sort(stages.begin(), stages.end(), [](const auto& a, const auto& b) {
        return enum_named<Stage>(a.value) < enum_named<Stage>(b.value);
    });
    for (Origin origin : all_of<Origin>())
        origins.push_back(
            {std::string{name_of(origin)}, std::string{call.tr.of("partnerships.origin", origin)}});
    for (const auto& host : hosts(call.services.institution))
        hosts_here.push_back({host.key, host.name.in(language)});
    add_group(call, page, "stage", std::move(stages));
    add_group(call, page, "origin", std::move(origins));
    add_group(call, page, "host", std::move(hosts_here));
    if (page.state.has("waiting", "1"))
        page.chips.push_back({std::string{call.tr("partnerships.list.filter.waiting")},
                              lists::address_without(spec(), page.state, "waiting")});
}

void add_views(const web::Call& call, db::Session& session, ListPage& page) {
    auto add = [&](std::string text, const std::string& query) {
        page.views.push_back({std::move(text), query.empty() ? "/partnerships" : "/partnerships?" + query,
                              query == page.query ? html::Current::yes : html::Current::no});
    };
    add(std::string{call.tr("partnerships.list.all")}, "");
    add(std::string{call.tr("partnerships.list.filter.waiting")}, "waiting=1");
    for (auto& view : lists::views_for(session, spec().key, call.actor.account)) {
        add(view.name, view.query);
        bool may_delete = view.account == call.actor.account || (view.shared && page.may_share);
        if (view.query == page.query && may_delete) page.kept = std::move(view);
    }
}

html::Pager pager_of(const ListPage& page) {
    std::int64_t before = std::int64_t{page.state.page - 1} * spec().page_size;
    auto shown = static_cast<std::int64_t>(page.lines.size());
    html::Pager pager{shown ? before + 1 : 0, before + shown, page.total};
    if (page.state.page > 1) pager.previous = lists::address_of_page(spec(), page.state, page.state.page - 1);
    if (before + shown < page.total && shown)
        pager.next = lists::address_of_page(spec(), page.state, page.state.page + 1);
    return pager;
}

} // namespace

http::Response list(web::Call& call) {
    auto reader = call.database().read();
    ListPage page;
    page.state = lists::read_state(spec(), call.request);
    page.query = query_of_first_page(page.state);
    page.sort = (page.state.downwards ? "-" : "") + page.state.sort;
    page.may_propose = call.may(May::propose);
    page.may_triage = call.may(May::triage);
    page.may_edit = call.may(May::prepare) || call.may(May::triage);
    page.may_share = call.may(May::share_views);
    page.may_keep = call.actor.known();
    auto columns = lists::shown_columns(spec(), page.state);
    add_heads(call, page, columns);
    add_lines(call, reader, page, columns);
    page.total = count_rows(reader, page.state);
    page.pager = pager_of(page);
    add_groups(call, reader, page);
    add_views(call, reader, page);
    page.csrf = call.csrf();
    return call.page({.title = std::string{call.tr("partnerships.title")}, .room = "partnerships"},
                     views::list(call.tr, page));
}

http::Response keep_view(web::Call& call) {
    web::Form form{call.request};
    auto name = form.text("name", web::Need::required, 80);
    if (!form.good()) return call.failure(form.failure());
    // What is kept is what the list itself understands of the address, nothing else.
    http::Pairs pairs;
    std::string_view query = call.request.field("query");
    while (!query.empty()) {
        auto pair = http::take_until(query, '&');
        auto key = http::take_until(pair, '=');
        if (auto value = http::decode(pair, http::Plus::is_space)) pairs.emplace_back(key, *value);
    }
    auto kept_query = query_of_first_page(lists::read_state(spec(), pairs));
    bool shared = form.ticked("shared") && call.may(May::share_views);
    auto kept = lists::save_view(call.database(), spec().key, name, kept_query,
                                 shared ? lists::Sharing::shared : lists::Sharing::own, call.by());
    if (!kept) return call.failure(kept.failure());
    return call.see_other("/partnerships" + (kept_query.empty() ? "" : "?" + kept_query),
                          "partnerships.list.view_kept");
}

http::Response delete_view(web::Call& call, lists::ViewId view) {
    auto sharing = call.may(May::share_views) ? lists::Sharing::shared : lists::Sharing::own;
    auto deleted = lists::delete_view(call.database(), view, sharing, call.by());
    if (!deleted) return call.failure(deleted.failure());
    return call.see_other("/partnerships", "partnerships.list.view_deleted");
}

http::Response board(web::Call& call) {
    constexpr std::size_t most_cards = 25;
    auto reader = call.database().read();
    BoardPage page;
    page.state = lists::read_state(spec(), call.request);
    const auto counts = count_stages(reader);
    for (Stage stage : all_of<Stage>()) {
        bool on_rail = std::find(std::begin(rail), std::end(rail), stage) != std::end(rail);
        auto count =
            std::find_if(counts.begin(), counts.end(), [&](const StageCount& c) { return c.stage == stage; });
        if (count == counts.end() && !on_rail) continue; // a place beside the main road with nobody in it
        BoardColumn column{stage, count == counts.end() ? 0 : count->number, {}};
        auto state = page.state;
        state.filters["stage"] = {std::string{name_of(stage)}};
        state.sort = "due";
        if (column.number) column.rows = find_rows(reader, state);
        if (column.rows.size() > most_cards) column.rows.resize(most_cards);
        page.columns.push_back(std::move(column));
    }
    return call.page({.title = std::string{call.tr("partnerships.board.title")}, .room = "partnerships"},
                     views::board(call, page));
}

} // namespace partnerships::pages
