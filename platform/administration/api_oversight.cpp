// The history, the timetable and the outbox as JSON.
#include "platform/administration/history.hpp"
#include "platform/administration/oversight.hpp"
#include "platform/administration/pages.hpp"
#include "platform/jobs/timetable.hpp"
#include "platform/record_api/history.hpp"
#include "platform/web/json.hpp"
#include "platform/web/problems.hpp"

namespace administration::pages {

http::Response api_history(Call& call) {
    auto reader = call.database().read();
    return record_api::found(call, reader, sought_by(call.request));
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
    auto asked = call.request.parameter("status");
    auto known = asked.empty() ? mail::Status::failed : enum_named<mail::Status>(asked);
    if (!known) return web::problem_response(call, {400, {}, {{"status", "web.field.not_choice"}}});
    auto status = *known;
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
