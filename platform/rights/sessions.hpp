// Coming in and going out: sign-in, sessions, API tokens, and who makes a request.
//
// University sign-in (a later issue) needs only open_session: once another system has proven who somebody is,
// the account found by its address gets a session like any other. Nothing else in the program asks how one
// signed in.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/rights/gate.hpp"
#include "platform/rights/rights.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rights {

inline constexpr std::int64_t idle_seconds = 12 * 3600;
inline constexpr std::int64_t longest_seconds = 7 * 24 * 3600;
inline constexpr std::int64_t seen_every_seconds = 3600; // how exactly "last seen" is kept

// A request's answer to "who are you?": the actor, and what the session holds beside.
struct Visit {
    Actor actor;
    std::int64_t session = 0; // 0: a visitor, or a token
    std::string csrf_secret;
    std::string language;     // the account's own choice
    bool must_change = false; // has to choose a new password first
    bool note_seen = false;   // "last seen" is old enough to be written again
};

// One query each; an unknown, old or deactivated one gives nothing.
std::optional<Visit> find_visit(db::Session& session, const Gate& gate, std::string_view token, Time now);
std::optional<Visit> find_visit_by_api_token(db::Session& session, const Gate& gate, std::string_view token,
                                             Time now);
void note_seen(db::Database& database, const Visit& visit, Time now);

struct Credentials {
    std::string email;
    std::string password;
    std::string address; // of the client, for the throttle
};
struct NewSession {
    std::string token; // for the cookie; only its digest is kept
    AccountId account;
    std::int64_t id = 0;
};
// Unknown account, wrong password, no password and deactivated all give rights.sign_in_failed after the same
// time; after too many failures rights.sign_in_wait.
Result<NewSession> sign_in(db::Database& database, const Gate& gate, const Credentials& credentials,
                           Time now);

// Another system has proven the identity (`how`: "saml", "oidc"). Refused when there is no active account.
struct ProvenIdentity {
    std::string email;
    std::string how;
};
Result<NewSession> open_session(db::Database& database, const ProvenIdentity& identity, Time now);

void sign_out(db::Database& database, const Visit& visit, Time now);
Result<Done> choose_capacity(db::Database& database, const Visit& visit, const std::string& capacity,
                             Time now);

using TokenId = Id<struct TokenTag>;
struct NewToken {
    std::string name;
    std::vector<std::string> permissions; // a part of the owner's; empty: all
    int days = 90;                        // 1–365
};
// Gives the token's text, shown once.
Result<std::string> issue_token(db::Database& database, const Actor& actor, const NewToken& wanted,
                                const By& by);
Result<Done> revoke_token(db::Database& database, AccountId owner, TokenId id, const By& by);
struct TokenLine {
    TokenId id;
    std::string name;
    std::string permissions;
    Time created;
    Time expires;
    std::optional<Time> last_used;
};
std::vector<TokenLine> tokens_of(db::Session& session, AccountId account, Time now);

// Sessions that are over and attempts of yesterday: for the timetable.
void forget_old(db::Database& database, Time now);

} // namespace rights
