// What can be done to a partnership, as JSON: the same rules, excuses and actions as the pages.
#include "platform/web/json.hpp"
#include "platform/web/versions.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/api.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/store.hpp"

#include "platform/web/form.hpp"

namespace partnerships::api {
namespace {

// The stage after the act, with the version that the next change names.
http::Response now(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    web::Json json;
    json.object()
        .field("id", id)
        .field("stage", partnership->stage)
        .field("version", partnership->version)
        .end();
    auto response = call.json(json.take());
    response.headers.emplace_back("ETag", web::etag_of(partnership->version));
    return response;
}

template <class T> http::Response stage_after(web::Call& call, PartnershipId id, const Result<T>& done) {
    return done ? now(call, id) : call.failure(done.failure());
}

} // namespace

http::Response match(web::Call& call, PartnershipId id, PartyId party) {
    if (auto stop = stopped(call, id, &Access::handles)) return *stop;
    web::Form form{call.request};
    auto organisation = form.id<OrganisationTag>("organisation", web::Need::optional);
    auto identifier = form.text("identifier", web::Need::optional, 300);
    if (!organisation && !identifier.empty()) {
        auto reader = call.database().read();
        if (auto found = partners::organisation_meant(reader, {}, identifier)) organisation = *found;
    }
    if (!organisation) form.fault("organisation", "partnerships.organisation_unknown");
    if (!form.good()) return call.failure(form.failure());
    return stage_after(call, id, match_party(call.database(), id, party, organisation, call.by()));
}

http::Response see_similar(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::handles)) return *stop;
    web::Form form{call.request};
    auto note = form.text("note", web::Need::optional, 300);
    const auto join = form.texts("join");
    if (!form.good()) return call.failure(form.failure());
    return stage_after(call, id, see_duplicates(call.database(), id, joined_of(join), note, call.by()));
}

http::Response declare(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::handles)) return *stop;
    web::Form form{call.request};
    auto interest = form.choice("interest", web::Need::required, {"none", "conflict"});
    auto statement = form.text("statement", web::Need::optional, 1000);
    if (!form.good()) return call.failure(form.failure());
    auto kind = interest == "conflict" ? Interest::conflict : Interest::none;
    return stage_after(call, id, declare_interest(call.database(), id, kind, statement, call.by()));
}

http::Response begin(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::handles)) return *stop;
    web::Form form{call.request};
    auto by = call.by({}, excuses_in(form));
    if (!form.good()) return call.failure(form.failure());
    return stage_after(call, id, begin_screening(call.database(), id, call.services.institution, by));
}

http::Response decide(web::Call& call, PartnershipId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    if (auto stop = stopped(call, id, &Access::screens)) return *stop;
    web::Form form{call.request};
    auto outcome = form.choice("outcome", web::Need::required, {"accept", "decline"});
    auto answer = form.text("answer", web::Need::required, 4000);
    auto other = form.choice("other_form", web::Need::optional, form_keys(call.services.institution));
    auto by = call.by(answer, excuses_in(form));
    if (!form.good()) return call.failure(form.failure());
    const auto& institution = call.services.institution;
    const Along along{.seen = static_cast<int>(*seen)};
    if (outcome == "accept")
        return stage_after(call, id,
                           accept(call.database(), id, answer, institution, access_now(call, id), by, along));
    return stage_after(call, id, decline(call.database(), id, answer, other, institution, by, along));
}

http::Response withdraw_case(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::withdraws)) return *stop;
    web::Form form{call.request};
    auto reason = form.text("reason", web::Need::optional, 2000);
    if (!form.good()) return call.failure(form.failure());
    return stage_after(call, id, withdraw(call.database(), id, call.services.institution, call.by(reason)));
}

http::Response set_number(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::numbers)) return *stop;
    web::Form form{call.request};
    auto number = form.text("registration_number", web::Need::optional, 60);
    if (!form.good()) return call.failure(form.failure());
    return stage_after(call, id, set_registration_number(call.database(), id, number, call.by()));
}

http::Response reopen_case(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::screens)) return *stop;
    web::Form form{call.request};
    auto reason = form.text("reason", web::Need::required, 2000);
    if (!form.good()) return call.failure(form.failure());
    return stage_after(call, id, reopen(call.database(), id, call.services.institution, call.by(reason)));
}

} // namespace partnerships::api
