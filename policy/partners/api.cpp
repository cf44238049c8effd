// Organisations as JSON. One organisation with its agreements is asked for more than anything else: two
// statements, whose rows are written straight into the answer.
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/problems.hpp"
#include "platform/web/route.hpp"
#include "platform/web/versions.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/alike.hpp"
#include "policy/partners/api_rows.hpp"
#include "policy/partners/excuses.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/store.hpp"

namespace partners::pages {
namespace {

void write_line(web::Json& json, const RegisterLine& line) {
    json.object()
        .field("id", line.id)
        .field("name", line.name)
        .field("other_name", line.other_name)
        .field("ror", line.ror)
        .field("kind", line.kind)
        .field("status", line.status)
        .field("country", line.country)
        .field("city", line.city)
        .field("website", line.website)
        .field("agreements_in_force", line.agreements)
        .field("version", line.version)
        .end();
}

bool asked_for(std::string_view include, std::string_view part) {
    while (!include.empty()) {
        auto end = std::min(include.find(','), include.size());
        if (include.substr(0, end) == part) return true;
        include.remove_prefix(std::min(end + 1, include.size()));
    }
    return false;
}

void write_names(web::Json& json, db::Session& session, OrganisationId id) {
    json.list("names");
    for (const auto& name : names_of_organisation(session, id)) {
        json.object().field("id", name.id).field("name", name.name).field("language", name.language);
        json.field("use", name.use).field("valid_to", name.valid_to).end();
    }
    json.end();
}

void write_identifiers(web::Json& json, db::Session& session, OrganisationId id) {
    json.list("identifiers");
    for (const auto& one : identifiers_of(session, id)) {
        json.object().field("id", one.id).field("kind", one.kind).field("value", one.value);
        json.field("former", one.former).end();
    }
    json.end();
}

// A PATCH names the version it was made from; without it nobody knows whose edit would be lost.
Response changed(Call& call, OrganisationId id, const Result<int>& result) {
    if (!result) return call.failure(result.failure());
    web::Json json;
    json.object().field("id", id).field("version", *result).end();
    auto response = call.json(json.take());
    response.headers.emplace_back("ETag", web::etag_of(*result));
    return response;
}

// What it may already be stands beside the reasons: "matches".
Response told_alike(Call& call, const Details& details, const Failure& failure) {
    auto reader = call.database().read();
    web::Json matches;
    matches.list();
    for (const SearchHit& hit : alike_to(reader, details)) write_hit(matches, hit);
    matches.end();
    return web::problem_response(call, {409, failure.reasons, failure.fields, {"matches", matches.take()}});
}

} // namespace

Response api_show(Call& call, OrganisationId id) {
    auto reader = call.database().read();
    auto include = call.request.parameter("include");
    web::Json json;
    json.object();
    auto version = write_organisation(json, reader, id);
    if (!version) return call.not_found();
    auto etag = web::etag_of(*version);
    if (include.empty() && web::has_already(call.request, etag)) return web::not_modified(etag);
    if (asked_for(include, "names")) write_names(json, reader, id);
    if (asked_for(include, "identifiers")) write_identifiers(json, reader, id);
    if (asked_for(include, "agreements")) write_agreements(json, reader, id);
    json.end();
    auto response = call.json(json.take());
    response.headers.emplace_back("ETag", std::move(etag));
    return response;
}

Response api_list(Call& call) {
    auto state = lists::read_state(register_spec(), call.request);
    auto place = web::place_asked<OrganisationId>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    auto language = text::code_of(call.tr.language());
    auto lines = register_after(reader, state, place->after, place->limit, language);
    return call.json(web::page_of(lines, place->limit, register_total(reader, state), write_line));
}

Response api_create(Call& call) {
    auto texts = web::json_fields(call.request.body);
    if (!texts) return call.problem(400);
    auto details = details_from(*texts);
    if (!details) return call.failure(details.failure());
    auto distinct = text_of(*texts, "distinct").empty() ? Distinct::not_said : Distinct::said;
    auto added = add_organisation(call.database(), *details, call.by(), distinct);
    if (!added && added.failure().fault == Fault::refused) return told_alike(call, *details, added.failure());
    if (!added) return call.failure(added.failure());
    web::Json json;
    json.object().field("id", *added).field("version", 1).end();
    auto response = call.json(json.take(), 201);
    response.headers.emplace_back("Location", "/api/v1/organisations/" + std::to_string(added->value));
    response.headers.emplace_back("ETag", web::etag_of(1));
    return response;
}

Response api_change(Call& call, OrganisationId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    auto texts = web::json_fields(call.request.body);
    if (!texts) return call.problem(400);
    auto reader = call.database().read();
    auto organisation = find_organisation(reader, id);
    if (!organisation) return call.not_found();
    auto details = details_from(*texts, details_of(*organisation, names_of_organisation(reader, id)));
    if (!details) return call.failure(details.failure());
    return changed(call, id,
                   change_organisation(call.database(), id, *details, static_cast<int>(*seen),
                                       OldName::forget, call.by()));
}

Response api_status(Call& call, OrganisationId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    web::Form form{call.request};
    auto status = form.choice<OrganisationStatus>("status", web::Need::required);
    auto reason = form.text("reason", web::Need::optional, 2000);
    if (!form.good()) return call.failure(form.failure());
    auto set = set_status(call.database(), id, *status, static_cast<int>(*seen),
                          call.by(reason, excuses_sent(call)));
    if (!set) return call.failure(set.failure());
    return changed(call, id, static_cast<int>(*seen) + 1);
}

Response api_add_identifier(Call& call, OrganisationId id) {
    web::Form form{call.request};
    auto kind = form.choice<IdentifierKind>("kind", web::Need::required);
    auto value = form.text("value", web::Need::required, 100);
    if (!form.good()) return call.failure(form.failure());
    auto added = partners::add_identifier(call.database(), id, *kind, value, call.by({}, excuses_sent(call)));
    if (!added) return call.failure(added.failure());
    auto reader = call.database().read();
    auto response = changed(call, id, find_organisation(reader, id)->version); // it is one version on
    response.status = 201;
    return response;
}

} // namespace partners::pages
