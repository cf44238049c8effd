// API tokens: made by the account's owner, shown once, kept as a digest.
#include "platform/events/events.hpp"
#include "platform/rights/own_sessions.hpp"
#include "platform/rights/secrets.hpp"
#include "platform/rights/sessions.hpp"

#include <algorithm>

namespace rights {
namespace {

constexpr db::Sql insert_token = R"sql(
    insert into api_tokens (token_hash, account_id, name, permissions, created_at, expires_at)
    values (?, ?, ?, ?, ?, ?) returning id
)sql";
constexpr db::Sql select_made_before = R"sql(
    select id, case when revoked_at is null then 1 else 0 end from api_tokens where token_hash = ? and account_id = ?
)sql";
constexpr db::Sql select_tokens = R"sql(
    select id, name, permissions, created_at, expires_at, last_used_at
      from api_tokens where account_id = ? and revoked_at is null and expires_at > ?
     order by created_at, id limit 100
)sql";
constexpr db::Sql update_token_revoked = R"sql(
    update api_tokens set revoked_at = ? where id = ? and account_id = ? and revoked_at is null
)sql";

std::vector<std::pair<std::string, std::string>> faults_of(const Actor& actor, const NewToken& wanted) {
    std::vector<std::pair<std::string, std::string>> faults;
    if (wanted.name.empty()) faults.emplace_back("name", "rights.name_missing");
    if (wanted.days < 1 || wanted.days > 365) faults.emplace_back("days", "rights.token_days");
    if (wanted.permissions.empty()) faults.emplace_back("permissions", "rights.token_nothing");
    bool own = std::all_of(wanted.permissions.begin(), wanted.permissions.end(),
                           [&](const std::string& name) { return actor.may(Permission{name}); });
    if (!own) faults.emplace_back("permissions", "rights.token_permissions");
    return faults;
}

struct MadeBefore {
    TokenId id;
    bool holds;
};

// Said twice, a permission is one.
std::string all_of_them(const std::vector<std::string>& permissions) {
    std::string all;
    for (auto name = permissions.begin(); name != permissions.end(); ++name)
        if (std::find(permissions.begin(), name, *name) == name) all += (all.empty() ? "" : " ") + *name;
    return all;
}

} // namespace

Result<std::string> issue_token(db::Database& database, const Actor& actor, const NewToken& wanted,
                                const By& by) {
    return issue_token_once(database, actor, wanted, random_token(), by);
}

Result<std::string> issue_token_once(db::Database& database, const Actor& actor, const NewToken& wanted,
                                     std::string_view secret, const By& by) {
    if (auto faults = faults_of(actor, wanted); !faults.empty()) return invalid(faults);
    const auto permissions = all_of_them(wanted.permissions);
    // So that tools which look for leaked secrets can know it.
    const auto token = "entente_" + std::string{secret};
    auto tx = database.begin();
    if (auto before = tx.find<MadeBefore>(select_made_before, digest_of(token), actor.account))
        return before->holds ? Result<std::string>{token} : missing("rights.token");
    tx.one<TokenId>(insert_token, digest_of(token), actor.account, wanted.name, permissions, by.when,
                    by.when.plus_seconds(std::int64_t{wanted.days} * 24 * 3600));
    events::record(tx, {"accounts", actor.account.value}, "token_issued", by,
                   {{"token", std::nullopt, wanted.name}});
    tx.commit();
    return token;
}

Result<Done> revoke_token(db::Database& database, AccountId owner, TokenId id, const By& by) {
    auto tx = database.begin();
    if (tx.run(update_token_revoked, by.when, id, owner) == 0) return missing("rights.token");
    events::record(tx, {"accounts", owner.value}, "token_revoked", by);
    tx.commit();
    return Done{};
}

std::vector<TokenLine> tokens_of(db::Session& session, AccountId account, Time now) {
    return session.all<TokenLine>(select_tokens, account, now);
}

} // namespace rights
