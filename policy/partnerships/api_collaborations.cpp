// Collaborations as JSON: reading, asking for help, recording, changing, by the same rules and actions as the
// pages.
#include "platform/web/json.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/route.hpp"
#include "platform/web/versions.hpp"
#include "policy/partnerships/api.hpp"
#include "policy/partnerships/collaboration_fields.hpp"
#include "policy/partnerships/collaboration_pages.hpp"
#include "policy/partnerships/collaborations.hpp"

namespace partnerships::api {
namespace {

void write_collaboration(web::Json& json, const CollaborationRow& row) {
    json.object().field("id", row.id).field("title", row.title).field("level", row.level);
    json.field("form", row.form).field("status", row.status).field("partner", row.partner);
    json.field("country", row.country).field("unit", row.unit_id);
    json.field("department", row.department).field("host", row.host);
    json.field("starts_on", row.starts_on).field("ends_on", row.ends_on).field("contact", row.contact);
    json.field("registration_number", row.registration_number).field("version", row.version).end();
}

http::Response one(const web::Call& call, const Collaboration& c, int status = 200) {
    web::Json json;
    json.object().field("id", c.id).field("title", c.title).field("level", c.level);
    json.field("form", c.form).field("status", c.status).field("organisation", c.organisation_id);
    json.field("partner", c.partner_shown()).field("host", c.host).field("unit", c.unit_id);
    json.field("department", c.department);
    json.field("purpose", c.purpose).field("contact", c.contact).field("starts_on", c.starts_on);
    json.field("ends_on", c.ends_on).field("registration_number", c.registration_number);
    json.field("helper", c.helper).field("found_in", c.found_in_id).field("version", c.version).end();
    auto response = call.json(json.take(), status);
    response.headers.emplace_back("ETag", web::etag_of(c.version));
    return response;
}

void read(web::Form& form, const web::Call& call, Collaboration& into, Reading reading) {
    auto reader = call.database().read();
    read_collaboration(form, call.services.institution, reader, into, reading, SentNumber::is_meant);
}

} // namespace

http::Response collaborations(web::Call& call) {
    auto state = lists::read_state(collaboration_list(), call.request);
    auto place = web::place_asked<CollaborationId>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    const auto rows = collaborations_after(reader, state, place->after, place->limit);
    return call.json(
        web::page_of(rows, place->limit, count_collaborations(reader, state), write_collaboration));
}

http::Response collaboration(web::Call& call, CollaborationId id) {
    auto c = collaboration_now(call, id);
    if (!c) return call.not_found();
    auto etag = web::etag_of(c->version);
    if (web::has_already(call.request, etag)) return web::not_modified(etag);
    return one(call, *c);
}

http::Response create_collaboration(web::Call& call) {
    web::Form form{call.request};
    Collaboration given;
    if (form.ticked("register")) given.status = CollaborationStatus::registered;
    read(form, call, given, Reading::every_field);
    if (!form.good()) return call.failure(form.failure());
    if (given.status == CollaborationStatus::registered)
        if (auto stop = collaboration_stopped(call, given, &CollaborationAccess::looks_after)) return *stop;
    auto id = keep_collaboration(call.database(), std::move(given), call.services.institution, call.by());
    if (!id) return call.failure(id.failure());
    auto response = one(call, *collaboration_now(call, *id), 201);
    response.headers.emplace_back("Location", "/api/v1/collaborations/" + std::to_string(id->value));
    return response;
}

http::Response patch_collaboration(web::Call& call, CollaborationId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    auto c = collaboration_now(call, id);
    if (!c) return call.not_found();
    if (auto stop = collaboration_stopped(call, *c, &CollaborationAccess::edits)) return *stop;
    web::Form form{call.request};
    read(form, call, *c, Reading::sent_fields);
    if (!form.good()) return call.failure(form.failure());
    c->version = static_cast<int>(*seen);
    auto done = change_collaboration(call.database(), *c, call.services.institution, call.actor, call.by());
    if (!done) return call.failure(done.failure());
    return one(call, *collaboration_now(call, id));
}

http::Response collaboration_status(web::Call& call, CollaborationId id) {
    web::Form form{call.request};
    auto to = form.choice<CollaborationStatus>("status", web::Need::required);
    auto reason = form.text("reason", web::Need::optional, 1000);
    if (!form.good()) return call.failure(form.failure());
    auto c = collaboration_now(call, id);
    if (!c) return call.not_found();
    CollaborationAccess access;
    {
        auto reader = call.database().read();
        access = access_of(reader, call.actor, *c);
    }
    if (!may_make(access, *to)) return call.failure(forbidden("partnerships.collaboration.not_yours"));
    auto done =
        set_collaboration_status(call.database(), id, *to, call.services.institution, call.by(reason));
    if (!done) return call.failure(done.failure());
    return one(call, *collaboration_now(call, id));
}

} // namespace partnerships::api
