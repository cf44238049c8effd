// Names, identifiers and relations of an organisation: load, judge, write, record.
#include "platform/events/events.hpp"
#include "platform/text/languages.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/rules.hpp"
#include "policy/partners/store.hpp"
#include "policy/partners/store_details.hpp"

#include <algorithm>

namespace partners {
namespace {

// One version on, and the event: what all of these end with.
void finish(db::Transaction& tx, OrganisationId id, std::string_view act, const By& by,
            events::Change change) {
    touch(tx, id, by.when);
    events::record(tx, {"organisations", id.value}, act, by, {std::move(change)});
    tx.commit();
}

} // namespace

Result<NameId> add_name(db::Database& database, OrganisationId id, const OrganisationName& name,
                        const By& by) {
    if (name.name.empty()) return invalid({{"name", "web.field.missing"}});
    if (!name.language.empty() && !text::is_language(name.language))
        return invalid({{"language", "partners.field.language"}});
    if (name.use == NameUse::display) return invalid({{"use", "partners.field.use"}});
    auto tx = database.begin();
    auto organisation = find_organisation(tx, id);
    if (!organisation) return missing("partners");
    auto verdict = may_change(*organisation);
    if (!verdict.passes(by.excuses)) return refused(verdict);
    auto name_id = insert_name(tx, id, name);
    refresh_search(tx, id);
    finish(tx, id, "name_added", by, {std::string{name_of(name.use)}, std::nullopt, name.name});
    return name_id;
}

Result<Done> remove_name(db::Database& database, OrganisationId id, NameId name, const By& by) {
    auto tx = database.begin();
    auto organisation = find_organisation(tx, id);
    auto found = find_name(tx, id, name);
    if (!organisation || !found) return missing("partners.name");
    auto verdict = may_change(*organisation);
    if (!verdict.passes(by.excuses)) return refused(verdict);
    if (!delete_name(tx, id, name)) return missing("partners.name"); // the one shown is changed, not removed
    refresh_search(tx, id);
    finish(tx, id, "name_removed", by, {std::string{name_of(found->use)}, found->name, std::nullopt});
    return Done{};
}

Result<Done> add_identifier(db::Database& database, OrganisationId id, IdentifierKind kind,
                            std::string_view text, const By& by) {
    auto checked = check(kind, text);
    if (!checked) return invalid({{"value", std::string{checked.reason}}});
    Identifier identifier{kind, checked.normal};
    auto tx = database.begin();
    auto organisation = find_organisation(tx, id);
    if (!organisation) return missing("partners");
    auto others = with_identifier(tx, identifier);
    if (std::find(others.begin(), others.end(), id) != others.end())
        return invalid({{"value", "partners.field.identifier_here"}});
    auto verdict = may_identify(*organisation, static_cast<int>(others.size()));
    if (!verdict.passes(by.excuses)) return refused(verdict);
    insert_identifier(tx, id, identifier, "user");
    finish(tx, id, "identifier_added", by, {std::string{name_of(kind)}, std::nullopt, identifier.value});
    return Done{};
}

Result<Done> remove_identifier(db::Database& database, OrganisationId id, std::int64_t identifier,
                               const By& by) {
    auto tx = database.begin();
    auto organisation = find_organisation(tx, id);
    if (!organisation) return missing("partners");
    auto verdict = may_change(*organisation);
    if (!verdict.passes(by.excuses)) return refused(verdict);
    auto all = identifiers_of(tx, id);
    auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == identifier; });
    if (found == all.end()) return missing("partners.identifier");
    delete_identifier(tx, id, identifier);
    finish(tx, id, "identifier_removed", by, {std::string{name_of(found->kind)}, found->value, std::nullopt});
    return Done{};
}

Result<std::int64_t> add_relation(db::Database& database, const Relation& relation, const By& by) {
    auto tx = database.begin();
    auto organisation = find_organisation(tx, relation.organisation_id);
    auto other = find_organisation(tx, relation.other_id);
    if (!organisation) return missing("partners");
    if (!other) return invalid({{"other", "partners.field.other"}});
    auto verdict = may_relate(*organisation, relation_facts(tx, relation));
    if (!verdict.passes(by.excuses)) return refused(verdict);
    auto id = insert_relation(tx, relation);
    finish(tx, relation.organisation_id, "relation_added", by,
           {std::string{name_of(relation.kind)}, std::nullopt, other->name});
    return id;
}

Result<Done> remove_relation(db::Database& database, OrganisationId id, std::int64_t relation, const By& by) {
    auto tx = database.begin();
    auto organisation = find_organisation(tx, id);
    if (!organisation) return missing("partners");
    auto verdict = may_change(*organisation);
    if (!verdict.passes(by.excuses)) return refused(verdict);
    auto all = relations_of(tx, id);
    auto to = relations_to(tx, id);
    all.insert(all.end(), to.begin(), to.end());
    auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == relation; });
    if (found == all.end()) return missing("partners.relation");
    delete_relation(tx, id, relation);
    finish(tx, id, "relation_removed", by,
           {std::string{name_of(found->kind)}, found->other_name, std::nullopt});
    return Done{};
}

} // namespace partners
