// Accounts and what is done with them. Each action is one transaction with its event.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/rights/gate.hpp"
#include "platform/rights/rights.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rights {

struct Account {
    AccountId id;
    std::string email;
    std::string name;
    std::string language;
    std::string capacities; // keys with a space between
    bool active = true;
    bool must_change = false;
    std::int64_t version = 1;
};

struct NewAccount {
    std::string email;
    std::string name;
    std::string password; // empty: only through the university's sign-in
    std::string language = "sv";
    std::string capacities = "";
    bool must_change = true; // somebody else chose the password
};
// email.invalid, email.taken, name.missing, or what is wrong with the password.
Result<AccountId> create_account(db::Database& database, const Gate& gate, const NewAccount& wanted,
                                 const By& by);

struct Details {
    std::string name;
    std::string language;
    std::string capacities;
    std::int64_t version = 0; // as read; another one means that somebody else was first
};
Result<Done> change_details(db::Database& database, AccountId account, const Details& details, const By& by);

// By the person: the current password is asked for, and all other sessions and all tokens end.
Result<Done> change_password(db::Database& database, const Gate& gate, AccountId account,
                             const std::string& current, const std::string& wanted,
                             std::int64_t session_to_keep, const By& by);
// By an administrator: the person must change it at the next sign-in.
Result<Done> set_password(db::Database& database, const Gate& gate, AccountId account,
                          const std::string& wanted, const By& by);

// Ends sessions and tokens at once. Nobody deactivates himself.
Result<Done> deactivate(db::Database& database, AccountId account, const By& by);
Result<Done> activate(db::Database& database, AccountId account, const By& by);

using GrantId = Id<struct GrantTag>;
struct NewGrant {
    AccountId account;
    std::string role;
    UnitId unit = {};
    Date from = {};
    std::optional<Date> to = {}; // the last day
};
Result<GrantId> grant_role(db::Database& database, const Gate& gate, const NewGrant& wanted, const By& by);
// Gives the account it was taken from.
Result<AccountId> revoke_role(db::Database& database, GrantId grant, const By& by);

struct GrantLine {
    GrantId id;
    AccountId account;
    std::string role;
    UnitId unit;
    Date from;
    std::optional<Date> to;
};
std::optional<Account> find_account(db::Session& session, AccountId id);
std::optional<Account> find_account(db::Session& session, const std::string& email);
// By name, at most 2,000.
std::vector<Account> all_accounts(db::Session& session);
std::vector<GrantLine> grants_of(db::Session& session, AccountId account);
std::vector<GrantLine> all_grants(db::Session& session, Date today);
// Active accounts that hold a role today: for mail to functions, and for lists to choose a person from.
std::vector<Account> holders_of(db::Session& session, const std::string& role, Date today);

// "Anna@Example.org " → "anna@example.org"; empty when it is no address.
std::string plain_email(std::string_view written);

} // namespace rights
