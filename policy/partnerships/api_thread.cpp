// The thread between proposer and case, and the notes within it, as JSON.
#include "platform/web/json.hpp"
#include "policy/partnerships/api.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/thread.hpp"

#include <algorithm>

namespace partnerships::api {
namespace {

void write_message(web::Json& json, const Message& message) {
    json.object().field("at", message.at).field("author", message.author);
    json.field("account", message.account).field("kind", message.kind);
    json.field("to_proposer", message.to_proposer).field("body", message.body).end();
}

http::Response thread(const web::Call& call, db::Session& session, const Partnership& p, int status) {
    bool notes = !writes_as_proposer(access_of(session, call.actor, p));
    auto messages = messages_of(session, p.id);
    std::erase_if(messages, [&](const Message& message) { return !notes && !message.to_proposer; });
    web::Json json;
    json.object().list("items");
    for (const Message& message : messages) write_message(json, message);
    json.end().field("next", nullptr).field("total", messages.size());
    return call.json(json.end().take(), status);
}

} // namespace

http::Response messages(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::writes)) return *stop;
    auto reader = call.database().read();
    return thread(call, reader, *find_partnership(reader, id), 200);
}

// The proposer writes to the case; those who work on it write a note, or to the proposer.
http::Response write(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::writes)) return *stop;
    web::Form form{call.request};
    auto body = form.text("body", web::Need::required, 4000);
    if (!form.good()) return call.failure(form.failure());
    auto done = write_as(call, id, form.ticked("to_proposer") ? Reader::proposer : Reader::case_only, body);
    if (!done) return call.failure(done.failure());
    auto reader = call.database().read();
    return thread(call, reader, *find_partnership(reader, id), 200);
}

} // namespace partnerships::api
