// The list of collaborations and a collaboration's own page.
#include "policy/may.hpp"
#include "policy/partnerships/collaboration_pages.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships {

bool looks_after_collaborations(const web::Call& call) {
    return call.may(May::edit_agreements) || call.may(May::triage) || call.may(May::prepare);
}

bool may_edit_collaboration(const web::Call& call, const Collaboration& c) {
    if (looks_after_collaborations(call)) return true;
    return c.status == CollaborationStatus::asked && call.actor.known() &&
           c.asked_by_id == call.actor.account;
}

namespace pages {
namespace {

std::string form_in_words(const web::Call& call, const std::string& form) {
    return form.empty() ? form
                        : names_in_words(other_forms(call.services.institution), form, call.tr.language());
}

template <NamedEnum Enum>
void add_chips(std::vector<html::Link>& chips, const web::Call& call, const lists::ListState& state,
               std::string_view filter, std::string_view texts, std::initializer_list<Enum> values) {
    for (Enum value : values) {
        std::string name{name_of(value)};
        bool on = state.has(filter, name);
        auto next = state;
        next.page = 1;
        if (!on) next.filters[std::string{filter}].push_back(name);
        auto href = on ? lists::address_without(collaboration_list(), state, filter, name)
                       : lists::address_of(collaboration_list(), next);
        chips.push_back(
            {std::string{call.tr.of(texts, value)}, href, on ? html::Current::yes : html::Current::no});
    }
}

html::Pager pager_of(const lists::ListState& state, std::int64_t shown, std::int64_t total) {
    const auto& spec = collaboration_list();
    std::int64_t before = std::int64_t{state.page - 1} * spec.page_size;
    html::Pager pager{shown ? before + 1 : 0, before + shown, total};
    if (state.page > 1) pager.previous = lists::address_of_page(spec, state, state.page - 1);
    if (before + shown < total) pager.next = lists::address_of_page(spec, state, state.page + 1);
    return pager;
}

std::vector<EventLine> history_in_words(const web::Call& call, db::Session& session, CollaborationId id) {
    std::vector<EventLine> lines;
    const auto history = events::history_of(session, {"collaborations", id.value});
    for (const auto& event : history) {
        EventLine line;
        line.text = call.tr("partnerships.collaboration.event." + event.act);
        line.who = event.actor;
        line.when = call.tr.time(event.at);
        line.reason = event.reason;
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

http::Response collaborations(web::Call& call) {
    CollaborationListPage page;
    page.state = lists::read_state(collaboration_list(), call.request);
    auto reader = call.database().read();
    page.total = count_collaborations(reader, page.state);
    for (auto& row : find_collaborations(reader, page.state)) {
        CollaborationLine line{std::move(row), {}, {}, false};
        line.form = form_in_words(call, line.row.form);
        if (line.row.ends_on) line.ends = call.tr.date(*line.row.ends_on);
        line.past = line.row.ends_on && *line.row.ends_on < call.today();
        page.lines.push_back(std::move(line));
    }
    using enum CollaborationStatus;
    add_chips(page.chips, call, page.state, "status", "partnerships.collaboration.status",
              {asked, registered, ended});
    add_chips(page.chips, call, page.state, "level", "partnerships.level",
              {Level::department, Level::programme, Level::group, Level::person});
    page.pager = pager_of(page.state, static_cast<std::int64_t>(page.lines.size()), page.total);
    page.may_ask = call.may(May::propose);
    return call.page(
        {.title = std::string{call.tr("partnerships.collaborations.title")}, .room = "partnerships"},
        views::collaborations(call.tr, page));
}

http::Response collaboration(web::Call& call, CollaborationId id) {
    auto reader = call.database().read();
    auto found = find_collaboration(reader, id);
    if (!found) return call.not_found();
    CollaborationPage page;
    page.collaboration = *found;
    page.form = form_in_words(call, found->form);
    page.helper = unit_name(call.services.institution, found->helper, call.tr.language());
    page.host = names_in_words(hosts(call.services.institution), found->host, call.tr.language());
    if (found->organisation_id && call.may(May::read_organisations))
        page.partner_href = "/organisations/" + std::to_string(found->organisation_id->value);
    if (found->found_in_id)
        if (auto before = find_partnership(reader, *found->found_in_id)) page.found_in = before->title;
    page.history = history_in_words(call, reader, id);
    bool asker = found->asked_by_id == call.actor.account;
    page.may_edit = may_edit_collaboration(call, *found);
    for (auto to : all_of<CollaborationStatus>()) {
        bool theirs = looks_after_collaborations(call) || (asker && to == CollaborationStatus::withdrawn);
        if (!theirs) continue;
        auto verdict = may_become(*found, to);
        if (verdict) page.next.push_back(to);
        if (!verdict && to == CollaborationStatus::registered && found->status == CollaborationStatus::asked)
            page.reasons = verdict.reasons();
    }
    page.csrf = call.csrf();
    return call.page({.title = found->title, .room = "partnerships"}, views::collaboration(call.tr, page));
}

http::Response collaboration_status(web::Call& call, CollaborationId id) {
    web::Form form{call.request};
    auto to = form.choice<CollaborationStatus>("status", web::Need::required);
    auto reason = form.text("reason", web::Need::optional, 1000);
    if (!form.good()) return call.failure(form.failure());
    std::optional<Collaboration> found;
    {
        auto reader = call.database().read();
        found = find_collaboration(reader, id);
    }
    if (!found) return call.not_found();
    bool own = found->asked_by_id == call.actor.account && *to == CollaborationStatus::withdrawn;
    if (!own && !looks_after_collaborations(call))
        return call.failure(forbidden("partnerships.collaboration.not_yours"));
    auto done = set_collaboration_status(call.database(), id, *to, call.by(reason));
    if (!done) return call.failure(done.failure());
    return call.see_other("/collaborations/" + std::to_string(id.value), "partnerships.saved_now");
}

} // namespace pages
} // namespace partnerships
