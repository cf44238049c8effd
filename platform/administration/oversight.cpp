// The alarms, drawn from the rows themselves: a program that does no work at all raises them too.
#include "platform/administration/oversight.hpp"

#include "platform/events/events.hpp"
#include "platform/mail/mail.hpp"
#include "platform/web/call.hpp"

#include <algorithm>

namespace administration {
namespace {

web::Task task_of(const web::Call& call, std::string_view key, std::int64_t count, std::string_view href) {
    return {call.tr.count(key, count), std::string{call.tr(std::string{key} + ".why")}, std::string{href}};
}

} // namespace

jobs::Outcome verify_history(jobs::Run& run) {
    auto reader = run.database.read();
    auto found = events::verify(reader);
    return found.what.empty() ? jobs::Outcome::done(found.events) : jobs::Outcome::never(found.what);
}

ChainState chain_state(db::Session& session, const jobs::Timetable& timetable, Time now) {
    const auto runs = jobs::runs_of(session, timetable, now);
    auto line =
        std::find_if(runs.begin(), runs.end(), [](const auto& run) { return run.name == verify_job; });
    if (line == runs.end() || !line->finished_at) return {};
    auto is = line->state == jobs::State::done ? ChainState::Is::whole : ChainState::Is::broken;
    return {is, line->finished_at, line->count, line->last_error};
}

web::Tasks work_of(const web::Call& call, db::Session& session, const jobs::Timetable& timetable) {
    web::Tasks tasks;
    auto overdue = static_cast<std::int64_t>(jobs::overdue_runs(session, timetable, call.now()).size());
    auto failed = mail::count(session, mail::Status::failed);
    auto dead = jobs::counts(session, call.now()).dead;
    if (chain_state(session, timetable, call.now()).is == ChainState::Is::broken)
        tasks.add(task_of(call, "administration.work.chain", 1, "/administration/timetable"));
    if (overdue > 0)
        tasks.add(task_of(call, "administration.work.overdue", overdue, "/administration/timetable"));
    if (dead > 0)
        tasks.add(task_of(call, "administration.work.dead", dead, "/administration/timetable#dead"));
    if (failed > 0)
        tasks.add(task_of(call, "administration.work.mails", failed, "/administration/outbox?status=failed"));
    return tasks;
}

std::span<const web::RecordKind> record_kinds() {
    static constexpr web::RecordKind kinds[] = {
        {"accounts", "accounts", "administration.record.account", "/administration/accounts/{}",
         rights::administer, "SELECT id, name FROM accounts WHERE id"},
        {"accessibility_reports", "accessibility_reports", "administration.record.report", "",
         rights::administer, "SELECT id, page FROM accessibility_reports WHERE id"},
        {"mails", "mails", "administration.record.mail", "", manage_timetable,
         "SELECT id, subject FROM mails WHERE id"},
        {"jobs", "jobs", "administration.record.job", "", manage_timetable,
         "SELECT id, kind FROM jobs WHERE id"}};
    return kinds;
}

} // namespace administration
