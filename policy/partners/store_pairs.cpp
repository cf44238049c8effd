// SQL of pairs that are likely one organisation.
#include "policy/partners/merging_pages.hpp"

namespace partners {
namespace {

constexpr db::Sql select_pairs = R"sql(
    SELECT first.id, second.id, first.name, second.name, first.country, second.country, pair.reason
      FROM (SELECT mine.organisation_id AS first_id, theirs.organisation_id AS second_id, 'identifier' AS reason
              FROM identifiers mine
              JOIN identifiers theirs ON theirs.kind = mine.kind AND theirs.value = mine.value
                                     AND theirs.organisation_id > mine.organisation_id
             WHERE mine.former = 0 AND theirs.former = 0
             UNION
            SELECT mine.organisation_id, theirs.organisation_id, 'name'
              FROM organisation_names mine
              JOIN organisation_names theirs ON theirs.folded = mine.folded AND theirs.organisation_id > mine.organisation_id
             WHERE mine.use IN ('display', 'label') AND theirs.use IN ('display', 'label')) pair
      JOIN organisations first ON first.id = pair.first_id
      JOIN organisations second ON second.id = pair.second_id
     WHERE first.merged_into_id IS NULL AND second.merged_into_id IS NULL
       AND (pair.reason = 'identifier' OR first.country = second.country)
       AND NOT EXISTS (SELECT 1 FROM not_duplicates
                        WHERE not_duplicates.first_id = first.id AND not_duplicates.second_id = second.id)
     ORDER BY pair.reason, first.sort_key, first.id, second.id
     LIMIT ?
)sql";

constexpr db::Sql insert_different = R"sql(
    INSERT INTO not_duplicates (first_id, second_id, account_id, decided_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (first_id, second_id) DO NOTHING
)sql";

} // namespace

std::vector<PairRow> likely_pairs(db::Session& session, int limit) {
    return session.all<PairRow>(select_pairs, limit);
}

void remember_different(db::Transaction& tx, OrganisationId a, OrganisationId b, const By& by) {
    bool in_order = a.value < b.value;
    tx.run(insert_different, in_order ? a : b, in_order ? b : a, by.account, by.when);
}

} // namespace partners
