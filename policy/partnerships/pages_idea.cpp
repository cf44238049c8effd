// Proposing: staff ideas and initiatives of the management, saved as one goes.
#include "platform/settings/hosts.hpp"
#include "policy/partnerships/drafts.hpp"
#include "policy/partnerships/idea.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships::pages {
namespace {

http::Response show_idea(web::Call& call, IdeaPage page, int status) {
    tell_errors(page, call.tr);
    return call.page({.title = std::string{call.tr("partnerships.idea.heading")},
                      .room = "partnerships",
                      .status = status},
                     views::idea(call.tr, page));
}

IdeaPage page_with_draft(web::Call& call) {
    auto page = idea_page(call, Origin::staff);
    auto reader = call.database().read();
    auto draft = find_draft(reader, call.actor.account, idea_form);
    if (draft) {
        page.form.values = draft->fields;
        page.saved = call.tr.time(draft->saved_at);
    } else {
        page.form.set("origin", name_of(Origin::staff));
        page.form.set("host", settings::host_for(call.services.institution, call.actor.capacity));
        page.form.set("years", "5");
    }
    return page;
}

// Loading the page anew brings back what was typed, not what was saved before it.
http::Response idea_again(web::Call& call, const web::Form& form, Origin origin) {
    save_draft(call.database(), call.actor.account, idea_form, call.request.form, call.now());
    auto page = idea_page(call, origin);
    page.form = form.view(call.csrf());
    return show_idea(call, std::move(page), 422);
}

bool tied(const web::Call& call, web::Form& form, NewCase& given) {
    auto reader = call.database().read();
    return tie_partners(form, reader, given);
}

} // namespace

http::Response new_idea(web::Call& call) { return show_idea(call, page_with_draft(call), 200); }

http::Response propose(web::Call& call) {
    if (call.request.header("x-requested-with") == "autosave") {
        save_draft(call.database(), call.actor.account, idea_form, call.request.form, call.now());
        return show_idea(call, page_with_draft(call), 200);
    }
    web::Form form{call.request};
    auto origin = origin_in(form, call);
    auto given = read_idea(form, origin, call.services.institution);
    const bool all_in_use = tied(call, form, given);
    if (!form.good()) return idea_again(call, form, origin);
    given.partnership.proposer_account_id = call.actor.account;
    given.partnership.proposer_name = call.actor.name;
    given.partnership.proposer_email = call.actor.email;
    given.partnership.language = text::code_of(call.tr.language());
    auto registered = register_case(call.database(), std::move(given), call.services.institution, call.by());
    if (!registered && registered.failure().fault == Fault::invalid) {
        for (const auto& [field, reason] : registered.failure().fields) form.fault(field, reason);
        return idea_again(call, form, origin);
    }
    if (!registered) return call.failure(registered.failure());
    const auto address = "/partnerships/" + std::to_string(registered->id.value);
    if (registered->arrival == Arrival::again)
        return call.see_other(address, "partnerships.idea.received_before"); // what is begun stays
    forget_draft(call.database(), call.actor.account, idea_form);
    return call.see_other(address,
                          all_in_use ? "partnerships.idea.received" : "partnerships.idea.received_closed");
}

} // namespace partnerships::pages
