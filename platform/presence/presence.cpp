// One row for each account at a record, freshened with each turn.
#include "platform/presence/presence.hpp"

namespace presence {
namespace {

constexpr db::Sql upsert_here = R"sql(
    INSERT INTO presences (subject_kind, subject_id, account_id, seen_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (subject_kind, subject_id, account_id) DO UPDATE SET seen_at = excluded.seen_at
)sql";
constexpr db::Sql select_others = R"sql(
    SELECT accounts.name
      FROM presences
      JOIN accounts ON accounts.id = presences.account_id
     WHERE subject_kind = ? AND subject_id = ? AND account_id <> ? AND seen_at > ?
     ORDER BY accounts.name, accounts.id
     LIMIT 20
)sql";
constexpr db::Sql delete_gone = "DELETE FROM presences WHERE seen_at < ?";

} // namespace

std::vector<std::string> meet(db::Database& database, AccountId account, events::Subject subject, Time now) {
    auto tx = database.begin();
    tx.run(upsert_here, subject.kind, subject.id, account, now);
    auto others = tx.all<std::string>(select_others, subject.kind, subject.id, account,
                                      now.plus_seconds(-2 * turn_seconds - 5));
    tx.commit();
    return others;
}

std::int64_t tidy(db::Transaction& tx, Time now) { return tx.run(delete_gone, now.plus_seconds(-24 * 3600)); }

} // namespace presence
