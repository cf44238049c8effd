// Who makes this request: one query on the way of every page.
#include "platform/rights/secrets.hpp"
#include "platform/rights/sessions.hpp"

#include <algorithm>

namespace rights {
namespace {

// One row for each grant, or one with an empty role.
// Without an order: SQLite would make a table for it, in every request.
constexpr db::Sql select_visit = R"sql(
    select sessions.id, csrf_secret, capacity, last_seen_at, accounts.id, email, name, language, capacities,
           must_change, role, unit_id
      from sessions
      join accounts on accounts.id = sessions.account_id
      left join role_grants on role_grants.account_id = accounts.id and revoked_at is null
                           and valid_from <= ? and (valid_to is null or valid_to >= ?)
     where token_hash = ? and expires_at > ? and last_seen_at > ? and active = 1
     limit 200
)sql";
constexpr db::Sql select_token_visit = R"sql(
    select api_tokens.id, permissions, '', coalesce(last_used_at, '1970-01-01T00:00:00.000Z'), accounts.id, email,
           accounts.name, language, capacities, must_change, role, unit_id
      from api_tokens
      join accounts on accounts.id = api_tokens.account_id
      left join role_grants on role_grants.account_id = accounts.id and role_grants.revoked_at is null
                           and valid_from <= ? and (valid_to is null or valid_to >= ?)
     where token_hash = ? and expires_at > ? and api_tokens.revoked_at is null and active = 1
     limit 200
)sql";

constexpr db::Sql update_seen = "update sessions set last_seen_at = ? where id = ?";
constexpr db::Sql update_used = "update api_tokens set last_used_at = ? where id = ?";

struct VisitRow {
    std::int64_t id;
    std::string_view secret; // the session's, or a token's permissions
    std::string_view capacity;
    Time seen;
    AccountId account;
    std::string_view email;
    std::string_view name;
    std::string_view language;
    std::string_view capacities;
    bool must_change;
    std::optional<std::string_view> role;
    std::optional<UnitId> unit;
};

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from < text.size();) {
        auto end = std::min(text.find(' ', from), text.size());
        if (end > from) words.emplace_back(text.substr(from, end - from));
        from = end + 1;
    }
    return words;
}

Visit visit_of(const VisitRow& row, Time now) {
    Visit visit;
    visit.actor.account = row.account;
    visit.actor.name = row.name;
    visit.actor.email = row.email;
    visit.actor.capacities = words_of(row.capacities);
    visit.actor.capacity = row.capacity;
    if (visit.actor.capacity.empty() && !visit.actor.capacities.empty())
        visit.actor.capacity = visit.actor.capacities.front();
    visit.session = row.id;
    visit.csrf_secret = row.secret;
    visit.language = row.language;
    visit.must_change = row.must_change;
    visit.note_seen = seconds_between(row.seen, now) >= seen_every_seconds;
    return visit;
}

void add_grant(Visit& visit, const VisitRow& row, const Gate& gate) {
    if (!row.role) return;
    const Role* role = gate.roles.find(*row.role);
    if (!role) return; // the institution has taken this role away
    visit.actor.grants.push_back({role->key, row.unit.value_or(UnitId{}), role->permissions});
    auto& all = visit.actor.permissions;
    all.insert(all.end(), role->permissions.begin(), role->permissions.end());
}

void sort_permissions(Actor& actor) {
    std::sort(actor.permissions.begin(), actor.permissions.end());
    actor.permissions.erase(std::unique(actor.permissions.begin(), actor.permissions.end()),
                            actor.permissions.end());
}

} // namespace

std::optional<Visit> find_visit(db::Session& session, const Gate& gate, std::string_view token, Time now) {
    std::optional<Visit> visit;
    session.each<VisitRow>(
        select_visit,
        [&](const VisitRow& row) {
            if (!visit) visit = visit_of(row, now);
            add_grant(*visit, row, gate);
        },
        now.date(), now.date(), digest_of(token), now, now.plus_seconds(-idle_seconds));
    if (visit) sort_permissions(visit->actor);
    return visit;
}

std::optional<Visit> find_visit_by_api_token(db::Session& session, const Gate& gate, std::string_view token,
                                             Time now) {
    std::optional<Visit> visit;
    session.each<VisitRow>(
        select_token_visit,
        [&](const VisitRow& row) {
            if (!visit) visit = visit_of(row, now);
            add_grant(*visit, row, gate);
        },
        now.date(), now.date(), digest_of(token), now);
    if (!visit) return visit;
    visit->actor.by_token = true;
    sort_permissions(visit->actor);
    auto narrowed = words_of(visit->csrf_secret);
    visit->csrf_secret.clear();
    std::erase_if(visit->actor.permissions, [&](std::string_view permission) {
        return std::find(narrowed.begin(), narrowed.end(), permission) == narrowed.end();
    });
    return visit;
}

void note_seen(db::Database& database, const Visit& visit, Time now) {
    auto tx = database.begin();
    tx.run(visit.actor.by_token ? update_used : update_seen, now, visit.session);
    tx.commit();
}

} // namespace rights
