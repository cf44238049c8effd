// Partners of a case, who works on it, what stands before its next step, and several cases at once, as JSON.
#include "platform/lists/marked.hpp"
#include "platform/web/json.hpp"
#include "platform/web/route.hpp"
#include "platform/web/versions.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/actions_team.hpp"
#include "policy/partnerships/api.hpp"
#include "policy/partnerships/bulk.hpp"
#include "policy/partnerships/collaboration_bulk.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/screening.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>

namespace partnerships::api {
namespace {

template <class T> http::Response case_after(web::Call& call, PartnershipId id, const Result<T>& done) {
    return done ? show(call, id) : call.failure(done.failure());
}

std::optional<Party> party_in(const web::Call& call, PartnershipId id, PartyId party_id) {
    auto reader = call.database().read();
    const auto parties = parties_of(reader, id);
    auto party =
        std::find_if(parties.begin(), parties.end(), [&](const Party& one) { return one.id == party_id; });
    return party == parties.end() ? std::nullopt : std::optional{*party};
}

http::Response with_team(const web::Call& call, db::Session& session, PartnershipId id) {
    const auto members = team_of(session, id);
    web::Json json;
    json.object().list("items");
    for (const TeamMember& member : members) {
        json.object().field("account", member.account).field("name", member.name);
        json.field("function", member.function).field("since", member.since).end();
    }
    json.end().field("next", nullptr).field("total", members.size());
    return call.json(json.end().take());
}

http::Response team_after(web::Call& call, PartnershipId id, const Result<Done>& done) {
    if (!done) return call.failure(done.failure());
    auto reader = call.database().read();
    return with_team(call, reader, id);
}

template <class RecordId>
http::Response several(web::Call& call, Result<int> (*change)(web::Call&, const std::vector<RecordId>&)) {
    web::Form form{call.request};
    std::vector<RecordId> ids;
    for (const auto& text : form.texts("ids"))
        if (RecordId id; web::read_part(text, id))
            ids.push_back(id);
        else
            form.fault("ids", "web.field.not_choice");
    if (ids.empty()) form.fault("ids", "web.field.missing");
    if (ids.size() > lists::most_marked) form.fault("ids", lists::too_many_marked);
    if (!form.good()) return call.failure(form.failure());
    auto changed = change(call, ids);
    if (!changed) return call.failure(changed.failure());
    web::Json json;
    return call.json(json.object().field("changed", *changed).end().take());
}

} // namespace

http::Response add_partner(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    web::Form form{call.request};
    Party party;
    read_party(form, party, Reading::every_field);
    if (!form.good()) return call.failure(form.failure());
    return case_after(call, id, add_party(call.database(), id, party, call.by()));
}

http::Response partner(web::Call& call, PartnershipId id, PartyId party_id) {
    if (auto stop = stopped(call, id, &Access::reads_all)) return *stop;
    auto found = party_in(call, id, party_id);
    if (!found) return call.not_found();
    auto etag = web::etag_of(found->version);
    if (web::has_already(call.request, etag)) return web::not_modified(etag);
    web::Json json;
    json.object().field("id", found->id).field("organisation", found->organisation_id);
    json.field("name", found->shown()).field("name_as_written", found->name_as_written);
    json.field("country", found->country).field("website", found->website).field("contact", found->contact);
    json.field("sponsor", found->sponsor).field("drivers", found->drivers).field("version", found->version);
    auto response = call.json(json.end().take());
    response.headers.emplace_back("ETag", etag);
    return response;
}

http::Response change_partner(web::Call& call, PartnershipId id, PartyId party_id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    web::Form form{call.request};
    auto party = party_in(call, id, party_id);
    if (!party) return call.not_found();
    read_party(form, *party, Reading::sent_fields);
    if (!form.good()) return call.failure(form.failure());
    party->version = static_cast<int>(*seen);
    auto done = change_party(call.database(), id, *party, call.by());
    return done ? partner(call, id, party_id) : call.failure(done.failure());
}

http::Response remove_partner(web::Call& call, PartnershipId id, PartyId party) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    return case_after(call, id, remove_party(call.database(), id, party, call.by(reason_in(call))));
}

http::Response team(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::arranges)) return *stop;
    auto reader = call.database().read();
    return with_team(call, reader, id);
}

http::Response join_team(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::arranges)) return *stop;
    web::Form form{call.request};
    auto account = form.id<AccountTag>("account", web::Need::optional);
    auto function = form.choice<TeamFunction>("function", web::Need::required);
    if (!account) account = call.actor.account; // oneself
    if (!form.good()) return call.failure(form.failure());
    return team_after(call, id,
                      join(call.database(), call.services.gate.roles, id, account, *function, call.by()));
}

http::Response leave_team(web::Call& call, PartnershipId id, AccountId account) {
    if (auto stop = stopped(call, id, &Access::arranges)) return *stop;
    return team_after(call, id, leave(call.database(), id, account, call.by(reason_in(call))));
}

http::Response gate(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    const auto lines = gate_of(call, reader, *partnership, access_of(reader, call.actor, *partnership));
    web::Json json;
    json.object().list("items");
    for (const GateLine& line : lines) {
        json.object().field("reason", line.reason).field("met", line.met);
        json.field("must", line.force == Force::must);
        json.field("text", call.tr(line.said)).end();
    }
    json.end().field("next", nullptr).field("total", lines.size());
    return call.json(json.end().take());
}

http::Response similar(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::handles)) return *stop;
    auto reader = call.database().read();
    const auto rows = similar_to(reader, id);
    web::Json json;
    json.object().list("items");
    for (const SimilarRow& row : rows) {
        json.object().field("kind", row.kind).field("id", row.id).field("title", row.title);
        json.field("state", row.state).field("partner", row.partner).field("joined", row.joined).end();
    }
    json.end().field("next", nullptr).field("total", rows.size());
    return call.json(json.end().take());
}

http::Response change_several(web::Call& call) { return several<PartnershipId>(call, change_together); }

http::Response change_several_collaborations(web::Call& call) {
    return several<CollaborationId>(call, change_collaborations);
}

} // namespace partnerships::api
