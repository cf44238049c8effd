// SQL of what belongs to an organisation: names, identifiers, relations.
#include "platform/text/folding.hpp"
#include "policy/partners/first_rows.hpp"
#include "policy/partners/store.hpp"

namespace partners {
namespace {

constexpr db::Sql select_names = R"sql(
    SELECT id, name, language, use, valid_to, origin
      FROM organisation_names
     WHERE organisation_id = ?
     ORDER BY CASE use WHEN 'display' THEN 0 WHEN 'label' THEN 1 WHEN 'acronym' THEN 2 WHEN 'alias' THEN 3 ELSE 4 END, id
)sql";

constexpr db::Sql insert_name_row = R"sql(
    INSERT INTO organisation_names (organisation_id, name, folded, language, use, valid_to, origin)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    RETURNING id
)sql";
constexpr db::Sql delete_name_row =
    "DELETE FROM organisation_names WHERE id = ? AND organisation_id = ? AND use <> 'display'";

constexpr db::Sql select_identifiers = R"sql(
    SELECT id, kind, value, origin, former FROM identifiers WHERE organisation_id = ? ORDER BY kind, former, value
)sql";
constexpr db::Sql select_with_identifier = R"sql(
    SELECT organisation_id FROM identifiers WHERE kind = ? AND value = ? ORDER BY organisation_id LIMIT 20
)sql";
constexpr db::Sql insert_identifier_row = R"sql(
    INSERT INTO identifiers (organisation_id, kind, value, origin) VALUES (?, ?, ?, ?) RETURNING id
)sql";
constexpr db::Sql delete_identifier_row = "DELETE FROM identifiers WHERE id = ? AND organisation_id = ?";

constexpr db::Sql select_relations = R"sql(
    SELECT relation.id, relation.kind, relation.organisation_id, relation.other_id, other.name, relation.since, relation.origin
      FROM organisation_relations relation
      JOIN organisations other ON other.id = relation.other_id
     WHERE relation.organisation_id = ?
     ORDER BY relation.kind, other.sort_key, relation.id
)sql";
constexpr db::Sql select_relations_to = R"sql(
    SELECT relation.id, relation.kind, relation.organisation_id, relation.other_id, one.name, relation.since, relation.origin
      FROM organisation_relations relation
      JOIN organisations one ON one.id = relation.organisation_id
     WHERE relation.other_id = ?
     ORDER BY relation.kind, one.sort_key, relation.id
)sql";
constexpr db::Sql insert_relation_row = R"sql(
    INSERT INTO organisation_relations (organisation_id, kind, other_id, since, origin) VALUES (?, ?, ?, ?, ?) RETURNING id
)sql";
constexpr db::Sql delete_relation_row = R"sql(
    DELETE FROM organisation_relations WHERE id = ? AND (organisation_id = ? OR other_id = ?)
)sql";

} // namespace

std::vector<OrganisationName> names_of_organisation(db::Session& session, OrganisationId id) {
    return first_rows<OrganisationName>(500, session, select_names, id);
}

NameId insert_name(db::Transaction& tx, OrganisationId id, const OrganisationName& name) {
    return tx.one<NameId>(insert_name_row, id, name.name, text::fold(name.name), name.language, name.use,
                          name.valid_to, name.origin);
}

bool delete_name(db::Transaction& tx, OrganisationId id, NameId name) {
    return tx.run(delete_name_row, name, id) > 0;
}

std::vector<StoredIdentifier> identifiers_of(db::Session& session, OrganisationId id) {
    return first_rows<StoredIdentifier>(200, session, select_identifiers, id);
}

std::vector<OrganisationId> with_identifier(db::Session& session, const Identifier& identifier) {
    return session.all<OrganisationId>(select_with_identifier, identifier.kind, identifier.value);
}

std::int64_t insert_identifier(db::Transaction& tx, OrganisationId id, const Identifier& identifier,
                               std::string_view origin) {
    return tx.one<std::int64_t>(insert_identifier_row, id, identifier.kind, identifier.value, origin);
}

bool delete_identifier(db::Transaction& tx, OrganisationId id, std::int64_t identifier) {
    return tx.run(delete_identifier_row, identifier, id) > 0;
}

std::vector<Relation> relations_of(db::Session& session, OrganisationId id) {
    return first_rows<Relation>(500, session, select_relations, id);
}

std::vector<Relation> relations_to(db::Session& session, OrganisationId id) {
    return first_rows<Relation>(500, session, select_relations_to, id);
}

std::int64_t insert_relation(db::Transaction& tx, const Relation& relation) {
    return tx.one<std::int64_t>(insert_relation_row, relation.organisation_id, relation.kind,
                                relation.other_id, relation.since, relation.origin);
}

bool delete_relation(db::Transaction& tx, OrganisationId id, std::int64_t relation) {
    return tx.run(delete_relation_row, relation, id, id) > 0;
}

} // namespace partners
