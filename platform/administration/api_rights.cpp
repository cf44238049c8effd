// Roles, closing of accounts, and one's own tokens as JSON: the same acts as the pages'.
#include "platform/administration/choices.hpp"
#include "platform/administration/pages.hpp"
#include "platform/http/encoding.hpp"
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"

#include <algorithm>

namespace administration::pages {
namespace {

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty())
        if (auto word = http::take_until(text, ' '); !word.empty()) words.emplace_back(word);
    return words;
}

// An act with a reason in the words of whoever does it, or none.
template <class Act> http::Response with_reason(Call& call, Act act) {
    web::Form form{call.request};
    auto reason = form.text("reason", web::Need::optional, 1000);
    return form.good() ? act(call.by(reason)) : call.failure(form.failure());
}

template <class T> http::Response account_after(Call& call, AccountId id, const Result<T>& done) {
    return done ? api_account(call, id) : call.failure(done.failure());
}

} // namespace

http::Response api_roles(Call& call) {
    const auto& all = call.services.gate.roles.all();
    web::Json json;
    json.object().list("items");
    for (const rights::Role& role : all) {
        json.object().field("key", role.key).field("name_sv", role.name.sv).field("name_en", role.name.en);
        json.field("description_sv", role.description.sv).field("description_en", role.description.en);
        json.field("permissions", role.permissions).end();
    }
    json.end().field("next", nullptr).field("total", all.size()).end();
    return call.json(json.take());
}

http::Response api_revoke_role(Call& call, AccountId id, GrantId grant) {
    {
        auto reader = call.database().read();
        const auto held = rights::grants_of(reader, id);
        if (std::none_of(held.begin(), held.end(), [&](const auto& one) { return one.id == grant; }))
            return call.not_found();
    }
    return with_reason(call, [&](const By& by) {
        return account_after(call, id, rights::revoke_role(call.database(), grant, by));
    });
}

http::Response api_deactivate(Call& call, AccountId id) {
    return with_reason(call, [&](const By& by) {
        return account_after(call, id, rights::deactivate(call.database(), id, by));
    });
}

http::Response api_activate(Call& call, AccountId id) {
    return with_reason(call, [&](const By& by) {
        return account_after(call, id, rights::activate(call.database(), id, by));
    });
}

http::Response api_tokens(Call& call) {
    auto reader = call.database().read();
    const auto tokens = rights::tokens_of(reader, call.actor.account, call.now());
    web::Json json;
    json.object().list("items");
    for (const auto& token : tokens) {
        json.object().field("id", token.id).field("name", token.name);
        json.field("permissions", words_in(token.permissions)).field("created_at", token.created);
        json.field("expires_at", token.expires).field("last_used_at", token.last_used).end();
    }
    json.end().field("next", nullptr).field("total", tokens.size()).end();
    return call.json(json.take());
}

// A token that could make tokens would never end.
http::Response api_issue_token(Call& call) {
    if (call.actor.by_token) return call.failure(forbidden("administration.token.by_token"));
    web::Form form{call.request};
    const auto wanted = token_asked(form);
    if (!form.good()) return call.failure(form.failure());
    auto token = rights::issue_token(call.database(), call.actor, wanted, call.by());
    if (!token) return call.failure(token.failure());
    return call.json(web::Json{}.object().field("token", *token).end().take(), 201);
}

http::Response api_revoke_token(Call& call, TokenId id) {
    return with_reason(call, [&](const By& by) {
        auto revoked = rights::revoke_token(call.database(), call.actor.account, id, by);
        return revoked ? api_tokens(call) : call.failure(revoked.failure());
    });
}

} // namespace administration::pages
