// The outbox: mails are written in the transaction of the change that they tell of, and sent by a job.
//
//   auto mail = mail::queue(tx, {.to = account.email, .subject = …, .text = …, .about = {"partnerships",
//   id.value}}, by.when);
//
//   auto sender = mail::sender_for("smtp://mail.example.org:587");          // app/main.cpp
//   handlers.add(std::string{mail::job}, [&](jobs::Run& run) { return mail::send(run, *sender, from); });
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/mail/sender.hpp"
#include "platform/text/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mail {

using MailId = Id<struct MailTag>;

inline constexpr std::string_view job = "mail/send"; // of the handler

// What a mail tells of; kind is the thing's table, as in the events.
struct About {
    std::string kind = {};
    std::int64_t id = 0;
};

struct NewMail {
    std::string to;
    std::string subject;
    std::string text;
    std::string html = {}; // beside the text, never instead of it
    text::Language language = text::Language::sv;
    About about = {};
};

// Refuses what is no address (mail.address) before a server does.
Result<MailId> queue(db::Transaction& tx, const NewMail& mail, Time when);

// The job's work. Sending again after a crash is harmless: the Message-ID is the same.
jobs::Outcome send(jobs::Run& run, Sender& sender, const Address& from);

enum class Status { queued, sent, failed };
constexpr EnumNames<Status, 3> names_of(Status) { return {"queued", "sent", "failed"}; }

struct Mail {
    MailId id;
    std::string to;
    std::string subject;
    std::string text;
    std::string html;
    std::string language;
    std::string about_kind;
    std::int64_t about_id = 0;
    Status status = Status::queued;
    int tries = 0;
    std::string last_error;
    Time queued_at;
    std::optional<Time> sent_at;
};

std::optional<Mail> find(db::Session& session, MailId id);
// Newest first.
std::vector<Mail> latest(db::Session& session, Status status, int limit = 100);
std::vector<Mail> mails_about(db::Session& session, const About& about);
std::int64_t count(db::Session& session, Status status);

// A failed mail gets all its tries again. False when it has not failed.
bool queue_again(db::Transaction& tx, MailId id, Time when);
// Takes away mails sent more than 180 days ago: they hold personal data that nobody needs any more. Gives how
// many.
std::int64_t tidy(db::Transaction& tx, Time now);

} // namespace mail
