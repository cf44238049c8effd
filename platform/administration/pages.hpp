// The pages of this folder, for its table of routes.
#pragma once

#include "platform/jobs/jobs.hpp"
#include "platform/mail/mail.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/rights/sessions.hpp"
#include "platform/web/call.hpp"

namespace administration::pages {

using rights::GrantId;
using rights::TokenId;
using web::Call;

// pages_sign_in.cpp
http::Response sign_in_form(Call& call);
http::Response sign_in(Call& call);
http::Response sign_out(Call& call);

// pages_account.cpp
http::Response account(Call& call);
http::Response password_form(Call& call);
http::Response change_password(Call& call);
http::Response change_language(Call& call);
http::Response choose_capacity(Call& call);
http::Response choose_news(Call& call);
using SessionId = Id<struct SessionTag>;
http::Response end_session(Call& call, SessionId id);
http::Response sign_out_everywhere(Call& call);
http::Response issue_token(Call& call);
http::Response revoke_token(Call& call, TokenId id);

// pages_accounts.cpp
http::Response accounts(Call& call);
http::Response new_account(Call& call);
http::Response create_account(Call& call);
http::Response revoke_role(Call& call, GrantId id);
http::Response deactivate(Call& call, AccountId id);
http::Response activate(Call& call, AccountId id);

// pages_tables.cpp
http::Response permissions(Call& call);
http::Response routes(Call& call);

// pages_outbox.cpp
http::Response send_mail_again(Call& call, mail::MailId id);

// pages_timetable.cpp
http::Response revive_job(Call& call, jobs::JobId id);

// api.cpp
http::Response api_me(Call& call);
http::Response api_accounts(Call& call);
http::Response api_account(Call& call, AccountId id);
http::Response api_create_account(Call& call);
http::Response api_change_account(Call& call, AccountId id);

// api_rights.cpp
http::Response api_roles(Call& call);
http::Response api_revoke_role(Call& call, AccountId id, GrantId grant);
http::Response api_deactivate(Call& call, AccountId id);
http::Response api_activate(Call& call, AccountId id);
http::Response api_tokens(Call& call);
http::Response api_issue_token(Call& call);
http::Response api_revoke_token(Call& call, TokenId id);

// api_oversight.cpp
http::Response api_history(Call& call);
http::Response api_outbox(Call& call);

} // namespace administration::pages
