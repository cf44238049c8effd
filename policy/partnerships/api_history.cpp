// What happened to a case or a collaboration, and putting back, as JSON: as much as the page tells.
#include "platform/record_api/history.hpp"
#include "platform/web/form.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/api.hpp"
#include "policy/partnerships/collaboration_changes.hpp"
#include "policy/partnerships/collaboration_pages.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/store.hpp"

namespace partnerships::api {

using record_api::Told;

std::string reason_in(const web::Call& call) {
    return web::Form{call.request}.text("reason", web::Need::optional, 2000);
}

http::Response history(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto access = access_of(reader, call.actor, *partnership);
    return record_api::history(call, reader, {"partnerships", id.value},
                               access.reads_all ? Told::whole : Told::outline,
                               [&](const events::Event& event) { return may_put_back(access, event); });
}

http::Response put_back_change(web::Call& call, PartnershipId id, events::EventId event) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    auto done = put_back(call.database(), id, event, access_now(call, id), call.by(reason_in(call)));
    if (!done) return call.failure(done.failure());
    return show(call, id);
}

http::Response collaboration_history(web::Call& call, CollaborationId id) {
    auto reader = call.database().read();
    auto found = find_collaboration(reader, id);
    if (!found) return call.not_found();
    bool edits = access_of(reader, call.actor, *found).edits;
    return record_api::history(
        call, reader, {"collaborations", id.value}, Told::whole,
        [&](const events::Event& event) { return edits && may_put_back_collaboration(event); });
}

http::Response put_back_collaboration_change(web::Call& call, CollaborationId id, events::EventId event) {
    auto c = collaboration_now(call, id);
    if (!c) return call.not_found();
    if (auto stop = collaboration_stopped(call, *c, &CollaborationAccess::edits)) return *stop;
    auto done = put_back_collaboration(call.database(), id, event, call.services.institution, call.actor,
                                       call.by(reason_in(call)));
    if (!done) return call.failure(done.failure());
    return collaboration(call, id);
}

} // namespace partnerships::api
