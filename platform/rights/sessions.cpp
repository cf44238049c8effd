// Signing in and out.
#include "platform/rights/sessions.hpp"

#include "platform/events/events.hpp"
#include "platform/rights/secrets.hpp"
#include "platform/rights/throttle.hpp"

#include <algorithm>

namespace rights {
namespace {

struct SignInRow {
    AccountId id;
    std::string name;
    std::string hash;
    bool active;
};
constexpr db::Sql select_for_sign_in = R"sql(
    select id, name, coalesce(password_hash, ''), active from accounts where email = ?
)sql";
constexpr db::Sql insert_session = R"sql(
    insert into sessions (token_hash, account_id, csrf_secret, created_at, last_seen_at, expires_at)
    values (?, ?, ?, ?, ?, ?) returning id
)sql";
constexpr db::Sql delete_session = "delete from sessions where id = ?";
constexpr db::Sql update_capacity = "update sessions set capacity = ? where id = ?";
constexpr db::Sql delete_old_sessions = "delete from sessions where expires_at < ? or last_seen_at < ?";
constexpr db::Sql delete_old_attempts = "delete from sign_in_attempts where last_at < ?";

Failure no_entry(std::string why) { return {Fault::refused, {std::move(why)}, {}}; }

NewSession start_session(db::Transaction& tx, const SignInRow& account, std::string_view how, Time now) {
    NewSession session{.token = random_token(), .account = account.id};
    session.id = tx.one<std::int64_t>(insert_session, digest_of(session.token), account.id, random_token(18),
                                      now, now, now.plus_seconds(longest_seconds));
    By by{.account = account.id, .name = account.name, .capacity = {}, .when = now};
    events::record(tx, {"accounts", account.id.value}, "signed_in", by, {}, how);
    return session;
}

} // namespace

Result<NewSession> sign_in(db::Database& database, const Gate& gate, const Credentials& credentials,
                           Time now) {
    std::string email = plain_email(credentials.email);
    Attempt attempt = attempt_of(gate, email, credentials.address);
    if (!try_attempt(database, attempt, now)) return no_entry("rights.sign_in_wait");

    auto account = database.read().find<SignInRow>(select_for_sign_in, email);
    // Always one Argon2id check, whatever was found.
    bool matches =
        gate.passwords.matches(credentials.password, account && account->active ? account->hash : "");
    if (!matches) return no_entry("rights.sign_in_failed");

    auto tx = database.begin();
    forgive(tx, attempt);
    auto session = start_session(tx, *account, "password", now);
    tx.commit();
    return session;
}

Result<NewSession> open_session(db::Database& database, const ProvenIdentity& identity, Time now) {
    auto tx = database.begin();
    auto account = tx.find<SignInRow>(select_for_sign_in, plain_email(identity.email));
    if (!account || !account->active) return no_entry("rights.no_account");
    auto session = start_session(tx, *account, identity.how, now);
    tx.commit();
    return session;
}

void sign_out(db::Database& database, const Visit& visit, Time now) {
    auto tx = database.begin();
    if (tx.run(delete_session, visit.session) == 0) return;
    events::record(tx, {"accounts", visit.actor.account.value}, "signed_out", visit.actor.by(now));
    tx.commit();
}

Result<Done> choose_capacity(db::Database& database, const Visit& visit, const std::string& capacity,
                             Time now) {
    const auto& allowed = visit.actor.capacities;
    if (std::find(allowed.begin(), allowed.end(), capacity) == allowed.end())
        return invalid({{"capacity", "rights.capacity_unknown"}});
    auto tx = database.begin();
    tx.run(update_capacity, capacity, visit.session);
    events::record(tx, {"accounts", visit.actor.account.value}, "capacity_chosen", visit.actor.by(now),
                   {{"capacity", visit.actor.capacity, capacity}});
    tx.commit();
    return Done{};
}

void forget_old(db::Database& database, Time now) {
    auto tx = database.begin();
    tx.run(delete_old_sessions, now, now.plus_seconds(-idle_seconds));
    tx.run(delete_old_attempts, now.plus_seconds(-24 * 3600));
    tx.commit();
}

} // namespace rights
