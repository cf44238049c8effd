// Only one's own sessions are reached from here.
#include "platform/rights/own_sessions.hpp"

#include "platform/events/events.hpp"

namespace rights {
namespace {

constexpr db::Sql select_sessions = R"sql(
    select id, created_at, last_seen_at from sessions
     where account_id = ? and expires_at > ? and last_seen_at > ?
     order by last_seen_at desc, id desc limit 200
)sql";
constexpr db::Sql delete_own_session = "delete from sessions where id = ? and account_id = ?";
constexpr db::Sql delete_own_sessions = "delete from sessions where account_id = ?";

} // namespace

std::vector<SessionLine> sessions_of(db::Session& session, AccountId account, Time now) {
    return session.all<SessionLine>(select_sessions, account, now, now.plus_seconds(-idle_seconds));
}

Result<Done> end_session(db::Database& database, const Visit& visit, std::int64_t id, Time now) {
    auto tx = database.begin();
    if (tx.run(delete_own_session, id, visit.actor.account) == 0) return missing("rights.session");
    events::record(tx, {"accounts", visit.actor.account.value}, "session_ended", visit.actor.by(now));
    tx.commit();
    return Done{};
}

void sign_out_everywhere(db::Database& database, const Visit& visit, Time now) {
    auto tx = database.begin();
    tx.run(delete_own_sessions, visit.actor.account);
    events::record(tx, {"accounts", visit.actor.account.value}, "signed_out_everywhere", visit.actor.by(now));
    tx.commit();
}

} // namespace rights
