// SQL of those concerned by a partnership.
#include "policy/partnerships/store_stakeholders.hpp"

namespace partnerships {
namespace {

constexpr db::Sql select_stakeholders = R"sql(
    SELECT stakeholders.id, stakeholders.party_id, stakeholders.name, stakeholders.interest, stakeholders.involvement,
           stakeholders.version, coalesce(organisations.name, party.name_as_written, '')
      FROM partnership_stakeholders stakeholders
      LEFT JOIN partnership_parties party ON party.id = stakeholders.party_id
      LEFT JOIN organisations asked ON asked.id = party.organisation_id
      LEFT JOIN organisations ON organisations.id = coalesce(asked.merged_into_id, asked.id)
     WHERE stakeholders.partnership_id = ?
)sql";
constexpr db::Sql stakeholders_in_order = " ORDER BY coalesce(party.position, -1), stakeholders.id LIMIT 500";

constexpr db::Sql insert_stakeholder_row = R"sql(
    INSERT INTO partnership_stakeholders (partnership_id, party_id, name, interest, involvement) VALUES (?, ?, ?, ?, ?) RETURNING id
)sql";
constexpr db::Sql update_stakeholder_row = R"sql(
    UPDATE partnership_stakeholders SET party_id = ?, name = ?, interest = ?, involvement = ?, version = version + 1
     WHERE id = ? AND partnership_id = ? AND version = ?
)sql";
constexpr db::Sql delete_row = "DELETE FROM partnership_stakeholders WHERE id = ? AND partnership_id = ?";
constexpr db::Sql delete_of_party =
    "DELETE FROM partnership_stakeholders WHERE partnership_id = ? AND party_id = ?";

} // namespace

std::vector<Stakeholder> stakeholders_of(db::Session& session, PartnershipId id) {
    db::Query query{select_stakeholders, id};
    return session.all<Stakeholder>(query.add(stakeholders_in_order));
}

std::optional<Stakeholder> find_stakeholder(db::Session& session, PartnershipId id,
                                            StakeholderId stakeholder) {
    db::Query query{select_stakeholders, id};
    const auto found = session.all<Stakeholder>(query.add(" AND stakeholders.id = ? LIMIT 1", stakeholder));
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

StakeholderId insert_stakeholder(db::Transaction& tx, PartnershipId id, const Stakeholder& one) {
    return tx.one<StakeholderId>(insert_stakeholder_row, id, one.party_id, one.name, one.interest,
                                 one.involvement);
}

bool update_stakeholder(db::Transaction& tx, PartnershipId id, const Stakeholder& one) {
    return tx.run(update_stakeholder_row, one.party_id, one.name, one.interest, one.involvement, one.id, id,
                  one.version) > 0;
}

void delete_stakeholder(db::Transaction& tx, PartnershipId id, StakeholderId stakeholder) {
    tx.run(delete_row, stakeholder, id);
}

std::vector<Stakeholder> remove_stakeholders_of(db::Transaction& tx, PartnershipId id, PartyId party) {
    db::Query query{select_stakeholders, id};
    auto gone =
        tx.all<Stakeholder>(query.add(" AND stakeholders.party_id = ?", party).add(stakeholders_in_order));
    tx.run(delete_of_party, id, party);
    return gone;
}

} // namespace partnerships
