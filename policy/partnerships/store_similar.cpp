// SQL of the duplicate check: what there is already with the same partners, and what of it was joined.
#include "policy/partnerships/screening.hpp"
#include "policy/partnerships/store.hpp"

namespace partnerships {
namespace {

// Not named similar: that is a word of PostgreSQL's own.
constexpr db::Sql select_similar = R"sql(
    SELECT alike.kind, alike.id, alike.title, alike.state, alike.partner,
           CASE WHEN EXISTS (SELECT 1 FROM partnership_joined joined
                              WHERE joined.partnership_id = ? AND joined.kind = alike.kind AND joined.joined_id = alike.id)
                THEN 1 ELSE 0 END
      FROM (SELECT DISTINCT 'partnership' AS kind, other.id AS id, other.title AS title, other.stage AS state,
                   organisations.name AS partner
              FROM partnership_parties mine
              JOIN partnership_parties theirs ON theirs.organisation_id = mine.organisation_id
              JOIN partnerships other ON other.id = theirs.partnership_id AND other.id <> mine.partnership_id
              JOIN organisations ON organisations.id = mine.organisation_id
             WHERE mine.partnership_id = ?
             UNION ALL
            SELECT DISTINCT 'collaboration', collaborations.id, collaborations.title, collaborations.level, organisations.name
              FROM partnership_parties mine
              JOIN collaborations ON collaborations.organisation_id = mine.organisation_id
              JOIN organisations ON organisations.id = mine.organisation_id
             WHERE mine.partnership_id = ?
             UNION ALL
            SELECT DISTINCT 'agreement', agreements.id, agreements.title, agreements.status, organisations.name
              FROM partnership_parties mine
              JOIN agreement_parties party ON party.organisation_id = mine.organisation_id
              JOIN agreements ON agreements.id = party.agreement_id
              JOIN organisations ON organisations.id = mine.organisation_id
             WHERE mine.partnership_id = ?) alike
     ORDER BY alike.kind DESC, alike.id DESC, alike.partner
     LIMIT 200
)sql";

constexpr db::Sql insert_joined_row = R"sql(
    INSERT INTO partnership_joined (partnership_id, kind, joined_id, account_id, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
)sql";

} // namespace

std::vector<SimilarRow> similar_to(db::Session& session, PartnershipId id) {
    std::vector<SimilarRow> grouped; // what shares two partners is one, with both names
    const auto rows = session.all<SimilarRow>(select_similar, id, id, id, id);
    for (const auto& row : rows) {
        bool again = !grouped.empty() && grouped.back().kind == row.kind && grouped.back().id == row.id;
        if (again)
            grouped.back().partner += ", " + row.partner;
        else
            grouped.push_back(row);
    }
    return grouped;
}

std::vector<JoinedTitle> joinable(db::Session& session, PartnershipId id) {
    std::vector<JoinedTitle> all;
    const auto rows = similar_to(session, id);
    for (const auto& row : rows) all.push_back({{row.kind, row.id}, row.title});
    return all;
}

std::vector<JoinedTitle> joined_to(db::Session& session, PartnershipId id) {
    std::vector<JoinedTitle> all;
    const auto rows = similar_to(session, id);
    for (const auto& row : rows)
        if (row.joined) all.push_back({{row.kind, row.id}, row.title});
    return all;
}

void insert_joined(db::Transaction& tx, PartnershipId id, const Joined& joined, const By& by) {
    auto account = by.account ? std::optional{by.account} : std::nullopt;
    tx.run(insert_joined_row, id, joined.kind, joined.id, account, by.when);
}

} // namespace partnerships
