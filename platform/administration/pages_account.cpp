// One's own account: password, language, for whom one acts, tokens.
#include "platform/administration/choices.hpp"
#include "platform/administration/models.hpp"
#include "platform/administration/pages.hpp"
#include "platform/administration/views.hpp"
#include "platform/following/following.hpp"
#include "platform/rights/own_sessions.hpp"
#include "platform/rights/secrets.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/form.hpp"

#include <algorithm>

namespace administration {

std::vector<html::FieldError> token_faults(const text::Words& tr, const web::FormView& form) {
    std::vector<html::FieldError> faults;
    for (const auto& [name, label] : {std::pair{"name", tr("administration.token.name")},
                                      {"days", tr("administration.token.days")},
                                      {"permissions", tr("administration.token.permissions")}})
        if (auto error = form.error(name); !error.empty()) faults.push_back({name, error, label});
    return faults;
}

namespace pages {
namespace {

// "read_organisations propose" → "Läsa organisationer, Lämna förslag".
std::string permissions_in_words(const Call& call, std::string_view permissions) {
    std::string words;
    while (!permissions.empty()) {
        const auto key = permissions.substr(0, permissions.find(' '));
        words.append(words.empty() ? "" : ", ").append(call.tr("permission." + std::string{key}));
        permissions.remove_prefix(std::min(permissions.size(), key.size() + 1));
    }
    return words;
}

std::vector<TokenRow> token_rows(const Call& call, db::Session& session) {
    std::vector<TokenRow> rows;
    for (const rights::TokenLine& token : rights::tokens_of(session, call.actor.account, call.now()))
        rows.push_back({token.id, token.name, permissions_in_words(call, token.permissions),
                        call.tr.date(token.expires.date()),
                        token.last_used ? call.tr.time(*token.last_used)
                                        : std::string{call.tr("administration.never")}});
    return rows;
}

std::vector<SessionRow> session_rows(const Call& call, db::Session& session) {
    std::vector<SessionRow> rows;
    for (const auto& line : rights::sessions_of(session, call.actor.account, call.now()))
        rows.push_back({line.id, call.tr.time(line.created), call.tr.time(line.last_seen),
                        line.id == call.visit.session});
    return rows;
}

std::vector<web::Option> news_options(const Call& call) {
    std::vector<web::Option> options;
    for (auto choice : all_of<following::Choice>())
        options.push_back(
            {std::string{name_of(choice)}, std::string{call.tr.of("following.choice", choice)}});
    return options;
}

std::vector<web::Option> permission_options(const Call& call) {
    std::vector<web::Option> options;
    for (std::string_view name : call.actor.permissions)
        options.push_back({std::string{name}, std::string{call.tr("permission." + std::string{name})}});
    return options;
}

http::Response show_account(const Call& call, web::FormView form, std::string new_token, int status) {
    form.csrf = call.csrf();
    form.set("language", text::code_of(call.tr.language()));
    form.set("capacity", call.actor.capacity);
    if (form.value("stamp").empty()) form.set("stamp", rights::random_token(12));
    auto reader = call.database().read();
    form.set("news", name_of(following::choice_of(reader, call.actor.account)));
    AccountPage page{.name = call.actor.name,
                     .email = call.actor.email,
                     .roles = role_names(call, call.actor.grants),
                     .capacities = capacity_options(call, call.actor.capacities),
                     .languages = language_options(call),
                     .tokens = token_rows(call, reader),
                     .sessions = session_rows(call, reader),
                     .news = news_options(call),
                     .permissions = permission_options(call),
                     .new_token = std::move(new_token),
                     .form = std::move(form)};
    std::string title{call.tr("administration.account.title")};
    return call.page({.title = title, .status = status}, views::account(call.tr, page));
}

web::FormView new_form() {
    web::FormView form;
    form.set("days", "90");
    return form;
}

// Made of the form that was sent, which the answer in the other language sends again: only the server can.
std::string secret_of_token(const Call& call) {
    auto stamp = call.request.field("stamp");
    if (stamp.empty()) return rights::random_token();
    return rights::signature_of(call.services.gate.key, "token of " +
                                                            std::to_string(call.actor.account.value) + " " +
                                                            std::string{stamp});
}

http::Response show_password(const Call& call, web::FormView form, int status) {
    form.csrf = call.csrf();
    std::string title{call.tr("administration.password.title")};
    return call.page({.title = title, .status = status}, views::password(call.tr, form));
}

} // namespace

http::Response account(Call& call) { return show_account(call, new_form(), "", 200); }

http::Response password_form(Call& call) { return show_password(call, {}, 200); }

http::Response change_password(Call& call) {
    auto current = std::string{call.request.field("current")},
         wanted = std::string{call.request.field("wanted")};
    auto changed = rights::change_password(call.database(), call.services.gate, call.actor.account, current,
                                           wanted, call.visit.session, call.by());
    if (changed) return call.see_other("/account", "administration.password.changed");
    web::FormView form;
    form.add(changed.failure());
    return show_password(call, std::move(form), 422);
}

http::Response change_language(Call& call) {
    web::Form form{call.request};
    auto language = form.choice("language", web::Need::required, {"sv", "en"});
    if (!form.good()) return call.failure(form.failure());
    auto reader = call.database().read();
    auto own = rights::find_account(reader, call.actor.account);
    auto changed = rights::change_details(call.database(), call.actor.account,
                                          {own->name, language, own->capacities}, call.by());
    if (!changed) return call.failure(changed.failure());
    call.set_cookie(web::cookie::language, language, 365 * 24 * 3600);
    return call.see_other("/account", "administration.saved");
}

http::Response choose_news(Call& call) {
    web::Form form{call.request};
    auto choice = form.choice<following::Choice>("news", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    auto tx = call.database().begin();
    following::choose(tx, call.actor.account, *choice);
    tx.commit();
    return call.see_other("/account", "administration.saved");
}

http::Response end_session(Call& call, SessionId id) {
    auto ended = rights::end_session(call.database(), call.visit, id.value, call.now());
    if (!ended) return call.failure(ended.failure());
    return call.see_other("/account", "administration.session.ended");
}

http::Response sign_out_everywhere(Call& call) {
    rights::sign_out_everywhere(call.database(), call.visit, call.now());
    call.set_cookie(web::cookie::session, "", -1);
    return call.see_other("/", "administration.session.all_ended");
}

http::Response choose_capacity(Call& call) {
    auto chosen = rights::choose_capacity(call.database(), call.visit,
                                          std::string{call.request.field("capacity")}, call.now());
    if (!chosen) return call.failure(chosen.failure());
    return call.see_other("/account", "administration.saved");
}

http::Response issue_token(Call& call) {
    web::Form form{call.request};
    const auto wanted = token_asked(form);
    if (!form.good()) return show_account(call, form.view({}), "", 422);
    auto token =
        rights::issue_token_once(call.database(), call.actor, wanted, secret_of_token(call), call.by());
    if (!token && token.failure().fault == Fault::missing) return call.failure(token.failure());
    auto view = form.view({});
    if (!token) view.add(token.failure());
    return token ? show_account(call, new_form(), *token, 200) : show_account(call, std::move(view), "", 422);
}

http::Response revoke_token(Call& call, TokenId id) {
    auto revoked = rights::revoke_token(call.database(), call.actor.account, id, call.by());
    if (!revoked) return call.failure(revoked.failure());
    return call.see_other("/account", "administration.token.revoked");
}

} // namespace pages
} // namespace administration
