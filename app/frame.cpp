// Which entries somebody sees, who is signed in, and the message shown once.
#include "app/frame.hpp"

#include "app/rooms.hpp"
#include "platform/web/asked_again.hpp"
#include "platform/web/csrf.hpp"
#include "platform/web/language.hpp"
#include "platform/web/router.hpp"
#include "ui/frame.hpp"
#include "ui/views.hpp"

namespace app {
namespace {

std::vector<ui::Entry> entries_for(const web::Call& call) {
    std::vector<ui::Entry> entries;
    for (const Entry& entry : navigation())
        if (call.may(entry.who) && call.router.match(http::Method::get, entry.path).route)
            entries.push_back({entry.key, entry.path});
    return entries;
}

std::string roles_of(const web::Call& call) {
    std::string names;
    for (const rights::Grant& grant : call.actor.grants)
        if (const auto* role = call.services.gate.roles.find(grant.role))
            names.append(names.empty() ? "" : ", ").append(role->name.in(call.tr.language()));
    return names;
}

} // namespace

std::string frame(const web::Call& call, const web::PageOptions& options, std::string body) {
    ui::Frame frame{.title = options.title,
                    .room = options.room,
                    .target = web::page_to_return_to(call.request, call.router),
                    .entries = entries_for(call),
                    .account = {},
                    .csrf = {},
                    .message = {},
                    .institution = {}};
    frame.institution = call.services.institution.file("institution").both("name").in(call.tr.language());
    if (call.actor.known()) {
        frame.account = ui::Account{call.actor.name, roles_of(call)};
        frame.csrf = call.csrf();
    }
    // A file that was sent cannot be sent again by the page, and what another site sent is not.
    if (call.request.method == http::Method::post && call.request.uploads.empty() &&
        web::carries_token(call.request, call.visit, call.services.gate)) {
        frame.again = web::address_again(call.request);
        frame.sent = web::fields_again(call.request);
        frame.refused = options.status >= 400;
        frame.csrf = call.csrf();
    }
    const auto time = call.tr.time(call.now());
    frame.clock = time.substr(time.size() - 5);
    if (auto key = call.message(); !key.empty()) frame.message = ui::Message{std::string{call.tr(key)}};
    if (call.services.gate.content == rights::Content::example) {
        frame.content = ui::Content::example;
        frame.day = call.tr.date(call.today());
    }
    return ui::views::frame(call.tr, frame, html::Safe{std::move(body)});
}

} // namespace app
