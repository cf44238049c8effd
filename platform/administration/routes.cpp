// The table of routes of this folder.
#include "platform/administration/routes.hpp"
#include "platform/administration/api_answers.hpp"

#include "platform/administration/pages.hpp"

namespace administration {

namespace {

using web::get, web::page, web::patch, web::post, web::Route;
// clang-format off
constexpr Route table[] = {
    {get,  "/sign-in",                                 rights::anyone,     page<pages::sign_in_form>},
    {post, "/sign-in",                                 rights::anyone,     page<pages::sign_in>},
    {post, "/sign-out",                                rights::signed_in,  page<pages::sign_out>},
    {get,  "/account",                                 rights::signed_in,  page<pages::account>},
    {get,  "/account/password",                        rights::signed_in,  page<pages::password_form>},
    {post, "/account/password",                        rights::signed_in,  page<pages::change_password>},
    {post, "/account/language",                        rights::signed_in,  page<pages::change_language>},
    {post, "/account/capacity",                        rights::signed_in,  page<pages::choose_capacity>},
    {post, "/account/news",                            rights::signed_in,  page<pages::choose_news>},
    {post, "/account/sessions/{}/ended",               rights::signed_in,  page<pages::end_session>},
    {post, "/account/sessions/ended",                  rights::signed_in,  page<pages::sign_out_everywhere>},
    {post, "/account/tokens",                          rights::signed_in,  page<pages::issue_token>},
    {post, "/account/tokens/{}/revoked",               rights::signed_in,  page<pages::revoke_token>},

    {get,  "/administration/accounts",                 rights::administer, page<pages::accounts>},
    {get,  "/administration/accounts/new",             rights::administer, page<pages::new_account>},
    {post, "/administration/accounts",                 rights::administer, page<pages::create_account>},
    {post, "/administration/accounts/{}/deactivated",  rights::administer, page<pages::deactivate>},
    {post, "/administration/accounts/{}/activated",    rights::administer, page<pages::activate>},
    {post, "/administration/grants/{}/revoked",        rights::administer, page<pages::revoke_role>},
    {get,  "/administration/permissions",              rights::administer, page<pages::permissions>},
    {get,  "/administration/routes",                   rights::administer, page<pages::routes>},

    {get,  "/api/v1/roles",                            rights::administer, page<pages::api_roles>,          "The institution's roles and what each may", web::all_rows_of(answers::role)},
    {post, "/api/v1/accounts/{}/roles/{}/removal",     rights::administer, page<pages::api_revoke_role>,    "Take a role back, by the id it has on the account {reason}", answers::account},
    {post, "/api/v1/accounts/{}/deactivation",         rights::administer, page<pages::api_deactivate>,     "Close an account: its sessions and tokens end at once {reason}", answers::account},
    {post, "/api/v1/accounts/{}/activation",           rights::administer, page<pages::api_activate>,       "Open an account again {reason}", answers::account},
    {get,  "/api/v1/tokens",                           rights::signed_in,  page<pages::api_tokens>,         "One's own tokens, without what they are", web::all_rows_of(answers::token)},
    {post, "/api/v1/tokens",                           rights::signed_in,  page<pages::api_issue_token>,    "A new token, told once; only in a session, and with rights that one has {name! days!:integer permissions!:list}", answers::new_token},
    {post, "/api/v1/tokens/{}/removal",                rights::signed_in,  page<pages::api_revoke_token>,   "Revoke one's own token {reason}", web::all_rows_of(answers::token)},
    {get,  "/api/v1/me",                               rights::signed_in,  page<pages::api_me>,             "Who the token or session belongs to, and what it may", answers::me},
    {get,  "/api/v1/accounts",                         rights::administer, page<pages::api_accounts>,       "All accounts by name", web::all_rows_of(answers::account_line)},
    {get,  "/api/v1/accounts/{}",                      rights::administer, page<pages::api_account>,        "One account with its roles", answers::account},
    {post, "/api/v1/accounts",                         rights::administer, page<pages::api_create_account>, "A new account; without a password it signs in through the university only {email! name! password}", answers::new_account},
    {patch, "/api/v1/accounts/{}",                     rights::administer, page<pages::api_change_account>, "Change name, language or capacities; If-Match is needed {name language capacities}", answers::account},
};
// clang-format on

} // namespace

std::span<const web::Route> routes() { return table; }

} // namespace administration
