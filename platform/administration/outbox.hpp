// What the pages of the outbox and of the timetable show.
#pragma once

#include "platform/html/parts.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/mail/mail.hpp"

#include <string>
#include <vector>

namespace administration {

struct MailRow {
    mail::MailId id;
    std::string recipient, subject, about, about_href, queued, sent, reason;
    int tries = 0;
    bool failed = false;
};
struct OutboxPage {
    std::vector<html::Link> views; // failed, queued, sent with their numbers
    std::vector<MailRow> rows;
    std::int64_t total = 0;
    mail::Status status = mail::Status::failed;
    std::string csrf;
};

struct RunRow {
    std::string name, rhythm, last, next, result, reason;
    html::Tone tone = html::Tone::plain;
    std::string state;
    bool overdue = false;
};
struct JobRow {
    jobs::JobId id;
    std::string name, asked, finished, reason;
    int tries = 0;
};
struct TimetablePage {
    std::vector<RunRow> runs;
    std::vector<JobRow> dead, running, waiting;
    std::int64_t overdue_runs = 0;
    jobs::Counts counts;
    std::string broken_chain; // where, or ""
    std::string csrf;
};

} // namespace administration
