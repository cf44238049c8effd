// Who works on a case: added and taken out on its edit page.
#include "policy/partnerships/actions_team.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/pages.hpp"

namespace partnerships::pages {
namespace {

http::Response after(web::Call& call, PartnershipId id, const Result<Done>& done, std::string_view said) {
    if (done) return call.see_other(address_of(id, "/edit"), said);
    if (done.failure().fault == Fault::invalid) return edit_again(call, id, done.failure());
    return call.failure(done.failure());
}

} // namespace

http::Response add_to_team(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::arranges)) return *stop;
    web::Form form{call.request};
    auto account = form.id<AccountTag>("account", web::Need::required);
    auto function = form.choice<TeamFunction>("function", web::Need::required);
    if (!form.good()) return edit_again(call, id, form.failure());
    return after(call, id, join(call.database(), call.services.gate.roles, id, account, *function, call.by()),
                 "partnerships.team.added_now");
}

http::Response remove_from_team(web::Call& call, PartnershipId id, AccountId account) {
    if (auto stop = stopped(call, id, &Access::arranges)) return *stop;
    return after(call, id, leave(call.database(), id, account, call.by()), "partnerships.team.removed_now");
}

http::Response team_to_edit(web::Call& call, PartnershipId id) {
    return call.see_other(address_of(id, "/edit"));
}

} // namespace partnerships::pages
