// Events, a page at a time; how an event is written stands here and nowhere else.
#include "platform/record_api/history.hpp"

#include "platform/web/paging.hpp"

namespace record_api {
namespace {

constexpr db::Sql count_events = "SELECT count(*) FROM events WHERE subject_kind = ? AND subject_id = ?";

void write(web::Json& json, const events::Event& event, Told told) {
    json.field("id", event.id).field("at", event.at).field("kind", event.subject_kind);
    json.field("record", event.subject_id).field("actor", event.actor).field("capacity", event.capacity);
    json.field("act", event.act);
    if (told == Told::outline) return;
    json.field("account", event.account).field("reason", event.reason).field("note", event.note);
    json.field("rule_version", event.rule_version);
    json.raw("changes", event.changes).raw("excuses", event.excuses).field("hash", event.hash);
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
    return call.json(web::page_of(events::find(session, sought, place->limit), place->limit, total,
                                  [&](web::Json& json, const events::Event& one) {
                                      write(json.object(), one, told);
                                      if (may_put_back)
                                          json.field("may_put_back",
                                                     told == Told::whole && may_put_back(one));
                                      json.end();
                                  }));
}

http::Response found(const web::Call& call, db::Session& session, events::Sought sought) {
    auto place = web::place_asked<events::EventId>(call.request);
    if (!place) return call.problem(400);
    sought.older_than = place->after.value;
    return call.json(web::page_of(events::find(session, sought, place->limit), place->limit, std::nullopt,
                                  [](web::Json& json, const events::Event& one) {
                                      write(json.object(), one, Told::whole);
                                      json.end();
                                  }));
}

} // namespace record_api
