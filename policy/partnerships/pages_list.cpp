// The list of partnerships, its kept views, and the board.
#include "platform/text/collation.hpp"
#include "policy/may.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/steps.hpp"
#include "policy/partnerships/views.hpp"

#include <algorithm>

namespace partnerships::pages {
namespace {

void add_lines(const web::Call& call, db::Session& session, lists::ListPage& page) {
    const auto rows = find_rows(session, page.state, text::code_of(call.tr.language()));
    for (const auto& row : rows) {
        lists::Line line{row.id.value, row.title, {}};
        for (const auto* column : page.shown) line.cells.push_back(cell_of(call, column->key, row));
        page.lines.push_back(std::move(line));
    }
}

// Stages in the order of the process, with how many are there.
std::vector<html::Choice> stage_choices(const web::Call& call, db::Session& session) {
    std::vector<html::Choice> choices;
    const auto counts = count_stages(session);
    for (Stage stage : all_of<Stage>())
        for (const auto& count : counts)
            if (count.stage == stage)
                choices.push_back({std::string{name_of(stage)},
                                   std::string{call.tr.of("partnerships.stage", stage)}, false,
                                   std::to_string(count.number)});
    return choices;
}

// By their names, as a reader looks for them.
std::vector<html::Choice> country_choices(const web::Call& call, db::Session& session) {
    std::vector<html::Choice> choices;
    const auto countries = countries_of_partners(session);
    for (const auto& code : countries)
        choices.push_back({code, std::string{partners::country_name(code, call.tr.language())}});
    std::sort(choices.begin(), choices.end(), [](const html::Choice& a, const html::Choice& b) {
        return text::sort_key(a.label) < text::sort_key(b.label);
    });
    return choices;
}

void add_groups(const web::Call& call, db::Session& session, lists::ListPage& page) {
    std::vector<html::Choice> origins, hosts_here;
    for (Origin origin : all_of<Origin>())
        origins.push_back(
            {std::string{name_of(origin)}, std::string{call.tr.of("partnerships.origin", origin)}});
    for (const auto& host : hosts(call.services.institution))
        hosts_here.push_back({host.key, host.name.in(call.tr.language())});
    add_group(call, page, "stage", stage_choices(call, session));
    add_group(call, page, "origin", std::move(origins));
    add_group(call, page, "host", std::move(hosts_here));
    if (auto countries = country_choices(call, session); !countries.empty())
        add_group(call, page, "country", std::move(countries));
    page.switches.push_back(switch_of(call, page, "waiting"));
}

} // namespace

http::Response list(web::Call& call) {
    auto reader = call.database().read();
    ListPage page{lists::list_page(call, list_spec(), call.tr("partnerships.title"))};
    page.may_propose = call.may(May::propose);
    page.may_triage = call.may(May::triage);
    page.list.may_edit = page.list.may_upload = call.may(May::prepare);
    add_lines(call, reader, page.list);
    add_pager(page.list, count_rows(reader, page.list.state));
    add_groups(call, reader, page.list);
    add_view(page.list, std::string{call.tr("partnerships.list.all")}, "");
    add_view(page.list, std::string{call.tr("partnerships.list.filter.waiting")}, "waiting=1");
    add_kept_views(call, reader, page.list);
    return call.page({.title = page.list.title, .room = "partnerships"}, views::list(call.tr, page));
}

http::Response keep_view(web::Call& call) { return lists::keep_view(call, list_spec()); }
http::Response delete_view(web::Call& call, lists::ViewId view) {
    return lists::remove_view(call, list_spec(), view);
}

http::Response board(web::Call& call) {
    constexpr std::size_t most_cards = 25;
    auto reader = call.database().read();
    BoardPage page;
    const auto counts = count_stages(reader);
    for (Stage stage : all_of<Stage>()) {
        bool on_rail = std::find(std::begin(rail), std::end(rail), stage) != std::end(rail);
        auto count =
            std::find_if(counts.begin(), counts.end(), [&](const StageCount& c) { return c.stage == stage; });
        if (count == counts.end() && !on_rail) continue; // a place beside the main road with nobody in it
        BoardColumn column{stage, count == counts.end() ? 0 : count->number, {}};
        lists::ListState state;
        state.filters["stage"] = {std::string{name_of(stage)}};
        state.sort = "due";
        if (column.number) column.rows = find_rows(reader, state, text::code_of(call.tr.language()));
        if (column.rows.size() > most_cards) column.rows.resize(most_cards);
        page.columns.push_back(std::move(column));
    }
    return call.page({.title = std::string{call.tr("partnerships.board.title")}, .room = "partnerships"},
                     views::board(call, page));
}

} // namespace partnerships::pages
