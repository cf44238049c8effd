// One record's events, a page at a time.
#include "platform/record_api/history.hpp"

#include "platform/events/search.hpp"
#include "platform/web/paging.hpp"

namespace record_api {
namespace {

constexpr db::Sql count_events = "SELECT count(*) FROM events WHERE subject_kind = ? AND subject_id = ?";

void write(web::Json& json, const events::Event& event, Told told, const MayPutBack& may_put_back) {
    json.object().field("id", event.id).field("at", event.at).field("actor", event.actor);
    json.field("capacity", event.capacity).field("act", event.act);
    if (told == Told::whole) {
        json.field("account", event.account).field("reason", event.reason).field("note", event.note);
        json.field("rule_version", event.rule_version);
        json.raw("changes", event.changes).raw("excuses", event.excuses);
    }
    json.field("may_put_back", told == Told::whole && may_put_back && may_put_back(event)).end();
}

} // namespace

http::Response history(const web::Call& call, db::Session& session, events::Subject subject, Told told,
                       const MayPutBack& may_put_back) {
    auto place = web::place_asked<events::EventId>(call.request);
    if (!place) return call.problem(400);
    events::Sought sought;
    sought.kind = subject.kind;
    sought.id = subject.id;
    sought.older_than = place->after.value;
    auto total = session.one<std::int64_t>(count_events, subject.kind, subject.id);
    return call.json(web::page_of(
        events::find(session, sought, place->limit), place->limit, total,
        [&](web::Json& json, const events::Event& one) { write(json, one, told, may_put_back); }));
}

} // namespace record_api
