// What the proposer is told and writes back, and notes within the case.
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/thread.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships {

std::vector<ThreadLine> thread_of(const web::Call& call, db::Session& session, PartnershipId id,
                                  Notes notes) {
    std::vector<ThreadLine> lines;
    const auto messages = messages_of(session, id);
    for (const Message& message : messages) {
        if (!message.to_proposer && notes == Notes::left_out) continue;
        lines.push_back(
            {message.author, call.tr.time(message.at), message.body, message.kind, !message.to_proposer});
    }
    return lines;
}

bool writes_as_proposer(const Access& access) { return access.proposer && !access.handles; }

Result<Done> write_as(web::Call& call, PartnershipId id, Reader to, const std::string& body) {
    const auto& institution = call.services.institution;
    return writes_as_proposer(access_now(call, id))
               ? write_back(call.database(), id, body, institution, call.by())
               : write_message(call.database(), id, to, body, institution, call.by());
}

namespace pages {
namespace {

http::Response show_message(web::Call& call, PartnershipId id, const web::FormView& form, int status) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    ThreadPage page{case_page(call, reader, *partnership, "messages"), {}, form, false};
    page.as_proposer = writes_as_proposer(page.page.access);
    page.lines = thread_of(call, reader, id, page.as_proposer ? Notes::left_out : Notes::shown);
    page.form.csrf = call.csrf();
    return call.page({.title = partnership->title, .room = "partnerships", .status = status},
                     views::messages(call.tr, page));
}

} // namespace

http::Response messages(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::writes)) return *stop;
    return show_message(call, id, {}, 200);
}

http::Response write(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::writes)) return *stop;
    web::Form form{call.request};
    auto body = form.text("body", web::Need::required, 4000);
    if (!form.good()) return show_message(call, id, form.view(call.csrf()), 422);
    auto done = write_as(call, id, form.ticked("to_proposer") ? Reader::proposer : Reader::case_only, body);
    if (!done) return call.failure(done.failure());
    if (writes_as_proposer(access_now(call, id)))
        return call.see_other(address_of(id, "/messages"), "partnerships.written_now");
    return call.see_other(address_of(id, "/messages"),
                          form.ticked("to_proposer") ? "partnerships.sent_now" : "partnerships.noted_now");
}

} // namespace pages
} // namespace partnerships
