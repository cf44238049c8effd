// What the templates of this folder show.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/rights/sessions.hpp"
#include "platform/web/fields.hpp"
#include "platform/web/task.hpp"

#include <string>
#include <vector>

namespace administration {

struct SignInPage {
    web::FormView form;
    std::string error; // in words
};

struct TokenRow {
    rights::TokenId id;
    std::string name;
    std::string permissions;
    std::string expires;
    std::string last_used;
};

struct SessionRow {
    std::int64_t id = 0;
    std::string began;
    std::string seen;
    bool here = false; // the one that asks
};

struct AccountPage {
    std::string name;
    std::string email;
    std::vector<std::string> roles;
    std::vector<web::Option> capacities; // those one may choose between
    std::vector<web::Option> languages;
    std::vector<TokenRow> tokens;
    std::vector<SessionRow> sessions;
    std::vector<web::Option> news;        // how one hears of news
    std::vector<web::Option> permissions; // those a token may get
    std::string new_token;                // shown once, right after it was made
    web::FormView form;                   // language, capacity, news, and the new token's fields
};
// What was wrong with a token that was asked for. The texts are the form's and the words'.
std::vector<html::FieldError> token_faults(const text::Words& tr, const web::FormView& form);

struct FrontPage {
    std::vector<web::Task> alarms;
    bool may_manage = false;
    bool may_read_history = false;
};

struct AccountRow {
    AccountId id;
    std::string name;
    std::string email;
    std::string roles;
    std::string state;
};

struct GrantRow {
    rights::GrantId id;
    std::string role;
    std::string unit; // its name, or that the role holds everywhere
    std::string from;
    std::string to;
    std::string csrf;
};

struct AccountAdministrationPage {
    rights::Account account;
    std::vector<GrantRow> grants;
    std::vector<web::Option> roles;
    std::vector<web::Option> units;
    std::vector<web::Option> languages;
    web::FormView details;
    web::FormView grant;
    web::FormView password;
};

struct NewAccountPage {
    web::FormView form;
    std::vector<web::Option> languages;
};

// Roles down, permissions across.
struct MatrixPage {
    std::vector<std::string> permissions; // in words
    struct Row {
        std::string role;
        std::string description;
        std::vector<std::string_view> marks; // "yes" or ""
    };
    std::vector<Row> rows;
};

struct RouteRow {
    std::string_view method;
    std::string_view path;
    std::string who; // in words
};

} // namespace administration
