// SQL of what changes an organisation: its names by language, its relations and where it is in use.
#include "policy/partners/store_details.hpp"

#include "platform/text/folding.hpp"
#include "policy/partners/store.hpp"

namespace partners {
namespace {

constexpr db::Sql update_display = R"sql(
    UPDATE organisation_names SET name = ?, folded = ?, language = ? WHERE organisation_id = ? AND use = 'display'
)sql";
constexpr db::Sql update_label = R"sql(
    UPDATE organisation_names SET name = ?, folded = ?, origin = 'user'
     WHERE id = (SELECT min(id) FROM organisation_names WHERE organisation_id = ? AND language = ? AND use = 'label')
)sql";
constexpr db::Sql delete_label = R"sql(
    DELETE FROM organisation_names
     WHERE id = (SELECT min(id) FROM organisation_names WHERE organisation_id = ? AND language = ? AND use = 'label')
)sql";
constexpr db::Sql select_name = R"sql(
    SELECT id, name, language, use, valid_to, origin FROM organisation_names WHERE organisation_id = ? AND id = ?
)sql";

constexpr db::Sql select_same_relation = R"sql(
    SELECT count(*) FROM organisation_relations WHERE organisation_id = ? AND kind = ? AND other_id = ?
)sql";
// Going upwards from the one meant as parent: does one meet the child? UNION keeps circles in old data from
// going on for ever.
constexpr db::Sql select_above = R"sql(
    WITH RECURSIVE above(id) AS (
        SELECT CAST(? AS bigint)
        UNION
        SELECT relation.other_id FROM organisation_relations relation JOIN above ON above.id = relation.organisation_id
         WHERE relation.kind = ?
    )
    SELECT count(*) FROM above WHERE id = ?
)sql";

constexpr db::Sql select_use = R"sql(
    SELECT (SELECT count(*) FROM agreement_parties party JOIN agreements ON agreements.id = party.agreement_id
             WHERE party.organisation_id = ? AND agreements.status = 'in_force'),
           (SELECT count(*) FROM partnership_parties party JOIN partnerships ON partnerships.id = party.partnership_id
             WHERE party.organisation_id = ?
               AND partnerships.stage NOT IN ('ended', 'declined', 'withdrawn', 'lapsed', 'converted'))
)sql";

} // namespace

void set_display_name(db::Transaction& tx, OrganisationId id, std::string_view name,
                      std::string_view language) {
    if (tx.run(update_display, name, text::fold(name), language, id) == 0)
        insert_name(tx, id,
                    {.name = std::string{name}, .language = std::string{language}, .use = NameUse::display});
}

void set_label(db::Transaction& tx, OrganisationId id, std::string_view language, std::string_view name) {
    if (name.empty())
        tx.run(delete_label, id, language);
    else if (tx.run(update_label, name, text::fold(name), id, language) == 0)
        insert_name(tx, id,
                    {.name = std::string{name}, .language = std::string{language}, .use = NameUse::label});
}

std::optional<OrganisationName> find_name(db::Session& session, OrganisationId id, NameId name) {
    return session.find<OrganisationName>(select_name, id, name);
}

RelationFacts relation_facts(db::Session& session, const Relation& relation) {
    RelationFacts facts;
    facts.same = relation.organisation_id == relation.other_id;
    facts.exists = session.one<std::int64_t>(select_same_relation, relation.organisation_id, relation.kind,
                                             relation.other_id) > 0;
    facts.circular = !facts.same && relation.kind != RelationKind::related &&
                     session.one<std::int64_t>(select_above, relation.other_id, relation.kind,
                                               relation.organisation_id) > 0;
    return facts;
}

UseFacts use_of(db::Session& session, OrganisationId id) { return session.one<UseFacts>(select_use, id, id); }

} // namespace partners
