// A request from outside as JSON, without an account: the same brake, receipt and page of one's own as the
// public form. What the form's stamp is there, Idempotency-Key is here.
#include "platform/flood/flood.hpp"
#include "platform/web/json.hpp"
#include "policy/partnerships/api.hpp"
#include "policy/partnerships/request.hpp"
#include "policy/partnerships/store.hpp"

namespace partnerships::api {
namespace {

constexpr std::size_t least_key = 16, most_key = 200; // a shorter one could be somebody else's

http::Response receipt(const web::Call& call, const Registered& registered, const std::string& key) {
    auto address = "/api/v1/requests/" + registered.number + "?key=" + key;
    web::Json json;
    json.object().field("number", registered.number).field("key", key);
    json.field("answer_by", registered.answer_by);
    auto response = call.json(json.end().take(), registered.arrival == Arrival::first ? 201 : 200);
    response.headers.emplace_back("Location", address);
    return response;
}

void write_messages(web::Json& json, db::Session& session, PartnershipId id) {
    json.list("messages");
    const auto messages = messages_of(session, id);
    for (const Message& message : messages)
        if (message.to_proposer) {
            json.object().field("at", message.at).field("author", message.author);
            json.field("kind", message.kind).field("body", message.body).end();
        }
    json.end();
}

http::Response shown(const web::Call& call, db::Session& session, const Partnership& p, int status) {
    web::Json json;
    json.object().field("number", p.number).field("title", p.title).field("stage", p.stage);
    json.field("received", p.created_at).field("answer_by", p.answer_by);
    json.field("answered_on", p.answered_on).field("answer", p.answer);
    write_messages(json, session, p.id);
    auto response = call.json(json.end().take(), status);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

} // namespace

http::Response send_request(web::Call& call) {
    auto mark = call.request.header("idempotency-key");
    web::Form form{call.request};
    auto given = read_request(form, call.services.institution);
    if (form.good() && (mark.size() < least_key || mark.size() > most_key))
        form.fault("Idempotency-Key", "partnerships.request.no_mark");
    if (!form.good()) return call.failure(form.failure());
    auto key = given.status_key = flood::secret_of(call, "sent as " + std::string{mark});
    auto registered = receive(call, std::move(given));
    if (!registered) return call.problem(429);
    return *registered ? receipt(call, **registered, key) : call.failure(registered->failure());
}

http::Response request(web::Call& call, std::string_view number) {
    auto reader = call.database().read();
    auto partnership = request_of(reader, number, call.request.parameter("key"));
    return partnership ? shown(call, reader, *partnership, 200) : call.not_found();
}

http::Response reply_to_request(web::Call& call, std::string_view number) {
    web::Form form{call.request};
    auto key = form.text("key", web::Need::required, 60);
    auto body = form.text("body", web::Need::required, 4000);
    if (!form.good()) return call.failure(form.failure());
    std::optional<Partnership> partnership;
    {
        auto reader = call.database().read();
        partnership = request_of(reader, number, key);
    }
    if (!partnership) return call.not_found();
    auto done = reply(call, *partnership, body);
    if (!done) return call.problem(429);
    if (!*done) return call.failure(done->failure());
    auto reader = call.database().read();
    return shown(call, reader, *partnership, 201);
}

} // namespace partnerships::api
