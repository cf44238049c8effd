// The history, the timetable and the outbox as JSON.
#include "platform/administration/history.hpp"
#include "platform/administration/oversight.hpp"
#include "platform/administration/pages.hpp"
#include "platform/jobs/timetable.hpp"
#include "platform/web/json.hpp"
#include "platform/web/paging.hpp"

#include <charconv>

namespace administration::pages {
namespace {

void write(web::Json& json, const events::Event& event) {
    json.object()
        .field("id", event.id)
        .field("at", event.at)
        .field("account", event.account)
        .field("actor", event.actor)
        .field("capacity", event.capacity)
        .field("kind", event.subject_kind)
        .field("record", event.subject_id)
        .field("act", event.act)
        .field("reason", event.reason)
        .field("note", event.note)
        .field("rule_version", event.rule_version)
        .raw("changes", event.changes)
        .raw("excuses", event.excuses)
        .field("hash", event.hash)
        .end();
}

} // namespace

http::Response api_history(Call& call) {
    auto sought = sought_by(call.request);
    if (auto cursor = call.request.parameter("cursor"); !cursor.empty()) {
        auto values = web::read_cursor(cursor, 1);
        if (!values) return call.problem(400);
        const std::string& last = values->front();
        std::from_chars(last.data(), last.data() + last.size(), sought.older_than);
    }
    auto limit = web::limit_of(call.request);
    auto reader = call.database().read();
    const auto found = events::find(reader, sought, limit);
    web::Json json;
    json.object().list("items");
    for (const auto& event : found) write(json, event);
    bool more = static_cast<int>(found.size()) == limit && found.back().id.value > 1;
    json.end().field("next", more ? std::optional{web::cursor_of({std::to_string(found.back().id.value)})}
                                  : std::nullopt);
    return call.json(json.end().take());
}

http::Response api_timetable(Call& call, const Known& known) {
    auto reader = call.database().read();
    auto counts = jobs::counts(reader, call.now());
    web::Json json;
    json.object().list("items");
    for (const auto& run : jobs::runs_of(reader, known.timetable, call.now()))
        json.object()
            .field("name", run.name)
            .field("rhythm", run.words)
            .field("state", run.state)
            .field("finished_at", run.finished_at)
            .field("count", run.count)
            .field("last_error", run.last_error)
            .field("expected_slot", run.expected_slot)
            .field("overdue", run.overdue)
            .end();
    json.end().object("jobs").field("waiting", counts.waiting).field("overdue", counts.overdue);
    json.field("running", counts.running).field("dead", counts.dead).end();
    return call.json(json.end().take());
}

http::Response api_outbox(Call& call) {
    auto status = enum_named<mail::Status>(call.request.parameter("status")).value_or(mail::Status::failed);
    auto reader = call.database().read();
    web::Json json;
    json.object().list("items");
    for (const auto& mail : mail::latest(reader, status, 200))
        json.object()
            .field("id", mail.id)
            .field("to", mail.to)
            .field("subject", mail.subject)
            .field("about_kind", mail.about_kind)
            .field("about", mail.about_id)
            .field("status", mail.status)
            .field("tries", mail.tries)
            .field("last_error", mail.last_error)
            .field("queued_at", mail.queued_at)
            .field("sent_at", mail.sent_at)
            .end();
    json.end().field("next", nullptr).field("total", mail::count(reader, status));
    return call.json(json.end().take());
}

} // namespace administration::pages
