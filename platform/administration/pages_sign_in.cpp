// Signing in and out.
#include "platform/administration/models.hpp"
#include "platform/administration/pages.hpp"
#include "platform/administration/views.hpp"
#include "platform/rights/sessions.hpp"
#include "platform/rights/throttle.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/form.hpp"

namespace administration::pages {
namespace {

http::Response show_sign_in(const Call& call, web::FormView form, std::string_view error, int status) {
    form.csrf = call.csrf();
    SignInPage page{std::move(form), error.empty() ? "" : std::string{call.tr(error)}};
    std::string title{call.tr("administration.sign_in.title")};
    return call.page({.title = title, .status = status}, views::sign_in(call.tr, page));
}

} // namespace

http::Response sign_in_form(Call& call) {
    if (call.actor.known()) return call.see_other("/");
    web::FormView form;
    form.set("to", call.request.parameter("to"));
    return show_sign_in(call, std::move(form), "", 200);
}

http::Response sign_in(Call& call) {
    web::Form form{call.request};
    rights::Credentials credentials{std::string{call.request.field("email")},
                                    std::string{call.request.field("password")}, call.request.client};
    auto session = rights::sign_in(call.database(), call.services.gate, credentials, call.now());
    if (!session) {
        auto view = form.view({});
        std::erase_if(view.values, [](const auto& pair) { return pair.first == "password"; });
        const std::string& why = session.failure().reasons.at(0);
        if (why != "rights.sign_in_wait") return show_sign_in(call, std::move(view), why, 422);
        auto wait = show_sign_in(call, std::move(view), why, 429);
        wait.headers.emplace_back("Retry-After",
                                  std::to_string(rights::longest_wait)); // how long is not told
        return wait;
    }
    call.set_cookie(web::cookie::session, session->token, rights::longest_seconds);
    return call.see_other(call.request.field("to").empty() ? "/" : call.request.field("to"));
}

http::Response sign_out(Call& call) {
    rights::sign_out(call.database(), call.visit, call.now());
    call.set_cookie(web::cookie::session, "", -1);
    return call.see_other(
        "/", "administration.signed_out"); // pages of the session were no-store: none is left behind
}

} // namespace administration::pages
