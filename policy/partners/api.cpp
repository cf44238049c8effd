// Organisations as JSON. One organisation with its agreements is asked for more than anything else: two
// statements, whose rows are written straight into the answer.
#include "policy/partners/api.hpp"
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
#include "policy/partners/store.hpp"

namespace partners::api {
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
Response at_version(const Call& call, OrganisationId id, std::int64_t version, int status = 200) {
    web::Json json;
    json.object().field("id", id).field("version", version).end();
    return versioned(call, json.take(), version, status);
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

// `kind` is read from the organisation named first.
void write_relation(web::Json& json, const Relation& relation) {
    json.object().field("id", relation.id).field("kind", relation.kind);
    json.field("organisation", relation.organisation_id).field("other", relation.other_id);
    json.field("name", relation.other_name).field("since", relation.since).end();
}

void write_relations(web::Json& json, db::Session& session, OrganisationId id) {
    json.list("relations");
    for (const auto& relation : relations_of(session, id)) write_relation(json, relation);
    for (const auto& relation : relations_to(session, id)) write_relation(json, relation);
    json.end();
}

} // namespace

Response versioned(const Call& call, std::string json, std::int64_t version, int status) {
    auto response = call.json(std::move(json), status);
    response.headers.emplace_back("ETag", web::etag_of(version));
    return response;
}

Response changed(Call& call, OrganisationId id, int status) {
    auto reader = call.database().read();
    return at_version(call, id, find_organisation(reader, id)->version, status);
}

Response created(Response response, const std::string& path, std::int64_t id) {
    response.status = 201;
    response.headers.emplace_back("Location", path + std::to_string(id));
    return response;
}

Response show(Call& call, OrganisationId id) {
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
    if (asked_for(include, "relations")) write_relations(json, reader, id);
    if (asked_for(include, "agreements")) write_agreements(json, reader, id);
    json.end();
    return versioned(call, json.take(), *version);
}

Response list(Call& call) {
    auto state = lists::read_state(register_spec(), call.request);
    auto place = web::place_asked<OrganisationId>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    auto language = text::code_of(call.tr.language());
    auto lines = register_after(reader, state, place->after, place->limit, language);
    return call.json(web::page_of(lines, place->limit, register_total(reader, state), write_line));
}

Response search(Call& call) {
    auto reader = call.database().read();
    auto part = call.request.parameter("part");
    auto limit = web::limit_of(call.request, 20);
    auto found = part.empty() ? find_organisations(reader, call.request.parameter("q"), limit)
                              : organisations_named(reader, part, limit);
    web::Json json;
    json.object().list("items");
    for (const SearchHit& hit : found.hits) write_hit(json, hit);
    json.end().field("total", found.total).field("nearly", found.nearly).end();
    return call.json(json.take());
}

Response create(Call& call) {
    auto texts = web::json_fields(call.request.body);
    if (!texts) return call.problem(400);
    auto details = details_from(*texts);
    if (!details) return call.failure(details.failure());
    std::vector<OrganisationId> other_than;
    for (const auto& [field, text] : *texts)
        if (OrganisationId other; field == "distinct_from" && web::read_part(text, other))
            other_than.push_back(other);
    auto added = add_organisation(call.database(), *details, call.by(), other_than);
    if (!added && added.failure().fault == Fault::refused) return told_alike(call, *details, added.failure());
    if (!added) return call.failure(added.failure());
    return created(at_version(call, *added, 1), "/api/v1/organisations/", added->value);
}

Response change(Call& call, OrganisationId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    auto texts = web::json_fields(call.request.body);
    if (!texts) return call.problem(400);
    auto reader = call.database().read();
    auto organisation = find_organisation(reader, id);
    if (!organisation) return call.not_found();
    auto details = details_from(*texts, details_of(*organisation, names_of_organisation(reader, id)));
    if (!details) return call.failure(details.failure());
    auto done = change_organisation(call.database(), id, *details, static_cast<int>(*seen), OldName::forget,
                                    call.by());
    return done ? at_version(call, id, *done) : call.failure(done.failure());
}

Response status(Call& call, OrganisationId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    web::Form form{call.request};
    auto status = form.choice<OrganisationStatus>("status", web::Need::required);
    auto reason = form.text("reason", web::Need::optional, 2000);
    if (!form.good()) return call.failure(form.failure());
    auto set = set_status(call.database(), id, *status, static_cast<int>(*seen),
                          call.by(reason, excuses_sent(call)));
    if (!set) return call.failure(set.failure());
    return at_version(call, id, *seen + 1);
}

} // namespace partners::api
