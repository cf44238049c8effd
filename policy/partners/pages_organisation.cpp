// The page of one organisation.
#include "platform/text/folding.hpp"
#include "platform/text/languages.hpp"
#include "policy/may.hpp"
#include "policy/partners/countries.hpp"
#include "policy/partners/merging.hpp"
#include "policy/partners/models_organisation.hpp"
#include "policy/partners/namesakes.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/shown.hpp"
#include "policy/partners/views.hpp"

namespace partners {

std::string language_in_words(const text::Words& tr, std::string_view language) {
    auto name = text::language_name(language, tr.language());
    return name.empty() ? std::string{language} : name;
}

bool region_tells_more(const Organisation& organisation) {
    return !organisation.region.empty() && text::fold(organisation.region) != text::fold(organisation.city);
}

std::vector<ShownIdentifier> shown_identifiers(const text::Words& tr,
                                               const std::vector<StoredIdentifier>& identifiers) {
    std::vector<ShownIdentifier> all;
    for (const auto& stored : identifiers) {
        Identifier identifier{stored.kind, stored.value};
        all.push_back({stored.id, std::string{tr.of("partners.scheme", stored.kind)}, shown(identifier),
                       address_of(identifier), stored.former,
                       std::string{check(stored.kind, stored.value).reason}});
    }
    return all;
}

std::vector<ShownRelation> shown_relations(db::Session& session, const text::Words& tr,
                                           const std::vector<Relation>& from,
                                           const std::vector<Relation>& to) {
    std::vector<ShownRelation> all;
    for (const auto& relation : from)
        all.push_back({relation.id, std::string{tr.of("partners.relation", relation.kind)}, relation.other_id,
                       relation.other_name, relation.since});
    for (const auto& relation : to)
        all.push_back({relation.id, std::string{tr.of("partners.relation_to", relation.kind)},
                       relation.organisation_id, relation.other_name, relation.since});
    std::vector<OrganisationId> others;
    for (const auto& one : all) others.push_back(one.other);
    auto own = names_in(session, others, text::code_of(tr.language()));
    for (auto& one : all)
        if (auto found = own.find(one.other); found != own.end()) one.name = found->second;
    return all;
}

std::string act_in_words(const text::Words& tr, std::string_view act) {
    std::string key = "partners.event." + std::string{act};
    return std::string{tr.has(key) ? tr(key) : act};
}

namespace pages {
namespace {

bool is_detail(std::string_view field) {
    static const auto texts = texts_of(Details{});
    for (const auto& [name, value] : texts)
        if (name == field) return true;
    return false;
}

std::string said(const Call& call, std::string_view field, const std::optional<std::string>& value) {
    if (!value) return {};
    if (field == "country") return std::string{country_name(*value, call.tr.language())};
    if (field == "kind" || field == "status") {
        auto key = "partners." + std::string{field} + "." + *value;
        if (call.tr.has(key)) return std::string{call.tr(key)};
    }
    return *value;
}

ShownEvent shown_event(const Call& call, const events::Event& event, bool may_edit) {
    ShownEvent shown{event.id.value, act_in_words(call.tr, event.act),
                     event.actor,    call.tr.time(event.at),
                     event.reason,   {},
                     false};
    bool details =
        event.act == "changed" || event.act == "changed_with_others" || event.act == "changed_by_sheet";
    for (const auto& change : events::changes_of(event)) {
        std::string label = "partners.field_name." + change.field;
        shown.changes.push_back(
            {change.field, call.tr.has(label) ? std::string{call.tr(label)} : change.field,
             said(call, change.field, change.before), said(call, change.field, change.after),
             may_edit && details && is_detail(change.field)});
    }
    return shown;
}

void add_belongings(const Call& call, db::Session& session, OrganisationPage& page) {
    auto id = page.organisation.id;
    page.names = names_of_organisation(session, id);
    page.identifiers = shown_identifiers(call.tr, identifiers_of(session, id));
    page.relations = shown_relations(session, call.tr, relations_of(session, id), relations_to(session, id));
    page.units = units_of(session, id);
    page.functions = functions_of(session, id, call.today());
    page.affiliations = affiliations_of_organisation(session, id, call.today());
    if (page.organisation.legal_entity_id)
        if (auto entity = facts_of(session, *page.organisation.legal_entity_id))
            page.legal_entity = entity->name;
}

} // namespace

Response show(Call& call, OrganisationId id) {
    auto reader = call.database().read();
    auto organisation = find_organisation(reader, id);
    if (!organisation) return call.not_found();
    if (organisation->merged_into_id)
        return call.see_other("/organisations/" + std::to_string(organisation->merged_into_id->value),
                              "partners.merged_here");

    OrganisationPage page;
    page.organisation = std::move(*organisation);
    page.may_edit = call.may(May::edit_organisations);
    page.may_merge = call.may(May::merge_organisations);
    add_belongings(call, reader, page);
    page.partnerships = partnerships_of(reader, id);
    page.agreements = agreements_of(reader, id);
    page.collaborations = collaborations_of(reader, id);
    page.all_history = call.request.parameter("history") == "all";
    const bool splits = page.may_merge && !merges_into(reader, id).empty();
    for (const auto& event :
         events::history_of(reader, {"organisations", id.value}, page.all_history ? 200 : 10))
        page.history.push_back(shown_event(call, event, page.may_edit)),
            page.history.back().may_split = splits && event.act == "merged";
    std::vector<NamedOne> named{{id, page.organisation.name}};
    name_for_reader(reader, call.tr, named);
    page.organisation.name = named.front().name;
    page.registered_name = named.front().registered;
    page.csrf = call.csrf();
    page.follow = following::button_for(call, reader, {"organisations", id.value});
    return call.page({.title = page.organisation.name, .room = "organisations"},
                     views::organisation(call.tr, page));
}

} // namespace pages
} // namespace partners
