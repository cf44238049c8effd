// Who works on a case: added and taken out on its edit page.
#include "platform/web/route.hpp"
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

// Chosen, or the only one whom a name or an address means.
AccountId account_in(const web::Call& call, web::Form& form) {
    auto account = form.id<AccountTag>("account", web::Need::optional);
    if (account || !form.sent("person")) {
        if (!account) form.fault("account", "web.field.missing");
        return account;
    }
    auto name = form.text("person", web::Need::required, 300);
    if (name.empty()) return {};
    auto reader = call.database().read();
    const auto meant = people_meant(call, reader, name);
    if (meant.size() == 1) web::read_part(meant.front().value, account);
    if (!account)
        form.fault("person", meant.empty() ? "partnerships.team.nobody" : "partnerships.team.several");
    return account;
}

} // namespace

http::Response add_to_team(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::arranges)) return *stop;
    web::Form form{call.request};
    auto account = account_in(call, form);
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
