// Accounts as JSON.
#include "platform/administration/pages.hpp"
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"
#include "platform/web/versions.hpp"

namespace administration::pages {
namespace {

void write(web::Json& json, const rights::Account& account) {
    json.field("id", account.id)
        .field("email", account.email)
        .field("name", account.name)
        .field("language", account.language)
        .field("capacities", account.capacities)
        .field("active", account.active)
        .field("version", account.version);
}

// The snapshot is given back before anything is changed.
std::optional<rights::Account> found(const Call& call, AccountId id) {
    auto reader = call.database().read();
    return rights::find_account(reader, id);
}

} // namespace

http::Response api_me(Call& call) {
    web::Json json;
    json.object()
        .field("id", call.actor.account)
        .field("name", call.actor.name)
        .field("email", call.actor.email);
    json.field("capacity", call.actor.capacity).field("permissions", call.actor.permissions).list("roles");
    for (const rights::Grant& grant : call.actor.grants)
        json.object().field("role", grant.role).field("unit", grant.unit).end();
    json.end().end();
    return call.json(json.take());
}

http::Response api_accounts(Call& call) {
    auto reader = call.database().read();
    auto all = rights::all_accounts(reader);
    web::Json json;
    json.object().list("items");
    for (const rights::Account& account : all) {
        json.object();
        write(json, account);
        json.end();
    }
    json.end().field("next", nullptr).field("total", all.size()).end();
    return call.json(json.take());
}

http::Response api_account(Call& call, AccountId id) {
    auto reader = call.database().read();
    auto account = rights::find_account(reader, id);
    if (!account) return call.not_found();
    auto etag = web::etag_of(account->version);
    if (web::has_already(call.request, etag)) return web::not_modified(etag);
    web::Json json;
    json.object();
    write(json, *account);
    json.list("roles");
    for (const rights::GrantLine& grant : rights::grants_of(reader, id))
        json.object()
            .field("id", grant.id)
            .field("role", grant.role)
            .field("unit", grant.unit)
            .field("from", grant.from)
            .field("to", grant.to)
            .end();
    json.end().end();
    auto response = call.json(json.take());
    response.headers.emplace_back("ETag", etag);
    return response;
}

http::Response api_change_account(Call& call, AccountId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    auto account = found(call, id);
    if (!account) return call.not_found();
    web::Form form{call.request};
    rights::Details details{account->name, account->language, account->capacities, *seen};
    if (form.sent("name")) details.name = form.text("name", web::Need::required);
    if (form.sent("language")) details.language = form.choice("language", web::Need::required, {"sv", "en"});
    if (form.sent("capacities")) details.capacities = form.text("capacities", web::Need::optional);
    if (!form.good()) return call.failure(form.failure());
    auto done = rights::change_details(call.database(), id, details, call.by());
    return done ? api_account(call, id) : call.failure(done.failure());
}

http::Response api_create_account(Call& call) {
    web::Form form{call.request};
    rights::NewAccount wanted{.email = form.text("email", web::Need::required),
                              .name = form.text("name", web::Need::required),
                              .password = form.text("password", web::Need::optional, 1024)};
    if (!form.good()) return call.failure(form.failure());
    auto created = rights::create_account(call.database(), call.services.gate, wanted, call.by());
    if (!created) return call.failure(created.failure());
    auto response = call.json(web::Json{}.object().field("id", *created).end().take(), 201);
    response.headers.emplace_back("Location", "/api/v1/accounts/" + std::to_string(created->value));
    return response;
}

} // namespace administration::pages
