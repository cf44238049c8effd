// A collaboration's own page, and what becomes of it.
#include "policy/may.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/collaboration_changes.hpp"
#include "policy/partnerships/collaboration_pages.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"
#include "policy/partnerships/work.hpp"

#include "platform/web/route.hpp"

namespace partnerships {

std::vector<html::Choice> unit_choices(const web::Call& call, db::Session& session, std::string_view chosen) {
    std::vector<html::Choice> choices;
    bool there = chosen.empty();
    for (auto& [id, name] : units_of_the_house(call, session)) {
        there = there || id == chosen;
        choices.push_back({id, name, id == chosen});
    }
    UnitId closed;
    if (!there && web::read_part(chosen, closed))
        if (auto name = unit_in_words(call, session, closed); !name.empty())
            choices.push_back({std::string{chosen}, name, true});
    return choices;
}

std::optional<Collaboration> collaboration_now(const web::Call& call, CollaborationId id) {
    auto reader = call.database().read();
    return find_collaboration(reader, id);
}

std::optional<http::Response> collaboration_stopped(web::Call& call, const Collaboration& c,
                                                    bool CollaborationAccess::*need) {
    auto reader = call.database().read();
    if (access_of(reader, call.actor, c).*need) return std::nullopt;
    return call.failure(forbidden("partnerships.collaboration.not_yours"));
}

namespace pages {
namespace {

std::string address_of_collaboration(CollaborationId id) {
    return "/collaborations/" + std::to_string(id.value);
}

std::string form_in_words(const web::Call& call, const std::string& form) {
    return form.empty() ? form
                        : names_in_words(other_forms(call.services.institution), form, call.tr.language());
}

std::vector<EventLine> history_in_words(const web::Call& call, db::Session& session,
                                        const CollaborationPage& page) {
    auto id = page.collaboration.id;
    std::vector<EventLine> lines;
    const auto history = events::history_of(session, {"collaborations", id.value});
    for (const auto& event : history) {
        EventLine line;
        line.text = call.tr("partnerships.collaboration.event." + event.act);
        line.who = actor_in_words(call, event);
        line.when = call.tr.time(event.at);
        line.reason = event.reason;
        line.changes = changes_in_words(call, session, event);
        if (page.may_edit && may_put_back_collaboration(event))
            line.put_back =
                address_of_collaboration(id) + "/history/" + std::to_string(event.id.value) + "/put-back";
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

http::Response collaboration(web::Call& call, CollaborationId id) {
    auto reader = call.database().read();
    auto found = find_collaboration(reader, id);
    if (!found) return call.not_found();
    CollaborationPage page;
    page.collaboration = *found;
    if (found->organisation_id) {
        auto own = partners::names_in(reader, {*found->organisation_id}, text::code_of(call.tr.language()));
        if (!own.empty()) page.collaboration.organisation_name = own.begin()->second;
    }
    page.form = form_in_words(call, found->form);
    page.helper = unit_name(call.services.institution, found->helper, call.tr.language());
    page.host = names_in_words(hosts(call.services.institution), found->host, call.tr.language());
    if (found->organisation_id && call.may(May::read_organisations))
        page.partner_href = "/organisations/" + std::to_string(found->organisation_id->value);
    if (found->found_in_id)
        if (auto before = find_partnership(reader, *found->found_in_id)) page.found_in = before->title;
    if (found->unit_id) page.unit = unit_in_words(call, reader, *found->unit_id);
    const auto access = access_of(reader, call.actor, *found);
    page.may_edit = access.edits;
    page.history = history_in_words(call, reader, page);
    for (auto to : all_of<CollaborationStatus>()) {
        if (!may_make(access, to)) continue;
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
    CollaborationAccess access;
    {
        auto reader = call.database().read();
        found = find_collaboration(reader, id);
        if (found) access = access_of(reader, call.actor, *found);
    }
    if (!found) return call.not_found();
    if (!may_make(access, *to)) return call.failure(forbidden("partnerships.collaboration.not_yours"));
    auto done =
        set_collaboration_status(call.database(), id, *to, call.services.institution, call.by(reason));
    if (!done) return call.failure(done.failure());
    return call.see_other(address_of_collaboration(id), "partnerships.saved_now");
}

http::Response put_back_collaboration_change(web::Call& call, CollaborationId id, events::EventId event) {
    std::optional<Collaboration> found;
    {
        auto reader = call.database().read();
        found = find_collaboration(reader, id);
    }
    if (!found) return call.not_found();
    if (auto stop = collaboration_stopped(call, *found, &CollaborationAccess::edits)) return *stop;
    auto done =
        put_back_collaboration(call.database(), id, event, call.services.institution, call.actor, call.by());
    if (!done) return call.failure(done.failure());
    return call.see_other(address_of_collaboration(id), "partnerships.put_back_now");
}

} // namespace pages
} // namespace partnerships
