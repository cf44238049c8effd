// What the API's answers have in common.
#include "platform/web/versions.hpp"
#include "policy/agreements/api.hpp"
#include "policy/agreements/store.hpp"

namespace agreements::api {
namespace {

void write_parties(web::Json& json, const std::vector<Party>& parties) {
    json.list("parties");
    for (const auto& party : parties)
        json.object()
            .field("id", party.id)
            .field("organisation", party.organisation_id)
            .field("name", party.shown())
            .field("name_as_written", party.name_as_written)
            .field("unit", party.acting_unit)
            .field("country", party.country)
            .field("side", party.side)
            .end();
    json.end();
}

http::Response one(const web::Call& call, const Agreement& a, const std::vector<Party>& parties, int status) {
    web::Json json;
    json.object()
        .field("id", a.id)
        .field("title", a.title)
        .field("type", a.type)
        .field("status", a.status)
        .field("number", a.number)
        .field("registration_number", a.registration_number)
        .field("signed_on", a.signed_on)
        .field("in_force_on", a.in_force_on)
        .field("ends_on", a.ends_on)
        .field("open_ended", a.open_ended)
        .field("renewal", a.renewal)
        .field("renewal_months", a.renewal_months)
        .field("notice_months", a.notice_months)
        .field("notice_on", a.notice_on)
        .field("department", a.department)
        .field("responsible", a.responsible)
        .field("host", a.host)
        .field("unit", a.unit_id)
        .field("function", a.function_id)
        .field("partnership", a.partnership_id)
        .field("replaces", a.replaces_id)
        .field("note", a.note)
        .field("version", a.version)
        .field("created_at", a.created_at)
        .field("updated_at", a.updated_at);
    write_parties(json, parties);
    json.end();
    auto response = call.json(json.take(), status);
    response.headers.emplace_back("ETag", web::etag_of(a.version));
    return response;
}

} // namespace

http::Response now(const web::Call& call, AgreementId id, int status) {
    auto reader = call.database().read();
    auto agreement = find_agreement(reader, id);
    return agreement ? one(call, *agreement, parties_of(reader, id), status) : call.not_found();
}

void write_changes(web::Json& json, const std::vector<events::Change>& changes) {
    json.list("changes");
    for (const auto& change : changes)
        json.object()
            .field("field", change.field)
            .field("before", change.before)
            .field("after", change.after)
            .end();
    json.end();
}

} // namespace agreements::api
