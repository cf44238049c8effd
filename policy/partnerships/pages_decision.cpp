// The screening decision with its reasons, and taking a case back or opening it again.
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/screening.hpp"
#include "policy/partnerships/store.hpp"

namespace partnerships::pages {

http::Response decide(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::screens)) return *stop;
    web::Form form{call.request};
    auto outcome = form.choice("outcome", web::Need::required, {"accept", "decline"});
    auto answer = form.text("answer", web::Need::required, 4000);
    auto other = form.choice("other_form", web::Need::optional, form_keys(call.services.institution));
    auto by = call.by(answer, excuses_in(form));
    const Along along{static_cast<int>(form.version()), interest_in(form)};
    if (!form.good()) return screening_again(call, id, form.failure());
    const auto& institution = call.services.institution;
    auto done = outcome == "accept"
                    ? accept(call.database(), id, answer, institution, access_now(call, id), by, along)
                    : decline(call.database(), id, answer, other, institution, by, along);
    // Who goes to see what changed finds the answer again.
    if (!done && done.failure().fault == Fault::outdated) keep_answer(call, id, {});
    if (!done) return screening_again(call, id, done.failure());
    forget_answer(call, id);
    return call.see_other(address_of(id), outcome == "accept" ? "partnerships.screening.accepted"
                                                              : "partnerships.screening.declined");
}

http::Response withdraw_case(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::withdraws)) return *stop;
    web::Form form{call.request};
    auto reason = form.text("reason", web::Need::optional, 2000);
    if (!form.good()) return call.failure(form.failure());
    auto done = withdraw(call.database(), id, call.services.institution, call.by(reason));
    if (!done) return call.failure(done.failure());
    return call.see_other(address_of(id), "partnerships.withdrawn_now");
}

http::Response reopen_case(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::screens)) return *stop;
    web::Form form{call.request};
    auto reason = form.text("reason", web::Need::optional, 2000);
    if (!form.good()) return call.failure(form.failure());
    auto done = reopen(call.database(), id, call.services.institution, call.by(reason));
    if (!done) return call.failure(done.failure());
    return call.see_other(address_of(id, "/screening"), "partnerships.reopened_now");
}

http::Response set_number(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::numbers)) return *stop;
    web::Form form{call.request};
    auto number = form.text("registration_number", web::Need::optional, 60);
    if (!form.good()) return call.failure(form.failure());
    auto done = set_registration_number(call.database(), id, number, call.by());
    if (!done) return call.failure(done.failure());
    return call.see_other(address_of(id), "partnerships.numbered_now");
}

} // namespace partnerships::pages
