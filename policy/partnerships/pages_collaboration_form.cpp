// Asking for help with a collaboration, recording one, and editing it.
#include "platform/web/route.hpp"
#include "policy/partnerships/collaboration_fields.hpp"
#include "policy/partnerships/collaboration_pages.hpp"
#include "policy/partnerships/conflicts.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships::pages {
namespace {

CollaborationFormPage page_of(web::Call& call, web::FormView view) {
    CollaborationFormPage page;
    view.csrf = call.csrf();
    page.form = std::move(view);
    auto language = call.tr.language();
    const auto& institution = call.services.institution;
    for (const auto& form : other_forms(institution))
        page.forms.push_back({form.key, form.name.in(language), page.form.value("form") == form.key});
    for (Level level : {Level::department, Level::programme, Level::group, Level::person})
        page.levels.push_back({std::string{name_of(level)},
                               std::string{call.tr.of("partnerships.level", level)},
                               page.form.value("level") == name_of(level)});
    for (const auto& host : hosts(institution))
        page.hosts.push_back({host.key, host.name.in(language), page.form.value("host") == host.key});
    {
        auto reader = call.database().read();
        page.units = unit_choices(call, reader, page.form.value("unit"));
    }
    bool asked = !page.form.error("partner").empty() || !page.form.value("organisation_choice").empty();
    if (asked && !page.form.value("partner").empty()) {
        auto reader = call.database().read();
        page.choices = choices_for(call, reader, page.form.value("partner"));
    }
    if (asked && page.choices.perhaps.empty()) tell_none_alike(page.form);
    for (const auto& [field, error] : page.form.errors)
        page.errors.push_back({field, error, call.tr("partnerships.field." + field)});
    page.may_register = looks_after_collaborations(call.actor);
    return page;
}

http::Response shown_new(web::Call& call, web::FormView view, int status) {
    auto page = page_of(call, std::move(view));
    page.heading = call.tr("partnerships.collaborations.new");
    page.lead = call.tr("partnerships.collaborations.new_lead");
    page.action = page.back = "/collaborations";
    return call.page({.title = page.heading, .room = "partnerships", .status = status},
                     views::collaboration_form(call.tr, page));
}

http::Response shown_edit(web::Call& call, const Collaboration& c, web::FormView view, int status) {
    auto page = page_of(call, std::move(view));
    page.heading = call.tr("partnerships.collaborations.edit");
    page.back = "/collaborations/" + std::to_string(c.id.value);
    page.action = page.back + "/edit";
    page.is_new = false;
    return call.page({.title = c.title, .room = "partnerships", .status = status},
                     views::collaboration_form(call.tr, page));
}

// Nothing is typed twice: what the case, or the wizard, knows already.
web::FormView begun(web::Call& call) {
    web::FormView view;
    Collaboration c{.form = std::string{call.request.parameter("form")}};
    auto reader = call.database().read();
    PartnershipId case_id;
    auto from = web::read_part(call.request.parameter("case"), case_id) ? find_partnership(reader, case_id)
                                                                        : std::nullopt;
    if (from) {
        c.title = from->title, c.purpose = from->purpose, c.host = from->host, c.unit_id = from->unit_id;
        if (access_of(reader, call.actor, *from).reads_all) c.form = from->other_form; // of the answer
        c.contact = from->proposer_name;
        const auto parties = parties_of(reader, from->id);
        if (!parties.empty()) {
            c.partner = parties.front().shown();
            c.organisation_id = parties.front().organisation_id;
        }
        view.set("found_in", std::to_string(from->id.value));
    }
    for (const auto& form : forms_with_levels(call.services.institution))
        if (form.named.key == c.form) c.level = enum_named<Level>(form.level).value_or(Level::department);
    if (c.host.empty()) c.host = call.actor.capacity;
    if (c.contact.empty()) c.contact = call.actor.name;
    fill(view, c);
    return view;
}

http::Response shown_conflict(web::Call& call, const Collaboration& theirs, const Collaboration& mine) {
    Both both{
        theirs.title, "/collaborations/" + std::to_string(theirs.id.value) + "/edit", theirs.version, {}, {}};
    {
        auto reader = call.database().read();
        both.who = changed_last(reader, "collaborations", theirs.id.value);
    }
    fill(both.theirs, theirs);
    fill(both.mine, mine);
    auto page = page_of(call, both.theirs);
    return conflict_page(call, both, [&](std::string_view field) {
        return field == "form"    ? page.forms
               : field == "level" ? page.levels
               : field == "host"  ? page.hosts
               : field == "unit"  ? page.units
                                  : std::vector<html::Choice>{};
    });
}

} // namespace

http::Response new_collaboration(web::Call& call) { return shown_new(call, begun(call), 200); }

http::Response create_collaboration(web::Call& call) {
    web::Form form{call.request};
    Collaboration given;
    bool directly = form.ticked("register");
    {
        auto reader = call.database().read();
        // What they may not register themselves, in that unit, they ask for.
        given.unit_id = form.id<rights::UnitTag>("unit", web::Need::optional);
        directly = directly && access_of(reader, call.actor, given).looks_after;
        given.status = directly ? CollaborationStatus::registered : CollaborationStatus::asked;
        given.unit_id.reset();
        read_collaboration(form, call.services.institution, reader, given, Reading::every_field);
        if (auto from = form.id<PartnershipTag>("found_in", web::Need::optional);
            from && find_partnership(reader, from))
            given.found_in_id = from;
    }
    if (!form.good()) return shown_new(call, form.view(call.csrf()), 422);
    auto id = keep_collaboration(call.database(), std::move(given), call.services.institution, call.by());
    if (!id) return call.failure(id.failure());
    return call.see_other("/collaborations/" + std::to_string(id->value),
                          directly ? "partnerships.saved_now" : "partnerships.collaboration.asked_now");
}

http::Response edit_collaboration(web::Call& call, CollaborationId id) {
    auto c = collaboration_now(call, id);
    if (!c) return call.not_found();
    if (auto stop = collaboration_stopped(call, *c, &CollaborationAccess::edits)) return *stop;
    web::FormView view;
    fill(view, *c);
    keep_what_was(view);
    view.version = c->version;
    return shown_edit(call, *c, std::move(view), 200);
}

http::Response save_collaboration(web::Call& call, CollaborationId id) {
    auto c = collaboration_now(call, id);
    if (!c) return call.not_found();
    if (auto stop = collaboration_stopped(call, *c, &CollaborationAccess::edits)) return *stop;
    web::Form form{call.request};
    auto mine = *c;
    {
        auto reader = call.database().read();
        read_collaboration(form, call.services.institution, reader, mine, Reading::every_field);
    }
    if (!form.good()) return shown_edit(call, *c, form.view(call.csrf()), 422);
    mine.version = static_cast<int>(form.version());
    auto done = change_collaboration(call.database(), mine, call.services.institution, call.actor, call.by());
    if (done) return call.see_other("/collaborations/" + std::to_string(id.value), "partnerships.saved_now");
    if (done.failure().fault == Fault::outdated)
        return shown_conflict(call, *collaboration_now(call, id), mine);
    if (done.failure().fields.empty()) return call.failure(done.failure());
    auto view = form.view(call.csrf()); // what was typed is not lost
    view.add(done.failure());
    return shown_edit(call, *c, std::move(view), done.failure().fault == Fault::invalid ? 422 : 403);
}

} // namespace partnerships::pages
