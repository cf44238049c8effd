// What runs by the clock, when it last ran and what did not; jobs that were given up, with a way to try
// again.
#include "platform/administration/outbox.hpp"
#include "platform/administration/oversight.hpp"
#include "platform/administration/pages.hpp"
#include "platform/administration/views.hpp"
#include "platform/events/events.hpp"

#include <algorithm>
#include <cstdio>

namespace administration::pages {
namespace {

constexpr std::string_view address = "/administration/timetable";

std::string in_words(const Call& call, std::string_view job) {
    std::string key = "administration.job." + std::string{job};
    std::replace(key.begin(), key.end(), '/', '.');
    return std::string{call.tr.has(key) ? call.tr(key) : job};
}

std::string clock_text(int minutes) {
    char text[24];
    std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
    return text;
}

std::string in_words(const Call& call, const jobs::Rhythm& rhythm) {
    auto clock = clock_text(rhythm.minutes);
    std::string day = std::to_string(rhythm.day);
    switch (rhythm.kind) {
    case jobs::Rhythm::Kind::every:
        return call.tr.count("administration.rhythm.every", rhythm.minutes);
    case jobs::Rhythm::Kind::daily:
        return call.tr("administration.rhythm.daily", {{"clock", clock}});
    case jobs::Rhythm::Kind::weekly:
        return call.tr("administration.rhythm.weekly",
                       {{"day", call.tr("administration.weekday." + day)}, {"clock", clock}});
    case jobs::Rhythm::Kind::monthly:
        return call.tr("administration.rhythm.monthly", {{"day", day}, {"clock", clock}});
    }
    return {};
}

std::string next_in_words(const Call& call, const jobs::Rhythm& rhythm) {
    auto day = jobs::next_day(rhythm, call.now());
    if (!day) return call.tr.count("administration.rhythm.within", rhythm.minutes);
    return call.tr("administration.rhythm.next",
                   {{"day", call.tr.date(*day)}, {"clock", clock_text(rhythm.minutes)}});
}

struct Told {
    std::string_view key;
    html::Tone tone;
};
Told state_of(const jobs::RunLine& line) {
    if (line.overdue) return {"administration.run.overdue", html::Tone::bad};
    if (!line.state) return {"administration.run.never", html::Tone::unknown};
    switch (*line.state) {
    case jobs::State::done:
        return {"administration.run.done", html::Tone::good};
    case jobs::State::dead:
        return {"administration.run.dead", html::Tone::bad};
    case jobs::State::waiting:
        return {"administration.run.waiting", html::Tone::wait};
    case jobs::State::running:
        return {"administration.run.running", html::Tone::accent};
    }
    return {"administration.run.never", html::Tone::unknown};
}

RunRow row_of(const Call& call, const jobs::RunLine& line, const jobs::Rhythm& rhythm) {
    auto told = state_of(line);
    RunRow row{.name = in_words(call, line.name),
               .rhythm = in_words(call, rhythm),
               .last = line.finished_at ? call.tr.time(*line.finished_at) : "",
               .next = next_in_words(call, rhythm),
               .result = {},
               .reason = line.last_error,
               .tone = told.tone,
               .state = std::string{call.tr(told.key)},
               .overdue = line.overdue};
    if (line.state == jobs::State::done) row.result = call.tr.count("administration.run.count", line.count);
    return row;
}

std::vector<JobRow> rows_of(const Call& call, db::Session& session, jobs::State state) {
    std::vector<JobRow> rows;
    for (const auto& job : jobs::latest(session, state))
        rows.push_back({job.id, in_words(call, job.kind), call.tr.time(job.asked_at),
                        job.finished_at ? call.tr.time(*job.finished_at) : "", job.last_error, job.tries});
    return rows;
}

} // namespace

http::Response timetable(Call& call, const Known& known) {
    auto reader = call.database().read();
    const auto& table = known.timetable;
    TimetablePage page;
    const auto lines = jobs::runs_of(reader, table, call.now());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        page.runs.push_back(row_of(call, lines[i], table.runs()[i].rhythm));
        page.overdue_runs += lines[i].overdue;
    }
    page.dead = rows_of(call, reader, jobs::State::dead);
    page.running = rows_of(call, reader, jobs::State::running);
    page.waiting = rows_of(call, reader, jobs::State::waiting);
    page.counts = jobs::counts(reader, call.now());
    auto chain = chain_state(reader, table, call.now());
    if (chain.is == ChainState::Is::broken) page.broken_chain = chain.what;
    page.csrf = call.csrf();
    return call.page(
        {.title = std::string{call.tr("administration.timetable.title")}, .room = "administration"},
        views::timetable(call.tr, page));
}

http::Response revive_job(Call& call, jobs::JobId id) {
    auto tx = call.database().begin();
    if (!jobs::revive(tx, id, call.now())) return call.not_found();
    events::record(tx, {"jobs", id.value}, "revived", call.by());
    tx.commit();
    return call.see_other(address, "administration.timetable.revived");
}

} // namespace administration::pages
