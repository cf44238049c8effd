// Accounts and their passwords.
#include "platform/rights/accounts.hpp"

#include "platform/basics/ascii.hpp"
#include "platform/events/events.hpp"
#include "platform/rights/secrets.hpp"

namespace rights {
namespace {

constexpr db::Sql insert_account = R"sql(
    insert into accounts (email, name, password_hash, language, capacities, must_change, created_at)
    values (?, ?, ?, ?, ?, ?, ?) returning id
)sql";
constexpr db::Sql select_account = R"sql(
    select id, email, name, language, capacities, active, must_change, version from accounts where id = ?
)sql";
constexpr db::Sql select_account_by_email = R"sql(
    select id, email, name, language, capacities, active, must_change, version from accounts where email = ?
)sql";
constexpr db::Sql select_accounts = R"sql(
    select id, email, name, language, capacities, active, must_change, version
      from accounts order by name, id limit 2000
)sql";
constexpr db::Sql select_password = "select coalesce(password_hash, '') from accounts where id = ?";
constexpr db::Sql update_password = R"sql(
    update accounts set password_hash = ?, must_change = ?, version = version + 1 where id = ?
)sql";
constexpr db::Sql update_details = R"sql(
    update accounts set name = ?, language = ?, capacities = ?, version = version + 1 where id = ?
)sql";
constexpr db::Sql update_active = "update accounts set active = ?, version = version + 1 where id = ?";
constexpr db::Sql delete_other_sessions = "delete from sessions where account_id = ? and id <> ?";
constexpr db::Sql delete_sessions = "delete from sessions where account_id = ?";
constexpr db::Sql revoke_tokens =
    "update api_tokens set revoked_at = ? where account_id = ? and revoked_at is null";

using Fields = std::vector<std::pair<std::string, std::string>>;

Fields faults_of(const NewAccount& wanted, const std::string& email) {
    Fields faults;
    if (email.empty()) faults.emplace_back("email", "rights.email_invalid");
    if (wanted.name.empty()) faults.emplace_back("name", "rights.name_missing");
    if (!wanted.password.empty())
        for (const std::string& reason : may_be_password(wanted.password, email).reasons())
            faults.emplace_back("password", reason);
    return faults;
}

Fields password_faults(std::string_view field, const std::string& wanted, const std::string& email) {
    Fields faults;
    for (const std::string& reason : may_be_password(wanted, email).reasons())
        faults.emplace_back(field, reason);
    return faults;
}

} // namespace

std::string plain_email(std::string_view written) {
    std::string email;
    for (char c : written) {
        if (c == ' ' || c == '\t') continue;
        if (static_cast<unsigned char>(c) < 0x21 || c == '<' || c == '>' || c == ',' || c == '"') return "";
        email += ascii::small(c);
    }
    auto at = email.find('@');
    bool good = at != std::string::npos && at > 0 && email.find('@', at + 1) == std::string::npos &&
                at + 1 < email.size() && email.size() <= 254;
    return good ? email : "";
}

Result<AccountId> create_account(db::Database& database, const Gate& gate, const NewAccount& wanted,
                                 const By& by) {
    std::string email = plain_email(wanted.email);
    if (auto faults = faults_of(wanted, email); !faults.empty()) return invalid(faults);
    std::optional<std::string> hash; // made before the transaction: it takes 19 ms, and changes take turns
    if (!wanted.password.empty()) hash = gate.passwords.hash(wanted.password);

    auto tx = database.begin();
    if (find_account(tx, email)) return invalid({{"email", "rights.email_taken"}});
    auto id = tx.one<AccountId>(insert_account, email, wanted.name, hash, wanted.language, wanted.capacities,
                                hash.has_value() && wanted.must_change, by.when);
    events::record(tx, {"accounts", id.value}, "created", by, {{"name", std::nullopt, wanted.name}});
    tx.commit();
    return id;
}

Result<Done> change_details(db::Database& database, AccountId id, const Details& details, const By& by) {
    if (details.name.empty()) return invalid({{"name", "rights.name_missing"}});
    auto tx = database.begin();
    auto account = find_account(tx, id);
    if (!account) return missing("rights.account");
    if (details.version && details.version != account->version) return outdated("rights.account");
    tx.run(update_details, details.name, details.language, details.capacities, id);
    events::record(tx, {"accounts", id.value}, "changed", by,
                   {{"name", account->name, details.name},
                    {"language", account->language, details.language},
                    {"capacities", account->capacities, details.capacities}});
    tx.commit();
    return Done{};
}

Result<Done> change_password(db::Database& database, const Gate& gate, AccountId id,
                             const std::string& current, const std::string& wanted,
                             std::int64_t session_to_keep, const By& by) {
    std::optional<Account> account;
    std::string old_hash;
    {
        auto reader = database.read();
        account = find_account(reader, id);
        if (!account) return missing("rights.account");
        old_hash = reader.one<std::string>(select_password, id);
    }
    auto faults = password_faults("wanted", wanted, account->email);
    if (!gate.passwords.matches(current, old_hash))
        faults.emplace(faults.begin(), "current", "rights.password_wrong");
    if (!faults.empty()) return invalid(faults);
    if (current == wanted) return invalid({{"wanted", "rights.password_same"}});
    std::string hash = gate.passwords.hash(wanted);

    auto tx = database.begin();
    tx.run(update_password, hash, false, id);
    tx.run(delete_other_sessions, id, session_to_keep);
    tx.run(revoke_tokens, by.when, id);
    events::record(tx, {"accounts", id.value}, "password_changed", by);
    tx.commit();
    return Done{};
}

Result<Done> set_password(db::Database& database, const Gate& gate, AccountId id, const std::string& wanted,
                          const By& by) {
    std::string hash = gate.passwords.hash(wanted);
    auto tx = database.begin();
    auto account = find_account(tx, id);
    if (!account) return missing("rights.account");
    if (auto faults = password_faults("password", wanted, account->email); !faults.empty())
        return invalid(faults);
    tx.run(update_password, hash, true, id);
    tx.run(delete_sessions, id);
    tx.run(revoke_tokens, by.when, id);
    events::record(tx, {"accounts", id.value}, "password_set", by);
    tx.commit();
    return Done{};
}

Result<Done> deactivate(db::Database& database, AccountId id, const By& by) {
    auto tx = database.begin();
    auto account = find_account(tx, id);
    if (!account) return missing("rights.account");
    Verdict verdict{{Force::must, id != by.account, "rights.not_oneself"},
                    {Force::must, account->active, "rights.already_inactive"}};
    if (!verdict.passes(by.excuses)) return refused(verdict);
    tx.run(update_active, false, id);
    tx.run(delete_sessions, id);
    tx.run(revoke_tokens, by.when, id);
    events::record(tx, {"accounts", id.value}, "deactivated", by);
    tx.commit();
    return Done{};
}

Result<Done> activate(db::Database& database, AccountId id, const By& by) {
    auto tx = database.begin();
    auto account = find_account(tx, id);
    if (!account) return missing("rights.account");
    if (account->active) return refused(Verdict{{Force::must, false, "rights.already_active"}});
    tx.run(update_active, true, id);
    events::record(tx, {"accounts", id.value}, "activated", by);
    tx.commit();
    return Done{};
}

std::optional<Account> find_account(db::Session& session, AccountId id) {
    return session.find<Account>(select_account, id);
}
std::optional<Account> find_account(db::Session& session, const std::string& email) {
    return session.find<Account>(select_account_by_email, email);
}
std::vector<Account> all_accounts(db::Session& session) { return session.all<Account>(select_accounts); }

} // namespace rights
