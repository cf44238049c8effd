// The list of partnerships.
#include "policy/may.hpp"
#include "policy/partnerships/list.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships {

std::string ListPage::address_of_stage(Stage stage) const {
    std::string name{name_of(stage)};
    if (shows(stage)) return lists::address_without(list_spec(), state, "stage", name);
    auto next_state = state;
    next_state.page = 1;
    next_state.filters["stage"].push_back(name);
    return lists::address_of(list_spec(), next_state);
}

namespace pages {
namespace {

ListLine line_of(const web::Call& call, ListRow row, const std::vector<Named>& hosts) {
    ListLine line{std::move(row), {}, {}, false, {}};
    line.host = names_in_words(hosts, line.row.host, call.tr.language());
    line.since = call.tr.date(line.row.stage_since.date());
    bool waits = line.row.stage == Stage::idea || line.row.stage == Stage::screening;
    if (waits && line.row.answer_by && !line.row.answered_on) {
        line.due = call.tr.due(*line.row.answer_by, call.today());
        line.late = *line.row.answer_by < call.today();
    }
    return line;
}

} // namespace

http::Response list(web::Call& call) {
    auto reader = call.database().read();
    ListPage page;
    page.state = lists::read_state(list_spec(), call.request);
    page.total = count_rows(reader, page.state);
    page.stages = count_stages(reader);
    page.may_propose = call.may(May::propose);
    const auto hosts_here = hosts(call.services.institution);
    for (auto& row : find_rows(reader, page.state))
        page.lines.push_back(line_of(call, std::move(row), hosts_here));
    if (page.state.page > 1)
        page.previous = lists::address_of_page(list_spec(), page.state, page.state.page - 1);
    if (std::int64_t{page.state.page} * list_spec().page_size < page.total)
        page.next = lists::address_of_page(list_spec(), page.state, page.state.page + 1);
    return call.page({.title = std::string{call.tr("partnerships.title")}, .room = "partnerships"},
                     views::list(call.tr, page));
}

} // namespace pages
} // namespace partnerships
