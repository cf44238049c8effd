// Editing a case and its partners; two people at once lose nothing.
#include "platform/web/conflict.hpp"
#include "platform/web/views.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/actions.hpp"
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
    if (field == "account") return "partnerships.team.who";
    if (field == "function") return "partnerships.team.as";
    return "partnerships.field." + field;
}

http::Response shown(web::Call& call, PartnershipId id, web::FormView view, int status) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    EditPage page{case_page(call, reader, *partnership, "edit"),
                  std::move(view),
                  offered_to(call, reader),
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
    if (page.page.access.arranges) {
        page.team = team_of(reader, id);
        page.people = people_for_team(call, reader);
        for (auto function : all_of<TeamFunction>())
            page.functions.push_back({std::string{name_of(function)},
                                      std::string{call.tr.of("partnerships.team.function", function)}});
        mark(page.people, page.form.value("account"));
        mark(page.functions, page.form.value("function"));
    }
    return call.page({.title = partnership->title, .room = "partnerships", .status = status},
                     views::edit(call.tr, page));
}

using ValueWords = std::vector<std::pair<std::string, std::string>>;

// How values that are keys are said.
ValueWords words_of(const Offered& offered, std::string_view field,
                    std::initializer_list<std::string_view> values) {
    const auto& choices = field == "areas"         ? offered.areas
                          : field == "formats"     ? offered.formats
                          : field == "host"        ? offered.hosts
                          : field == "unit"        ? offered.units
                          : field == "coordinator" ? offered.coordinators
                                                   : std::vector<html::Choice>{};
    ValueWords words;
    if (choices.empty()) return words;
    for (auto value : values) {
        std::string said;
        for (const auto& key : keys_in(value))
            for (const auto& choice : choices)
                if (choice.value == key) said += (said.empty() ? "" : ", ") + choice.label;
        words.emplace_back(value, said.empty() ? std::string{value} : said);
    }
    return words;
}

// Somebody was first: what I saw (sent along), theirs and mine, for each field that differs.
http::Response shown_conflict(web::Call& call, PartnershipId id, const Partnership& mine) {
    auto reader = call.database().read();
    auto theirs = find_partnership(reader, id);
    if (!theirs) return call.not_found();
    auto offered = offered_to(call, reader);
    web::FormView their_view, my_view;
    fill(their_view, *theirs);
    fill(my_view, mine);
    web::Conflict conflict{theirs->title, "", address_of(id, "/edit"), call.csrf(), theirs->version, {}, {}};
    for (const auto& [field, value] : their_view.values) {
        std::string original{call.request.field("was." + field)}, my_value{my_view.value(field)};
        auto label = call.tr("partnerships.field." + field);
        conflict.lines.push_back({field, std::string{label}, original, value, my_value,
                                  words_of(offered, field, {original, value, my_value})});
        conflict.other_fields.emplace_back("was." + field, value);
    }
    return call.page({.title = theirs->title, .room = "partnerships", .status = 412},
                     web::views::conflict(call.tr, conflict));
}

// The case's fields as they stand.
web::FormView filled(const web::Call& call, PartnershipId id) {
    web::FormView view;
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    fill(view, *partnership);
    view.version = partnership->version;
    for (std::size_t i = 0, fields = view.values.size(); i < fields; ++i) {
        auto [name, value] = view.values[i];
        view.set("was." + name, value);
    }
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
    for (std::string_view field : {"name", "country", "account", "function"})
        if (auto value = call.request.field(field); !value.empty()) view.set(field, value);
    view.add(failure);
    return pages::shown(call, id, std::move(view), 422);
}

namespace pages {

http::Response edit(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    return shown(call, id, filled(call, id), 200);
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
    if (!form.good()) return shown(call, id, form.view(call.csrf()), 422);
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
    auto done = change_party(call.database(), id, party, call.by());
    return after_party(call, id, done ? nullptr : &done.failure(), "partnerships.saved_now");
}

http::Response remove_partner(web::Call& call, PartnershipId id, PartyId party) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    auto done = remove_party(call.database(), id, party, call.by());
    return after_party(call, id, done ? nullptr : &done.failure(), "partnerships.partner_removed_now");
}

http::Response undo_change(web::Call& call, PartnershipId id, events::EventId event) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    auto access = access_now(call, id);
    auto done = put_back(call.database(), id, event, access, call.by());
    if (!done) return call.failure(done.failure());
    return call.see_other(address_of(id, "/history"), "partnerships.put_back_now");
}

} // namespace pages
} // namespace partnerships
