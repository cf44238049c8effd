// The outbox: what was sent, what waits, what failed and why. Who looks after it has no right to the content,
// so a mail's text is not shown.
#include "platform/administration/outbox.hpp"
#include "platform/administration/oversight.hpp"
#include "platform/administration/pages.hpp"
#include "platform/administration/views.hpp"
#include "platform/events/events.hpp"

namespace administration::pages {
namespace {

constexpr int most_rows = 200;

std::string address_of(mail::Status status) {
    return "/administration/outbox?status=" + std::string{name_of(status)};
}

std::vector<html::Link> views_of(const Call& call, db::Session& session, mail::Status current) {
    std::vector<html::Link> links;
    for (auto status : {mail::Status::failed, mail::Status::queued, mail::Status::sent})
        links.push_back({std::string{call.tr.of("administration.mail.status", status)}, address_of(status),
                         status == current ? html::Current::yes : html::Current::no,
                         call.tr.number(mail::count(session, status))});
    return links;
}

MailRow row_of(const Call& call, const web::Records& records, const mail::Mail& mail,
               const web::RecordNames& names) {
    MailRow row{.id = mail.id,
                .recipient = mail.to,
                .subject = mail.subject,
                .about = {},
                .about_href = {},
                .queued = call.tr.time(mail.queued_at),
                .sent = mail.sent_at ? call.tr.time(*mail.sent_at) : "",
                .reason = mail.last_error,
                .tries = mail.tries,
                .failed = mail.status == mail::Status::failed};
    const auto* kind = web::find_kind(records, mail.about_kind);
    if (kind) row.about = std::string{call.tr(kind->name)};
    auto name = names.find({mail.about_kind, mail.about_id});
    if (kind && name != names.end() && call.may(kind->who)) row.about_href = name->second.href;
    return row;
}

web::RecordNames names_about(db::Session& session, const web::Records& records,
                             const std::vector<mail::Mail>& mails) {
    std::vector<web::Subject> about;
    for (const auto& mail : mails) about.emplace_back(mail.about_kind, mail.about_id);
    return web::names_of(session, records, about);
}

} // namespace

http::Response outbox(Call& call, const Known& known) {
    auto reader = call.database().read();
    OutboxPage page;
    page.status = enum_named<mail::Status>(call.request.parameter("status")).value_or(mail::Status::failed);
    page.views = views_of(call, reader, page.status);
    page.total = mail::count(reader, page.status);
    const auto mails = mail::latest(reader, page.status, most_rows);
    const auto names = names_about(reader, known.records, mails);
    for (const auto& mail : mails) page.rows.push_back(row_of(call, known.records, mail, names));
    page.csrf = call.csrf();
    return call.page({.title = std::string{call.tr("administration.outbox.title")}, .room = "administration"},
                     views::outbox(call.tr, page));
}

http::Response send_mail_again(Call& call, mail::MailId id) {
    auto tx = call.database().begin();
    if (!mail::queue_again(tx, id, call.now())) return call.not_found();
    events::record(tx, {"mails", id.value}, "sent_again", call.by());
    tx.commit();
    return call.see_other(address_of(mail::Status::failed), "administration.outbox.again");
}

} // namespace administration::pages
