// The outbox's rows and the job that empties it.
#include "platform/mail/mail.hpp"

#include <boost/json.hpp>

namespace mail {

namespace {

constexpr db::Sql insert_mail = R"sql(
    INSERT INTO mails (recipient, subject, text_body, html_body, language, about_kind, about_id, status, queued_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?) RETURNING id
)sql";
constexpr db::Sql select_mail = R"sql(
    SELECT id, recipient, subject, text_body, html_body, language, about_kind, about_id, status, tries, last_error,
           queued_at, sent_at
      FROM mails
     WHERE id = ?
)sql";
constexpr db::Sql select_latest = R"sql(
    SELECT id, recipient, subject, text_body, html_body, language, about_kind, about_id, status, tries, last_error,
           queued_at, sent_at
      FROM mails
     WHERE status = ?
     ORDER BY id DESC
     LIMIT ?
)sql";
constexpr db::Sql select_about = R"sql(
    SELECT id, recipient, subject, text_body, html_body, language, about_kind, about_id, status, tries, last_error,
           queued_at, sent_at
      FROM mails
     WHERE about_kind = ? AND about_id = ?
     ORDER BY id DESC
     LIMIT 200
)sql";
constexpr db::Sql count_by_status = "SELECT count(*) FROM mails WHERE status = ?";
constexpr db::Sql update_status = R"sql(
    UPDATE mails SET status = ?, tries = ?, last_error = ?, sent_at = ? WHERE id = ?
)sql";
constexpr db::Sql requeue = "UPDATE mails SET status = 'queued' WHERE id = ? AND status = 'failed'";
constexpr db::Sql delete_old = "DELETE FROM mails WHERE status = 'sent' AND sent_at < ?";

void enqueue_job(db::Transaction& tx, MailId id, Time when) {
    jobs::enqueue(tx,
                  {.kind = job, .payload = "{\"mail\":" + std::to_string(id.value) + "}", .run_after = when});
}

MailId mail_of(const std::string& payload) { return {boost::json::parse(payload).at("mail").as_int64()}; }

// The moment keeps apart the mails of two databases that use one domain.
Letter letter_of(const Mail& mail, const Address& from) {
    std::string moment = std::to_string(mail.queued_at.point.time_since_epoch().count());
    std::string domain = from.email.substr(from.email.find('@') + 1);
    return {.message_id = "entente." + std::to_string(mail.id.value) + "." + moment + "@" + domain,
            .from = from,
            .to = mail.to,
            .subject = mail.subject,
            .text = mail.text,
            .html = mail.html,
            .language = mail.language,
            .date = mail.queued_at};
}

Status status_after(const jobs::Outcome& outcome, const jobs::Run& run) {
    if (outcome.what == jobs::Outcome::What::done) return Status::sent;
    bool over = outcome.what == jobs::Outcome::What::never || run.last_try;
    return over ? Status::failed : Status::queued;
}

// No transaction is open while the server is spoken to.
std::optional<Mail> mail_to_send(db::Database& database, MailId id) {
    auto reader = database.read();
    return find(reader, id);
}

} // namespace

Result<MailId> queue(db::Transaction& tx, const NewMail& mail, Time when) {
    if (!is_address(mail.to)) return invalid({{"to", "mail.address"}});
    auto id = tx.one<MailId>(insert_mail, mail.to, mail.subject, mail.text, mail.html,
                             text::code_of(mail.language), mail.about.kind, mail.about.id, when);
    enqueue_job(tx, id, when);
    return id;
}

jobs::Outcome send(jobs::Run& run, Sender& sender, const Address& from) {
    auto mail = mail_to_send(run.database, mail_of(run.payload));
    if (!mail || mail->status == Status::sent) return jobs::Outcome::done();
    auto outcome = sender.send(letter_of(*mail, from));
    Status status = status_after(outcome, run);
    std::optional<Time> sent_at = status == Status::sent ? std::optional{run.clock.now()} : std::nullopt;
    auto tx = run.database.begin();
    tx.run(update_status, status, run.tries, outcome.why, sent_at, mail->id);
    tx.commit();
    return outcome;
}

std::optional<Mail> find(db::Session& session, MailId id) { return session.find<Mail>(select_mail, id); }

std::vector<Mail> latest(db::Session& session, Status status, int limit) {
    return session.all<Mail>(select_latest, status, limit);
}

std::vector<Mail> mails_about(db::Session& session, const About& about) {
    return session.all<Mail>(select_about, about.kind, about.id);
}

std::int64_t count(db::Session& session, Status status) {
    return session.one<std::int64_t>(count_by_status, status);
}

bool queue_again(db::Transaction& tx, MailId id, Time when) {
    if (tx.run(requeue, id) == 0) return false;
    enqueue_job(tx, id, when);
    return true;
}

std::int64_t tidy(db::Transaction& tx, Time now) {
    constexpr std::int64_t days_kept = 180, day = 86'400;
    return tx.run(delete_old, now.plus_seconds(-days_kept * day));
}

} // namespace mail
