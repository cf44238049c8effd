// The public form for requests from outside, its receipt, and the sender's own page.
#include "platform/rights/secrets.hpp"
#include "policy/partnerships/flood.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/request.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships::pages {
namespace {

constexpr std::int64_t least_seconds = 3; // a person needs longer than this to fill in the form
constexpr std::int64_t most_seconds = 24 * 3600;

http::Response shown(web::Call& call, RequestPage page, int status) {
    const auto file = call.services.institution.file("institution");
    page.institution = file.both("name").in(call.tr.language());
    page.stamp = sealed(call.services.gate.key, call.now());
    return call.page({.title = std::string{call.tr("partnerships.request.heading")}, .status = status},
                     views::request(call.tr, page));
}

http::Response again(web::Call& call, web::Form& form, int status) {
    RequestPage page{idea_page(call, Origin::external), {}, {}};
    page.idea.form = form.view(call.csrf());
    return shown(call, std::move(page), status);
}

// Whoever fills in the trap, or is quicker than a hand can write, is told kindly to try again: a person can.
bool looks_like_a_machine(const web::Call& call) {
    if (!call.request.field("homepage_confirm").empty()) return true;
    auto opened = opened_at(call.services.gate.key, call.request.field("stamp"));
    if (!opened) return true;
    auto seconds = seconds_between(*opened, call.now());
    return seconds < least_seconds || seconds > most_seconds;
}

void read_sender(web::Form& form, Partnership& p) {
    using enum web::Need;
    p.proposer_name = form.text("sender_name", required, 200);
    p.proposer_organisation = form.text("sender_organisation", required, 300);
    p.proposer_email = form.text("sender_email", required, 200);
    if (!p.proposer_email.empty() && p.proposer_email.find('@') == std::string::npos)
        form.fault("sender_email", "partnerships.request.email_wrong");
}

StatusPage status_of(const web::Call& call, db::Session& session, const Partnership& p) {
    StatusPage page{p.title, p.number, p.stage, call.tr.date(p.created_at.date()), {}, {}, p.answer, {}};
    if (p.answer_by) page.answer_by = call.tr.date(*p.answer_by);
    if (p.answered_on) page.answered_on = call.tr.date(*p.answered_on);
    for (const Message& message : messages_of(session, p.id))
        if (message.to_proposer) page.messages.emplace_back(call.tr.time(message.at), message.body);
    return page;
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
    if (looks_like_a_machine(call)) form.fault("title", "partnerships.request.too_quick");
    if (!form.good()) return again(call, form, 422);
    if (!may_send_more(call.database(), call.services.gate.key, call.request.client, call.now())) {
        form.fault("title", "partnerships.request.too_many");
        return again(call, form, 429);
    }
    given.status_key = rights::random_token(18);
    given.partnership.language = text::code_of(call.tr.language());
    auto by = call.by();
    by.name = given.partnership.proposer_name;
    auto key = given.status_key;
    auto registered = register_case(call.database(), std::move(given), call.services.institution, by);
    if (!registered) return call.failure(registered.failure());
    return call.see_other("/request/status?number=" + registered->number + "&key=" + key,
                          "partnerships.request.received");
}

http::Response request_status(web::Call& call) {
    if (call.request.query.empty() || call.request.parameter("number").empty())
        return call.page({.title = std::string{call.tr("partnerships.request.status_heading")}},
                         views::find_request(call.tr));
    auto reader = call.database().read();
    auto id = find_by_number(reader, call.request.parameter("number"));
    auto partnership = id ? find_partnership(reader, *id) : std::nullopt;
    auto key = call.request.parameter("key");
    bool theirs = partnership && !partnership->status_key_hash.empty() &&
                  rights::same(partnership->status_key_hash, rights::digest_of(key));
    if (!theirs) return call.not_found();
    return call.page({.title = std::string{call.tr("partnerships.request.status_heading")}},
                     views::request_status(call.tr, status_of(call, reader, *partnership)));
}

} // namespace partnerships::pages
