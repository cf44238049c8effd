// Those concerned by a partnership: listed, changed and taken out on its edit page.
#include "policy/partnerships/conflicts.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/stakeholder_fields.hpp"
#include "policy/partnerships/store.hpp"

namespace partnerships {

void read_stakeholder(web::Form& form, Stakeholder& into, Reading reading) {
    auto wanted = [&](std::string_view field) { return reading == Reading::every_field || form.sent(field); };
    if (wanted("name")) into.name = form.text("name", web::Need::required, 300);
    if (wanted("interest")) into.interest = form.text("interest", web::Need::optional, 1000);
    if (wanted("involvement"))
        into.involvement =
            form.choice<Involvement>("involvement", web::Need::required).value_or(into.involvement);
    if (wanted("party")) {
        auto party = form.id<PartyTag>("party", web::Need::optional);
        into.party_id = party ? std::optional{party} : std::nullopt;
    }
}

void fill(web::FormView& view, const Stakeholder& one) {
    view.set("name", one.name);
    view.set("party", one.party_id ? std::to_string(one.party_id->value) : "");
    view.set("interest", one.interest);
    view.set("involvement", name_of(one.involvement));
}

std::vector<html::Choice> involvement_choices(const web::Call& call, std::string_view chosen) {
    std::vector<html::Choice> choices;
    for (auto involvement : all_of<Involvement>())
        choices.push_back({std::string{name_of(involvement)},
                           std::string{call.tr.of("partnerships.involvement", involvement)},
                           name_of(involvement) == chosen});
    return choices;
}

std::vector<html::Choice> party_choices(const std::vector<Party>& parties, std::string_view chosen) {
    std::vector<html::Choice> choices;
    for (const Party& party : parties) {
        auto id = std::to_string(party.id.value);
        choices.push_back({id, party.shown(), id == chosen});
    }
    return choices;
}

StakeholderForm stakeholder_form(const web::Call& call, const std::vector<Party>& parties,
                                 const Stakeholder& one) {
    StakeholderForm form;
    form.key = std::to_string(one.id.value);
    fill(form.view, one);
    keep_what_was(form.view);
    form.view.version = one.version;
    form.parties = party_choices(parties, form.view.value("party"));
    form.involvements = involvement_choices(call, form.view.value("involvement"));
    return form;
}

namespace pages {
namespace {

Failure about_stakeholder(Failure failure) {
    for (auto& [field, error] : failure.fields) field = "stakeholder-" + field + "-0";
    return failure;
}

http::Response shown_conflict(web::Call& call, PartnershipId id, const Stakeholder& mine) {
    auto reader = call.database().read();
    auto theirs = find_stakeholder(reader, id, mine.id);
    if (!theirs) return call.not_found();
    Both both{theirs->name,
              address_of(id, "/stakeholders/" + std::to_string(mine.id.value)),
              theirs->version,
              {},
              {},
              "partnerships.field.stakeholder_"};
    both.who = changed_last(reader, "partnerships", id.value);
    fill(both.theirs, *theirs);
    fill(both.mine, mine);
    const auto parties = parties_of(reader, id);
    return conflict_page(call, both, [&](std::string_view field) {
        return field == "party"         ? party_choices(parties, "")
               : field == "involvement" ? involvement_choices(call, "")
                                        : std::vector<html::Choice>{};
    });
}

} // namespace

http::Response add_stakeholder(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    web::Form form{call.request};
    Stakeholder given;
    read_stakeholder(form, given, Reading::every_field);
    if (!form.good()) return edit_again(call, id, about_stakeholder(form.failure()));
    auto done = partnerships::add_stakeholder(call.database(), id, given, call.by());
    if (done) return call.see_other(address_of(id, "/edit"), "partnerships.stakeholder.added_now");
    if (done.failure().fault == Fault::invalid)
        return edit_again(call, id, about_stakeholder(done.failure()));
    return call.failure(done.failure());
}

http::Response save_stakeholder(web::Call& call, PartnershipId id, StakeholderId stakeholder) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    web::Form form{call.request};
    Stakeholder given{.id = stakeholder};
    read_stakeholder(form, given, Reading::every_field);
    if (!form.good()) return call.failure(form.failure());
    given.version = static_cast<int>(form.version());
    auto done = change_stakeholder(call.database(), id, given, call.by());
    if (done) return call.see_other(address_of(id, "/edit"), "partnerships.saved_now");
    if (done.failure().fault == Fault::outdated) return shown_conflict(call, id, given);
    return call.failure(done.failure());
}

http::Response remove_stakeholder(web::Call& call, PartnershipId id, StakeholderId stakeholder) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    auto done = partnerships::remove_stakeholder(call.database(), id, stakeholder, call.by());
    if (!done) return call.failure(done.failure());
    return call.see_other(address_of(id, "/edit"), "partnerships.stakeholder.removed_now");
}

http::Response stakeholder_to_edit(web::Call& call, PartnershipId id, StakeholderId) {
    return to_edit(call, id);
}

} // namespace pages
} // namespace partnerships
