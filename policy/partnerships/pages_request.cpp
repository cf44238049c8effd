// The public form for requests from outside, its receipt, and the sender's own page.
#include "platform/flood/flood.hpp"
#include "platform/http/encoding.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/request.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

#include <algorithm>

namespace partnerships::pages {
namespace {

// The form's name, which its stamp is sealed with.
constexpr std::string_view request_form = "request";

http::Response show_request(web::Call& call, RequestPage page, int status) {
    const auto file = call.services.institution.file("institution");
    page.institution = file.both("name").in(call.tr.language());
    // Once sent, the next is another; until then it is still the one that was opened.
    page.stamp = status == 422 ? flood::stamp_again(call, request_form) : flood::stamp(call, request_form);
    tell_errors(page.idea, call.tr);
    return call.page({.title = std::string{call.tr("partnerships.request.heading")}, .status = status},
                     views::request(call.tr, page));
}

http::Response again(web::Call& call, web::Form& form, int status) {
    RequestPage page{idea_page(call, Origin::external), {}, {}};
    page.idea.form = form.view(call.csrf());
    return show_request(call, std::move(page), status);
}

StatusPage status_of(const web::Call& call, db::Session& session, const Partnership& p) {
    StatusPage page{p.title, p.number, p.stage, call.tr.date(p.created_at.date()), {}, {}, p.answer,
                    {},      {},       {}};
    if (p.answer_by) page.answer_by = call.tr.date(*p.answer_by);
    if (p.answered_on) page.answered_on = call.tr.date(*p.answered_on);
    page.messages = thread_of(call, session, p.id, Notes::left_out);
    return page;
}

// The form that asks for number and key; again when the two do not belong together.
http::Response asked_for_key(web::Call& call, std::string_view number, std::string_view key, int status) {
    web::FormView form;
    form.set("number", number);
    form.set("key", key);
    form.csrf = call.csrf();
    if (status != 200) form.errors.emplace_back("key", "partnerships.request.no_such");
    return call.page({.title = std::string{call.tr("partnerships.request.status_heading")}, .status = status},
                     views::find_request(call.tr, form));
}

http::Response shown_status(web::Call& call, std::string_view number, std::string_view key,
                            const web::FormView& form, int status) {
    auto reader = call.database().read();
    auto partnership = request_of(reader, number, key);
    if (!partnership) return asked_for_key(call, number, key, 404);
    auto page = status_of(call, reader, *partnership);
    page.key = key;
    page.form = form;
    page.form.csrf = call.csrf();
    return call.page({.title = std::string{call.tr("partnerships.request.status_heading")}, .status = status},
                     views::request_status(call.tr, page));
}

// Number and key do not stay in the address, where others at the same computer would find them.
constexpr std::string_view own_request = "request";
constexpr std::int64_t an_hour = 3600;

void remember(const web::Call& call, std::string_view number, std::string_view key) {
    call.set_cookie(own_request, std::string{number} + "." + std::string{key}, an_hour);
}

bool fits(const web::Call& call, std::string_view number, std::string_view key) {
    auto reader = call.database().read();
    return request_of(reader, number, key).has_value();
}

http::Response remembered(web::Call& call, std::string_view number, std::string_view key) {
    if (!fits(call, number, key)) return asked_for_key(call, number, key, 404);
    remember(call, number, key);
    return call.see_other("/request/status");
}

http::Response receipt(web::Call& call, const Registered& registered, const std::string& status_key) {
    remember(call, registered.number, status_key);
    return call.see_other("/request/status", registered.arrival == Arrival::first
                                                 ? "partnerships.request.received"
                                                 : "partnerships.request.received_before");
}

} // namespace

http::Response new_request(web::Call& call) {
    RequestPage page{idea_page(call, Origin::external), {}, {}};
    page.idea.form.set("years", "5");
    return show_request(call, std::move(page), 200);
}

http::Response send_request(web::Call& call) {
    web::Form form{call.request};
    auto given = read_request(form, call.services.institution);
    if (flood::looks_like_a_machine(call, request_form)) form.fault("send", flood::too_quick);
    if (!form.good()) return again(call, form, 422);
    given.status_key = flood::secret_of_form(call);
    auto key = given.status_key;
    auto registered = receive(call, std::move(given));
    if (!registered) {
        form.fault("send", flood::too_many);
        return again(call, form, 429);
    }
    if (*registered) return receipt(call, **registered, key);
    const auto& failure = registered->failure();
    for (const auto& [field, reason] : failure.fields) form.fault(field, reason);
    if (!form.good()) return again(call, form, 422);
    if (failure.reasons != Reasons{"partnerships.request.other_content"}) return call.failure(failure);
    form.fault("send",
               failure.reasons.front()); // the form again has a stamp of its own: sent, it is another
    return again(call, form, 409);
}

http::Response request_status(web::Call& call) {
    // Pasted from a mail, they bring blanks along.
    auto number = http::trimmed(call.request.parameter("number"));
    if (!number.empty()) return remembered(call, number, http::trimmed(call.request.parameter("key")));
    auto kept = call.request.cookie(own_request);
    auto dot = std::min(kept.find('.'), kept.size());
    auto key = kept.substr(std::min(dot + 1, kept.size()));
    number = kept.substr(0, dot);
    bool asked_for_another = !call.request.parameter("find").empty();
    if (asked_for_another || !fits(call, number, key)) return asked_for_key(call, {}, {}, 200);
    return shown_status(call, number, key, {}, 200);
}

// Whoever asked writes back; the link's secret is the right to.
http::Response send_back(web::Call& call) {
    web::Form form{call.request};
    auto number = form.text("number", web::Need::required, 20);
    auto key = form.text("key", web::Need::required, 60);
    if (!form.sent("body")) return remembered(call, number, key);
    auto body = form.text("body", web::Need::required, 4000);
    if (!form.good()) return shown_status(call, number, key, form.view(call.csrf()), 422);
    std::optional<Partnership> partnership;
    {
        auto reader = call.database().read();
        partnership = request_of(reader, number, key);
    }
    if (!partnership) return asked_for_key(call, number, key, 404);
    auto done = reply(call, *partnership, body);
    if (!done) {
        form.fault("body", flood::too_many);
        return shown_status(call, number, key, form.view(call.csrf()), 429);
    }
    if (!*done) return call.failure(done->failure());
    remember(call, number, key);
    return call.see_other("/request/status", "partnerships.written_now");
}

} // namespace partnerships::pages
