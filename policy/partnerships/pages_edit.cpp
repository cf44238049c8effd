// Editing a case and its partners; two people at once lose nothing.
#include "policy/partners/partners.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/conflicts.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

#include <algorithm>

namespace partnerships {
namespace pages {
namespace {

void mark(std::vector<html::Choice>& choices, std::string_view value) {
    const auto keys = keys_in(value);
    for (auto& choice : choices)
        choice.chosen = std::find(keys.begin(), keys.end(), choice.value) != keys.end();
}

// Several boxes of one name come as several values.
std::string all_of_field(const web::FormView& view, std::string_view field) {
    std::string all;
    for (const auto& [name, value] : view.values)
        if (name == field) all += (all.empty() ? "" : " ") + value;
    return all;
}

// Fields of the case, of a new partner and of the team stand on one page.
std::string label_of(const std::string& field) {
    if (field.starts_with("party-")) return "partnerships.party." + field.substr(6);
    if (field == "stakeholder-name-0") return "partnerships.field.stakeholder_name";
    if (field == "account" || field == "person") return "partnerships.team.who";
    if (field == "function") return "partnerships.team.as";
    return "partnerships.field." + field;
}

// What was typed of a new one comes back with what was wrong with it.
void add_stakeholders(const web::Call& call, EditPage& page) {
    const auto& parties = page.page.parties;
    for (const Stakeholder& one : page.page.stakeholders)
        page.stakeholders.push_back(stakeholder_form(call, parties, one));
    Stakeholder typed;
    if (!page.form.error("stakeholder-name-0").empty()) {
        web::Form form{call.request};
        read_stakeholder(form, typed, Reading::every_field);
    }
    page.new_stakeholder = stakeholder_form(call, parties, typed);
}

http::Response show_edited(web::Call& call, PartnershipId id, web::FormView view, int status) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    EditPage page{case_page(call, reader, *partnership, "edit"),
                  std::move(view),
                  offered_to(call, reader),
                  {},
                  {},
                  {},
                  {},
                  {},
                  {}};
    page.form.csrf = call.csrf();
    mark(page.offered.areas, all_of_field(page.form, "areas"));
    mark(page.offered.formats, all_of_field(page.form, "formats"));
    mark(page.offered.hosts, page.form.value("host"));
    mark(page.offered.units, page.form.value("unit"));
    mark(page.offered.coordinators, page.form.value("coordinator"));
    for (const auto& [field, error] : page.form.errors)
        page.errors.push_back({field, error, call.tr(label_of(field))});
    add_stakeholders(call, page);
    if (page.page.access.arranges) {
        page.team = team_of(reader, id);
        page.people = people_for_team(call, reader);
        page.asks_by_name = page.people.empty();
        if (page.asks_by_name) page.people = people_meant(call, reader, page.form.value("person"));
        for (auto function : all_of<TeamFunction>())
            page.functions.push_back({std::string{name_of(function)},
                                      std::string{call.tr.of("partnerships.team.function", function)}});
        mark(page.people, page.form.value("account"));
        mark(page.functions, page.form.value("function"));
    }
    return call.page({.title = partnership->title, .room = "partnerships", .status = status},
                     views::edit(call.tr, page));
}

http::Response shown_conflict(web::Call& call, PartnershipId id, const Partnership& mine) {
    auto reader = call.database().read();
    auto theirs = find_partnership(reader, id);
    if (!theirs) return call.not_found();
    Both both{theirs->title, address_of(id, "/edit"), theirs->version, {}, {}};
    both.who = changed_last(reader, "partnerships", id.value);
    fill(both.theirs, *theirs);
    fill(both.mine, mine);
    auto offered = offered_to(call, reader);
    return conflict_page(call, both, [&](std::string_view field) {
        return field == "areas"         ? offered.areas
               : field == "formats"     ? offered.formats
               : field == "host"        ? offered.hosts
               : field == "unit"        ? offered.units
               : field == "coordinator" ? offered.coordinators
                                        : std::vector<html::Choice>{};
    });
}

http::Response shown_party_conflict(web::Call& call, PartnershipId id, const Party& mine) {
    auto reader = call.database().read();
    const auto parties = parties_of(reader, id);
    auto theirs =
        std::find_if(parties.begin(), parties.end(), [&](const Party& one) { return one.id == mine.id; });
    if (theirs == parties.end()) return call.not_found();
    Both both{theirs->shown(),
              address_of(id, "/parties/" + std::to_string(mine.id.value)),
              theirs->version,
              {},
              {},
              "partnerships.field.party_"};
    both.who = changed_last(reader, "partnerships", id.value);
    fill(both.theirs, *theirs);
    fill(both.mine, mine);
    return conflict_page(call, both, [](std::string_view) { return std::vector<html::Choice>{}; });
}

// The case's fields as they stand.
web::FormView filled(const web::Call& call, PartnershipId id) {
    web::FormView view;
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    fill(view, *partnership);
    view.version = partnership->version;
    keep_what_was(view);
    return view;
}

Failure about_party(Failure failure) {
    for (auto& [field, error] : failure.fields) field = "party-" + field;
    return failure;
}

http::Response after_party(web::Call& call, PartnershipId id, const Failure* failure, std::string_view said) {
    if (failure) return call.failure(*failure);
    return call.see_other(address_of(id, "/edit"), said);
}

} // namespace

http::Response to_edit(web::Call& call, PartnershipId id) { return call.see_other(address_of(id, "/edit")); }
http::Response party_to_edit(web::Call& call, PartnershipId id, PartyId) { return to_edit(call, id); }

} // namespace pages

http::Response edit_again(web::Call& call, PartnershipId id, const Failure& failure) {
    auto view = pages::filled(call, id);
    for (std::string_view field : {"name", "country", "account", "person", "function"})
        if (auto value = call.request.field(field); !value.empty()) view.set(field, value);
    view.add(failure);
    return pages::show_edited(call, id, std::move(view), 422);
}

namespace pages {

http::Response edit(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    return show_edited(call, id, filled(call, id), 200);
}

http::Response save(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    web::Form form{call.request};
    std::optional<Partnership> mine;
    {
        auto reader = call.database().read();
        mine = find_partnership(reader, id);
        read_details(form, *mine, offered_to(call, reader), Reading::every_field,
                     access_of(reader, call.actor, *mine));
    }
    if (!form.good()) return show_edited(call, id, form.view(call.csrf()), 422);
    mine->version = static_cast<int>(form.version());
    auto done = change(call.database(), *mine, call.by(form.text("reason", web::Need::optional, 2000)));
    if (done) return call.see_other(address_of(id), "partnerships.saved_now");
    if (done.failure().fault == Fault::outdated) return shown_conflict(call, id, *mine);
    return call.failure(done.failure());
}

http::Response add_partner(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    web::Form form{call.request};
    Party party;
    read_party(form, party, Reading::every_field);
    if (!form.good()) return edit_again(call, id, about_party(form.failure()));
    auto done = add_party(call.database(), id, party, call.by());
    if (!done && done.failure().fault == Fault::invalid)
        return edit_again(call, id, about_party(done.failure()));
    return after_party(call, id, done ? nullptr : &done.failure(), "partnerships.partner_added_now");
}

http::Response save_partner(web::Call& call, PartnershipId id, PartyId party_id) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    web::Form form{call.request};
    Party party{.id = party_id};
    read_party(form, party, Reading::every_field);
    if (!form.good()) return call.failure(form.failure());
    party.version = static_cast<int>(form.version());
    auto done = change_party(call.database(), id, party, call.by());
    if (!done && done.failure().fault == Fault::outdated) return shown_party_conflict(call, id, party);
    return after_party(call, id, done ? nullptr : &done.failure(), "partnerships.saved_now");
}

http::Response remove_partner(web::Call& call, PartnershipId id, PartyId party) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    auto done = remove_party(call.database(), id, party, call.by());
    return after_party(call, id, done ? nullptr : &done.failure(), "partnerships.partner_removed_now");
}

http::Response put_back_change(web::Call& call, PartnershipId id, events::EventId event) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    auto access = access_now(call, id);
    auto done = put_back(call.database(), id, event, access, call.by());
    if (!done) return call.failure(done.failure());
    return call.see_other(address_of(id, "/history"), "partnerships.put_back_now");
}

} // namespace pages
} // namespace partnerships
