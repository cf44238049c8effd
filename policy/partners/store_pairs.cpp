// SQL of pairs that are likely one organisation. What stands twice is read from the indexes first, so that
// the pairs of a register of 50,000 organisations are found without comparing them with each other.
#include "policy/partners/merging_pages.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr db::Sql with_pairs = R"sql(
    WITH ids_twice AS (SELECT kind, value FROM identifiers GROUP BY kind, value HAVING count(*) > 1),
         names_twice AS (SELECT folded FROM organisation_names GROUP BY folded HAVING count(*) > 1),
         found AS (
            SELECT mine.organisation_id AS first_id, theirs.organisation_id AS second_id, 1 AS by_id, 0 AS by_name
              FROM ids_twice
              JOIN identifiers mine ON mine.kind = ids_twice.kind AND mine.value = ids_twice.value
              JOIN identifiers theirs ON theirs.kind = ids_twice.kind AND theirs.value = ids_twice.value
             WHERE mine.former = 0 AND theirs.former = 0 AND theirs.organisation_id > mine.organisation_id
             UNION ALL
            SELECT mine.organisation_id, theirs.organisation_id, 0, 1
              FROM names_twice
              JOIN organisation_names mine ON mine.folded = names_twice.folded
              JOIN organisation_names theirs ON theirs.folded = names_twice.folded
             WHERE theirs.organisation_id > mine.organisation_id
               AND mine.use IN ('display', 'label') AND theirs.use IN ('display', 'label')),
         pair AS (SELECT first_id, second_id, max(by_id) AS by_id, max(by_name) AS by_name FROM found GROUP BY first_id, second_id)
    SELECT first.id, second.id, first.name, second.name, first.country, second.country, pair.by_id, pair.by_name,
)sql";

// Told apart: an id of one register at each, and none of them in common. What every organisation has one of
// is a list.
constexpr db::Sql two_ids = R"sql(
           (SELECT coalesce(min(CASE WHEN mine.value = theirs.value THEN 0 ELSE 1 END), 0)
              FROM identifiers mine
              JOIN identifiers theirs ON theirs.kind || '' = mine.kind
             WHERE mine.organisation_id = first.id AND theirs.organisation_id = second.id
               AND mine.former = 0 AND theirs.former = 0 AND mine.kind
)sql";

constexpr db::Sql from_pairs = R"sql(
           ) AS told_apart
      FROM pair
      JOIN organisations first ON first.id = pair.first_id
      JOIN organisations second ON second.id = pair.second_id
     WHERE first.merged_into_id IS NULL AND second.merged_into_id IS NULL
       AND (pair.by_id = 1 OR first.country = second.country OR first.country = '' OR second.country = '')
       AND NOT EXISTS (SELECT 1 FROM not_duplicates
                        WHERE not_duplicates.first_id = first.id AND not_duplicates.second_id = second.id)
     ORDER BY told_apart, pair.by_id DESC, first.sort_key, first.id, second.id
     LIMIT ?
)sql";

constexpr db::Sql insert_different = R"sql(
    INSERT INTO not_duplicates (first_id, second_id, account_id, decided_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (first_id, second_id) DO NOTHING
)sql";

struct FoundPair {
    OrganisationId first, second;
    std::string first_name, second_name, first_country, second_country;
    bool by_identifier = false, by_name = false, told_apart = false;
};

std::optional<Likeness> likeness(const FoundPair& pair) {
    return likeness_of({.shares_identifier = pair.by_identifier,
                        .told_apart = pair.told_apart,
                        .same_name = pair.by_name,
                        .similarity = pair.by_name ? 1.0 : 0.0,
                        .weight = 1, // how telling a name is takes an index of all of them: the bench has one
                        .country = agreement_of(pair.first_country, pair.second_country)});
}

} // namespace

std::vector<PairRow> likely_pairs(db::Session& session, int limit) {
    std::vector<IdentifierKind> kinds;
    for (IdentifierKind kind : all_of<IdentifierKind>())
        if (is_one_for_each(kind)) kinds.push_back(kind);
    db::Query query{with_pairs};
    query.add(two_ids).add_in(kinds).add(from_pairs, limit);
    std::vector<PairRow> pairs;
    for (FoundPair& pair : session.all<FoundPair>(query))
        if (auto how = likeness(pair))
            pairs.push_back({pair.first, pair.second, std::move(pair.first_name), std::move(pair.second_name),
                             std::move(pair.first_country), std::move(pair.second_country),
                             pair.by_identifier ? "identifier" : "name", *how});
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const PairRow& a, const PairRow& b) { return a.likeness < b.likeness; });
    return pairs;
}

void put_kept_first(db::Session& session, std::vector<PairRow>& pairs) {
    for (PairRow& pair : pairs) {
        if (kept_for(keep_facts(session, pair.second), keep_facts(session, pair.first)) == KeptFor::nothing)
            continue;
        std::swap(pair.first, pair.second);
        std::swap(pair.first_name, pair.second_name);
        std::swap(pair.first_country, pair.second_country);
    }
}

void remember_different(db::Transaction& tx, OrganisationId a, OrganisationId b, const By& by) {
    bool in_order = a.value < b.value;
    tx.run(insert_different, in_order ? a : b, in_order ? b : a, by.account, by.when);
}

} // namespace partners
