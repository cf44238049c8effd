// What other rooms may know of an organisation.
#include "policy/partners/identifier.hpp"
#include "policy/partners/partners.hpp"

namespace partners {
namespace {

constexpr db::Sql select_facts = R"sql(
    SELECT kept.id, kept.name, kept.kind, kept.status, kept.country,
           coalesce((SELECT min(value) FROM identifiers WHERE organisation_id = kept.id AND kind = 'ror' AND former = 0), '')
      FROM organisations asked
      JOIN organisations kept ON kept.id = coalesce(asked.merged_into_id, asked.id)
     WHERE asked.id = ?
)sql";

constexpr db::Sql select_identified = R"sql(
    SELECT coalesce(organisations.merged_into_id, organisations.id)
      FROM identifiers
      JOIN organisations ON organisations.id = identifiers.organisation_id
     WHERE identifiers.kind = ? AND identifiers.value = ?
     ORDER BY identifiers.former, organisations.id
     LIMIT 1
)sql";

} // namespace

std::optional<OrganisationFacts> facts_of(db::Session& session, OrganisationId id) {
    return session.find<OrganisationFacts>(select_facts, id);
}

std::optional<OrganisationId> identified(db::Session& session, std::string_view identifier) {
    auto known = recognised(identifier);
    if (!known) return std::nullopt;
    return session.find<OrganisationId>(select_identified, known->kind, known->value);
}

} // namespace partners
