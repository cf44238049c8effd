// Screening: matching, duplicates and what is joined, interests, and the beginning.
#include "policy/partners/partners.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/screening.hpp"
#include "policy/partnerships/store.hpp"

namespace partnerships::pages {
namespace {

http::Response after(web::Call& call, PartnershipId id, const Failure* failure, std::string_view message) {
    if (failure) return screening_again(call, id, *failure);
    return call.see_other(address_of(id, "/screening"), message);
}

// The organisation meant: one of the choices that the page offered, a suggestion, an identifier, or a name
// that only one bears.
std::optional<OrganisationId> organisation_in(db::Session& session, const http::Request& request) {
    if (auto choice = organisation_chosen(session, request)) return choice;
    return partners::organisation_meant(session, request.field("organisation_id"),
                                        request.field("organisation"));
}

} // namespace

http::Response screening(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::handles)) return *stop;
    auto reader = call.database().read();
    return show_screening(call, reader, screening_page(call, reader, *find_partnership(reader, id)));
}

http::Response to_screening(web::Call& call, PartnershipId id) {
    return call.see_other(address_of(id, "/screening"));
}

http::Response from_party(web::Call& call, PartnershipId id, PartyId) { return to_screening(call, id); }

http::Response match(web::Call& call, PartnershipId id, PartyId party) {
    if (auto stop = stopped(call, id, &Access::handles)) return *stop;
    std::optional<OrganisationId> organisation;
    {
        auto reader = call.database().read();
        organisation = organisation_in(reader, call.request);
    }
    if (!organisation)
        return screening_again(
            call, id,
            invalid({{"organisation-" + std::to_string(party.value), "partnerships.organisation_unclear"}}));
    auto done = match_party(call.database(), id, party, *organisation, call.by());
    if (!done && done.failure().fault == Fault::invalid)
        return screening_again(
            call, id,
            invalid({{"organisation-" + std::to_string(party.value), done.failure().fields.front().second}}));
    return after(call, id, done ? nullptr : &done.failure(), "partnerships.screening.matched_now");
}

http::Response see_similar(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::handles)) return *stop;
    web::Form form{call.request};
    auto done = see_duplicates(call.database(), id, joined_of(form.texts("join")),
                               form.text("note", web::Need::optional, 300), call.by());
    if (done) keep_answer(call, id, {"join", "note"});
    return after(call, id, done ? nullptr : &done.failure(), "partnerships.screening.seen_now");
}

http::Response declare(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::handles)) return *stop;
    web::Form form{call.request};
    form.choice("interest", web::Need::required, {"none", "conflict"});
    auto said = interest_in(form);
    if (!form.good()) return screening_again(call, id, form.failure());
    auto done = declare_interest(call.database(), id, said->interest, said->statement, call.by());
    if (done) keep_answer(call, id, {"interest", "statement"});
    return after(call, id, done ? nullptr : &done.failure(), "partnerships.screening.declared_now");
}

http::Response begin(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::handles)) return *stop;
    web::Form form{call.request};
    auto by = call.by({}, excuses_in(form));
    const Along along{.interest = interest_in(form)};
    if (!form.good()) return screening_again(call, id, form.failure());
    auto done = begin_screening(call.database(), id, call.services.institution, by, along);
    if (done) forget_answer(call, id);
    return after(call, id, done ? nullptr : &done.failure(), "partnerships.screening.begun_now");
}

} // namespace partnerships::pages
