// The organisations that a search finds, as rows: by trigram, by identifier, by rarest part.
#include "policy/partners/search_store.hpp"

#include "platform/basics/ascii.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr db::Sql select_hits = R"sql(
    SELECT id, name, kind, status, country, city, '' FROM organisations WHERE id
)sql";
constexpr db::Sql select_ids = "SELECT id FROM organisations WHERE id";
constexpr db::Sql order_by_name = " ORDER BY sort_key, id LIMIT ?";

constexpr db::Sql select_known = R"sql(
    SELECT organisations.id, organisations.kind, organisations.status, organisation_search.text,
           (SELECT count(*) FROM identifiers WHERE organisation_id = organisations.id),
           CASE WHEN EXISTS (SELECT 1 FROM organisation_relations
                              WHERE organisation_id = organisations.id AND kind = 'parent') THEN 1 ELSE 0 END,
           CASE WHEN EXISTS (SELECT 1 FROM partnership_parties WHERE organisation_id = organisations.id)
                  OR EXISTS (SELECT 1 FROM agreement_parties WHERE organisation_id = organisations.id)
                THEN 1 ELSE 0 END
      FROM organisations
      JOIN organisation_search ON organisation_search.organisation_id = organisations.id
     WHERE organisations.id
)sql";
constexpr db::Sql known_by_name = " ORDER BY organisations.sort_key, organisations.id";

constexpr int step = 4000; // of the walk
constexpr db::Sql select_by_name = "SELECT id FROM organisations ORDER BY sort_key, id LIMIT ? OFFSET ?";

constexpr db::Sql select_name_with = R"sql(
    SELECT name
      FROM organisation_names
     WHERE organisation_id = ? AND folded LIKE ?
     ORDER BY CASE WHEN folded = ? THEN 0 WHEN folded LIKE ? THEN 1 ELSE 2 END, length(name), id
     LIMIT 1
)sql";

constexpr db::Sql select_found_by_identifier = R"sql(
    SELECT DISTINCT coalesce(organisations.merged_into_id, organisations.id)
      FROM identifiers
      JOIN organisations ON organisations.id = identifiers.organisation_id
     WHERE identifiers.kind = ? AND identifiers.value = ?
     ORDER BY 1
     LIMIT 20
)sql";
constexpr db::Sql select_with_code = R"sql(
    SELECT DISTINCT coalesce(organisations.merged_into_id, organisations.id)
      FROM identifiers
      JOIN organisations ON organisations.id = identifiers.organisation_id
     WHERE identifiers.kind IN ('pic', 'oid', 'eche', 'schac', 'erasmus') AND identifiers.value IN (?, ?, ?)
     ORDER BY 1
     LIMIT 20
)sql";

} // namespace

db::Query among(db::Product product, db::Sql before, const std::vector<std::int64_t>& ids) {
    bool sqlite = product == db::Product::sqlite;
    std::string list;
    for (auto id : ids) list += (list.empty() ? "" : ",") + std::to_string(id);
    db::Query query{before};
    if (sqlite) return query.add(" IN (SELECT value FROM json_each(?))", "[" + list + "]");
    return query.add(" = ANY (CAST(? AS bigint[]))", "{" + list + "}");
}

std::vector<std::int64_t> ordered_by_name(db::Session& session, const std::vector<std::int64_t>& ids,
                                          std::size_t limit) {
    if (ids.size() < 2) return ids;
    return session.all<std::int64_t>(among(session.product(), select_ids, ids).add(order_by_name, limit));
}

std::vector<Known> known_of(db::Session& session, const std::vector<std::int64_t>& ids) {
    return session.all<Known>(among(session.product(), select_known, ids).add(known_by_name));
}

void walk_by_name(db::Session& session, const std::function<bool(std::int64_t)>& visit) {
    bool more = true;
    for (int offset = 0; more; offset += step) {
        int rows = 0;
        session.each<std::int64_t>(
            select_by_name, [&](std::int64_t id) { return ++rows, more = visit(id); }, step, offset);
        more = more && rows == step;
    }
}

std::vector<SearchHit> hits_of(db::Session& session, const std::vector<std::int64_t>& ids) {
    if (ids.empty()) return {};
    auto hits = session.all<SearchHit>(among(session.product(), select_hits, ids));
    auto place = [&](const SearchHit& hit) { return std::find(ids.begin(), ids.end(), hit.id.value); };
    std::sort(hits.begin(), hits.end(),
              [&](const SearchHit& a, const SearchHit& b) { return place(a) < place(b); });
    return hits;
}

std::string name_with(db::Session& session, OrganisationId id, std::string_view folded,
                      std::string_view word) {
    std::string asked{folded}, beginning = asked + "%", part = "%" + std::string{word} + "%";
    return session.find<std::string>(select_name_with, id, part, asked, beginning).value_or("");
}

std::vector<std::int64_t> ids_with_identifier(db::Session& session, IdentifierKind kind,
                                              std::string_view value) {
    return session.all<std::int64_t>(select_found_by_identifier, kind, value);
}

std::vector<std::int64_t> ids_with_code(db::Session& session, std::string_view code) {
    return session.all<std::int64_t>(select_with_code, code, ascii::small(code), ascii::capitals(code));
}

} // namespace partners
