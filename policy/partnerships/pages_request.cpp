// The public form for requests from outside, its receipt, and the sender's own page.
#include "platform/flood/flood.hpp"
#include "platform/http/encoding.hpp"
#include "platform/mail/letter.hpp"
#include "platform/rights/secrets.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/request.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships::pages {
namespace {

// How many requests one address may send in an hour, and the whole house in an hour.
constexpr flood::Brake brake{"request", 5, 100};

http::Response shown(web::Call& call, RequestPage page, int status) {
    const auto file = call.services.institution.file("institution");
    page.institution = file.both("name").in(call.tr.language());
    page.stamp = flood::stamp(call);
    tell_errors(page.idea, call.tr);
    return call.page({.title = std::string{call.tr("partnerships.request.heading")}, .status = status},
                     views::request(call.tr, page));
}

http::Response again(web::Call& call, web::Form& form, int status) {
    RequestPage page{idea_page(call, Origin::external), {}, {}};
    page.idea.form = form.view(call.csrf());
    return shown(call, std::move(page), status);
}

void read_sender(web::Form& form, Partnership& p) {
    using enum web::Need;
    p.proposer_name = form.text("sender_name", required, 200);
    p.proposer_email = form.text("sender_email", required, 200);
    if (!p.proposer_email.empty() && !mail::is_address(p.proposer_email))
        form.fault("sender_email", "partnerships.request.email_wrong");
}

StatusPage status_of(const web::Call& call, db::Session& session, const Partnership& p) {
    StatusPage page{p.title, p.number, p.stage, call.tr.date(p.created_at.date()), {}, {}, p.answer,
                    {},      {},       {}};
    if (p.answer_by) page.answer_by = call.tr.date(*p.answer_by);
    if (p.answered_on) page.answered_on = call.tr.date(*p.answered_on);
    page.messages = thread_of(call, session, p.id, Notes::left_out);
    return page;
}

// The request that number and secret open together; a guess finds nothing.
std::optional<Partnership> theirs(db::Session& session, std::string_view number, std::string_view key) {
    auto id = find_by_number(session, number);
    auto partnership = id ? find_partnership(session, *id) : std::nullopt;
    bool fits = partnership && !partnership->status_key_hash.empty() &&
                rights::same(partnership->status_key_hash, rights::digest_of(key));
    return fits ? partnership : std::nullopt;
}

// The form that asks for number and key; again when the two do not belong together.
http::Response asked_for_key(web::Call& call, std::string_view number, std::string_view key, int status) {
    web::FormView form;
    form.set("number", number);
    form.set("key", key);
    if (status != 200) form.errors.emplace_back("key", "partnerships.request.no_such");
    return call.page({.title = std::string{call.tr("partnerships.request.status_heading")}, .status = status},
                     views::find_request(call.tr, form));
}

http::Response shown_status(web::Call& call, std::string_view number, std::string_view key,
                            const web::FormView& form, int status) {
    auto reader = call.database().read();
    auto partnership = theirs(reader, number, key);
    if (!partnership) return asked_for_key(call, number, key, 404);
    auto page = status_of(call, reader, *partnership);
    page.key = key;
    page.form = form;
    page.form.csrf = call.csrf();
    return call.page({.title = std::string{call.tr("partnerships.request.status_heading")}, .status = status},
                     views::request_status(call.tr, page));
}

// A form that is sent twice, by a double click or the back button, is one request.
std::optional<Registered> sent_already(web::Call& call, std::string_view status_key) {
    auto reader = call.database().read();
    auto id = find_by_status_key(reader, rights::digest_of(status_key));
    if (!id) return std::nullopt;
    auto p = find_partnership(reader, *id);
    return Registered{*id, p->number, p->answer_by.value_or(call.today()), Arrival::again};
}

http::Response receipt(web::Call& call, const Registered& registered, const std::string& status_key) {
    return call.see_other("/request/status?number=" + registered.number + "&key=" + status_key,
                          registered.arrival == Arrival::first ? "partnerships.request.received"
                                                               : "partnerships.request.received_before");
}

} // namespace

http::Response new_request(web::Call& call) {
    RequestPage page{idea_page(call, Origin::external), {}, {}};
    page.idea.form.set("years", "5");
    return shown(call, std::move(page), 200);
}

http::Response send_request(web::Call& call) {
    web::Form form{call.request};
    auto given = read_idea(form, Origin::external, call.services.institution);
    read_sender(form, given.partnership);
    if (!given.parties.empty()) given.partnership.proposer_organisation = given.parties[0].name_as_written;
    if (flood::looks_like_a_machine(call)) form.fault("title", flood::too_quick);
    if (!form.good()) return again(call, form, 422);
    given.status_key = flood::secret_of_form(call);
    if (auto there = sent_already(call, given.status_key)) return receipt(call, *there, given.status_key);
    if (!flood::may_send_more(call, brake)) {
        form.fault("title", flood::too_many);
        return again(call, form, 429);
    }
    given.partnership.language = text::code_of(call.tr.language());
    auto by = call.by();
    by.name = given.partnership.proposer_name;
    auto key = given.status_key;
    auto registered = register_case(call.database(), std::move(given), call.services.institution, by);
    if (!registered) return call.failure(registered.failure());
    return receipt(call, *registered, key);
}

http::Response request_status(web::Call& call) {
    // Pasted from a mail, they bring blanks along.
    auto number = http::trimmed(call.request.parameter("number"));
    if (number.empty()) return asked_for_key(call, {}, {}, 200);
    return shown_status(call, number, http::trimmed(call.request.parameter("key")), {}, 200);
}

// Whoever asked writes back; the link's secret is the right to.
http::Response send_back(web::Call& call) {
    web::Form form{call.request};
    auto number = form.text("number", web::Need::required, 20);
    auto key = form.text("key", web::Need::required, 60);
    auto body = form.text("body", web::Need::required, 4000);
    if (!form.good()) return shown_status(call, number, key, form.view(call.csrf()), 422);
    std::optional<Partnership> partnership;
    {
        auto reader = call.database().read();
        partnership = theirs(reader, number, key);
    }
    if (!partnership) return asked_for_key(call, number, key, 404);
    if (!flood::may_send_more(call, brake)) {
        form.fault("body", flood::too_many);
        return shown_status(call, number, key, form.view(call.csrf()), 429);
    }
    auto by = call.by();
    by.name = partnership->proposer_name;
    auto done = write_back(call.database(), partnership->id, body, call.services.institution, by);
    if (!done) return call.failure(done.failure());
    return call.see_other("/request/status?number=" + number + "&key=" + key, "partnerships.written_now");
}

} // namespace partnerships::pages
