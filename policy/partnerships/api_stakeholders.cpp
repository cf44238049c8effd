// Those concerned by a partnership, as JSON: by the same rights and actions as the pages.
#include "platform/web/json.hpp"
#include "platform/web/versions.hpp"
#include "policy/partnerships/api.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/stakeholder_fields.hpp"

namespace partnerships::api {
namespace {

void write(web::Json& json, const Stakeholder& one) {
    json.object().field("id", one.id).field("party", one.party_id).field("name", one.name);
    json.field("interest", one.interest).field("involvement", one.involvement);
    json.field("version", one.version).end();
}

http::Response one(const web::Call& call, PartnershipId id, StakeholderId stakeholder, int status = 200) {
    auto reader = call.database().read();
    auto found = find_stakeholder(reader, id, stakeholder);
    if (!found) return call.not_found();
    web::Json json;
    write(json, *found);
    auto response = call.json(json.take(), status);
    response.headers.emplace_back("ETag", web::etag_of(found->version));
    return response;
}

} // namespace

http::Response stakeholders(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::reads_all)) return *stop;
    auto reader = call.database().read();
    const auto all = stakeholders_of(reader, id);
    web::Json json;
    json.object().list("items");
    for (const Stakeholder& each : all) write(json, each);
    json.end().field("next", nullptr).field("total", all.size());
    return call.json(json.end().take());
}

http::Response add_stakeholder(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    web::Form form{call.request};
    Stakeholder given;
    read_stakeholder(form, given, Reading::every_field);
    if (!form.good()) return call.failure(form.failure());
    auto done = partnerships::add_stakeholder(call.database(), id, given, call.by());
    return done ? one(call, id, *done, 201) : call.failure(done.failure());
}

http::Response change_stakeholder(web::Call& call, PartnershipId id, StakeholderId stakeholder) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    std::optional<Stakeholder> given;
    {
        auto reader = call.database().read();
        given = find_stakeholder(reader, id, stakeholder);
    }
    if (!given) return call.not_found();
    web::Form form{call.request};
    read_stakeholder(form, *given, Reading::sent_fields);
    if (!form.good()) return call.failure(form.failure());
    given->version = static_cast<int>(*seen);
    auto done = partnerships::change_stakeholder(call.database(), id, *given, call.by(reason_in(call)));
    return done ? one(call, id, stakeholder) : call.failure(done.failure());
}

http::Response remove_stakeholder(web::Call& call, PartnershipId id, StakeholderId stakeholder) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    auto done = partnerships::remove_stakeholder(call.database(), id, stakeholder, call.by(reason_in(call)));
    return done ? stakeholders(call, id) : call.failure(done.failure());
}

} // namespace partnerships::api
