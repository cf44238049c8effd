// Roles that people hold, from a day to a day, within a unit or everywhere.
#include "platform/events/events.hpp"
#include "platform/rights/accounts.hpp"

namespace rights {
namespace {

constexpr db::Sql insert_grant = R"sql(
    insert into role_grants (account_id, role, unit_id, valid_from, valid_to, granted_by)
    values (?, ?, ?, ?, ?, ?) returning id
)sql";
constexpr db::Sql select_grant = R"sql(
    select id, account_id, role, unit_id, valid_from, valid_to
      from role_grants where id = ? and revoked_at is null
)sql";
constexpr db::Sql select_same_grant = R"sql(
    select count(*) from role_grants
     where account_id = ? and role = ? and unit_id = ? and revoked_at is null and (valid_to is null or valid_to >= ?)
)sql";
constexpr db::Sql select_grants = R"sql(
    select id, account_id, role, unit_id, valid_from, valid_to
      from role_grants where account_id = ? and revoked_at is null
     order by valid_from, id limit 200
)sql";
constexpr db::Sql select_all_grants = R"sql(
    select id, account_id, role, unit_id, valid_from, valid_to
      from role_grants
     where revoked_at is null and valid_from <= ? and (valid_to is null or valid_to >= ?)
     order by account_id, id limit 20000
)sql";
constexpr db::Sql select_holders = R"sql(
    select distinct accounts.id, email, name, language, capacities, active, must_change, version
      from role_grants join accounts on accounts.id = role_grants.account_id
     where role = ? and revoked_at is null and valid_from <= ? and (valid_to is null or valid_to >= ?) and active = 1
     order by name, accounts.id limit 500
)sql";
constexpr db::Sql update_grant_revoked = "update role_grants set revoked_at = ? where id = ?";
// Roles are part of what is shown of an account: who holds an older picture of it is told so.
constexpr db::Sql update_version = "update accounts set version = version + 1 where id = ?";

} // namespace

Result<GrantId> grant_role(db::Database& database, const Gate& gate, const NewGrant& wanted, const By& by) {
    if (!gate.roles.find(wanted.role)) return invalid({{"role", "rights.role_unknown"}});
    if (wanted.to && *wanted.to < wanted.from) return invalid({{"to", "rights.ends_before_start"}});
    auto tx = database.begin();
    if (!find_account(tx, wanted.account)) return missing("rights.account");
    if (tx.one<int>(select_same_grant, wanted.account, wanted.role, wanted.unit, wanted.from) > 0)
        return refused(Verdict{{Force::must, false, "rights.role_held_already"}});
    auto id = tx.one<GrantId>(insert_grant, wanted.account, wanted.role, wanted.unit, wanted.from, wanted.to,
                              by.account);
    tx.run(update_version, wanted.account);
    std::vector<events::Change> changes{{"role", std::nullopt, wanted.role}};
    if (wanted.unit) changes.push_back({"unit", std::nullopt, std::to_string(wanted.unit.value)});
    events::record(tx, {"accounts", wanted.account.value}, "role_granted", by, changes);
    tx.commit();
    return id;
}

Result<AccountId> revoke_role(db::Database& database, GrantId id, const By& by) {
    auto tx = database.begin();
    auto grant = tx.find<GrantLine>(select_grant, id);
    if (!grant) return missing("rights.grant");
    // Else the last administrator could lock everybody out by mistake.
    bool own_key = grant->account == by.account && grant->role == "administrator";
    if (own_key) return refused(Verdict{{Force::must, false, "rights.not_oneself"}});
    tx.run(update_grant_revoked, by.when, id);
    tx.run(update_version, grant->account);
    events::record(tx, {"accounts", grant->account.value}, "role_revoked", by,
                   {{"role", grant->role, std::nullopt}});
    tx.commit();
    return grant->account;
}

std::vector<GrantLine> grants_of(db::Session& session, AccountId account) {
    return session.all<GrantLine>(select_grants, account);
}
std::vector<GrantLine> all_grants(db::Session& session, Date today) {
    return session.all<GrantLine>(select_all_grants, today, today);
}
std::vector<Account> holders_of(db::Session& session, const std::string& role, Date today) {
    return session.all<Account>(select_holders, role, today, today);
}

} // namespace rights
