// Partnerships as JSON: reading, proposing and changing, by the same rules and actions as the pages.
#include "policy/partnerships/api.hpp"

#include "platform/web/json.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/route.hpp"
#include "platform/web/versions.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/evidence.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/idea.hpp"
#include "policy/partnerships/list.hpp"
#include "policy/partnerships/store.hpp"

#include <optional>

namespace partnerships::api {
namespace {

void write_row(web::Json& json, const ListRow& row) {
    json.object().field("id", row.id).field("number", row.number).field("title", row.title);
    json.field("stage", row.stage).field("origin", row.origin).field("host", row.host);
    json.field("partners", row.partners).field("areas", keys_in(row.areas));
    json.field("registration_number", row.registration_number).field("answer_by", row.answer_by);
    json.field("answered_on", row.answered_on).field("stage_since", row.stage_since);
    json.field("version", row.version).end();
}

void write_parties(web::Json& json, const std::vector<Party>& parties) {
    json.list("parties");
    for (const auto& party : parties) {
        json.object().field("id", party.id).field("organisation", party.organisation_id);
        json.field("name", party.shown()).field("name_as_written", party.name_as_written);
        json.field("country", party.country).field("version", party.version).end();
    }
    json.end();
}

// What only those who work on the case, the proposer and auditors read.
void write_closed(web::Json& json, const Partnership& p) {
    json.field("financial_meaning", p.financial_meaning);
    json.field("answer", p.answer).field("other_form", p.other_form);
}

http::Response one(const web::Call& call, db::Session& session, const Partnership& p, int status = 200) {
    web::Json json;
    json.object().field("id", p.id).field("number", p.number).field("title", p.title);
    json.field("stage", p.stage).field("stage_since", p.stage_since).field("level", p.level);
    json.field("origin", p.origin).field("host", p.host).field("unit", p.unit_id);
    json.field("coordinator", p.coordinator_id).field("registration_number", p.registration_number);
    json.field("purpose", p.purpose).field("strategic_meaning", p.strategic_meaning);
    json.field("operational_meaning", p.operational_meaning).field("areas", keys_in(p.areas));
    json.field("formats", keys_in(p.formats)).field("term_months", p.term_months);
    json.field("answer_by", p.answer_by).field("answered_on", p.answered_on);
    json.field("created_at", p.created_at).field("version", p.version);
    json.field("sponsor", p.sponsor).field("initiated_by", p.initiated_by);
    json.object("proposer").field("name", p.proposer_name);
    json.field("organisation", p.proposer_organisation).end();
    const auto parties = parties_of(session, p.id);
    json.field("geography", geography_in(call.services.institution, parties));
    write_parties(json, parties);
    if (access_of(session, call.actor, p).reads_all) write_closed(json, p);
    json.end();
    auto response = call.json(json.take(), status);
    response.headers.emplace_back("ETag", web::etag_of(p.version));
    return response;
}

} // namespace

http::Response list(web::Call& call) {
    auto state = lists::read_state(list_spec(), call.request);
    auto place = web::place_asked<PartnershipId>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    const auto rows = rows_after(reader, state, place->after, place->limit);
    return call.json(web::page_of(rows, place->limit, count_rows(reader, state), write_row));
}

http::Response show(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto etag = web::etag_of(partnership->version);
    if (web::has_already(call.request, etag)) return web::not_modified(etag);
    return one(call, reader, *partnership);
}

http::Response create(web::Call& call) {
    web::Form form{call.request};
    auto origin = origin_in(form, call);
    auto given = read_idea(form, origin, call.services.institution);
    {
        auto reader = call.database().read();
        tie_partners(form, reader, given);
    }
    if (!form.good()) return call.failure(form.failure());
    given.partnership.proposer_account_id = call.actor.account;
    given.partnership.proposer_name = call.actor.name;
    given.partnership.proposer_email = call.actor.email;
    given.partnership.language = text::code_of(call.tr.language());
    auto registered = register_case(call.database(), std::move(given), call.services.institution, call.by());
    if (!registered) return call.failure(registered.failure());
    auto reader = call.database().read();
    int status = registered->arrival == Arrival::first ? 201 : 200;
    auto response = one(call, reader, *find_partnership(reader, registered->id), status);
    response.headers.emplace_back("Location", "/api/v1/partnerships/" + std::to_string(registered->id.value));
    return response;
}

http::Response patch(web::Call& call, PartnershipId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    web::Form form{call.request};
    std::optional<Partnership> partnership;
    {
        auto reader = call.database().read();
        partnership = find_partnership(reader, id);
        read_details(form, *partnership, offered_to(call, reader), Reading::sent_fields,
                     access_of(reader, call.actor, *partnership));
    }
    auto reason = form.text("reason", web::Need::optional, 2000);
    if (!form.good()) return call.failure(form.failure());
    partnership->version = static_cast<int>(*seen);
    auto done = change(call.database(), *partnership, call.by(reason));
    if (!done) return call.failure(done.failure());
    auto reader = call.database().read();
    return one(call, reader, *find_partnership(reader, id));
}

} // namespace partnerships::api
