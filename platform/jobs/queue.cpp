// The queue's statements. Changes take turns on both products, so two copies of the program never claim the
// same job.
#include "platform/jobs/queue.hpp"

namespace jobs {

namespace {

constexpr db::Sql insert_job = R"sql(
    INSERT INTO jobs (kind, payload, state, run_after, asked_at) VALUES (?, ?, 'waiting', ?, ?) RETURNING id
)sql";

// A claim that reaches further than any claim does was made by a clock that has been put back since.
constexpr db::Sql select_due = R"sql(
    SELECT id FROM jobs
     WHERE (state = 'waiting' AND run_after <= ?) OR (state = 'running' AND (claimed_until < ? OR claimed_until > ?))
     ORDER BY run_after, id
     LIMIT 1
)sql";

constexpr db::Sql claim_job = R"sql(
    UPDATE jobs SET state = 'running', claimed_by = ?, claimed_until = ?, tries = tries + 1, started_at = ?
     WHERE id = ?
    RETURNING id, kind, payload, tries
)sql";

constexpr db::Sql renew_job = R"sql(
    UPDATE jobs SET claimed_until = ? WHERE id = ? AND state = 'running' AND claimed_by = ? AND tries = ?
)sql";

constexpr db::Sql finish_job = R"sql(
    UPDATE jobs SET state = ?, run_after = coalesce(?, run_after), finished_at = ?, result_count = ?, last_error = ?, claimed_until = NULL
     WHERE id = ? AND state = 'running' AND claimed_by = ? AND tries = ?
)sql";

constexpr db::Sql select_latest = R"sql(
    SELECT id, kind, state, tries, asked_at, run_after, started_at, finished_at, result_count, last_error
      FROM jobs
     WHERE state = ?
     ORDER BY coalesce(finished_at, run_after) DESC, id DESC
     LIMIT ?
)sql";

constexpr db::Sql select_counts = R"sql(
    SELECT coalesce(sum(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0),
           coalesce(sum(CASE WHEN state = 'waiting' AND run_after < ? THEN 1 ELSE 0 END), 0),
           coalesce(sum(CASE WHEN state = 'running' THEN 1 ELSE 0 END), 0),
           coalesce(sum(CASE WHEN state = 'dead' THEN 1 ELSE 0 END), 0)
      FROM jobs
     WHERE state IN ('waiting', 'running', 'dead')
)sql";

constexpr db::Sql revive_job = R"sql(
    UPDATE jobs SET state = 'waiting', tries = 0, run_after = ?, finished_at = NULL WHERE id = ? AND state = 'dead'
)sql";

constexpr db::Sql delete_old_runs = R"sql(
    DELETE FROM timetable_runs WHERE job IN (SELECT id FROM jobs WHERE state = 'done' AND finished_at < ?)
)sql";

constexpr db::Sql delete_old_jobs = R"sql(
    DELETE FROM jobs
     WHERE state = 'done' AND finished_at < ?
       AND NOT EXISTS (SELECT 1 FROM timetable_runs WHERE timetable_runs.job = jobs.id)
)sql";

State state_after(const Outcome& outcome, int tries) {
    if (outcome.what == Outcome::What::done) return State::done;
    if (outcome.what == Outcome::What::never || tries >= most_tries) return State::dead;
    return State::waiting;
}

} // namespace

JobId enqueue(db::Transaction& tx, const NewJob& job) {
    return tx.one<JobId>(insert_job, job.kind, job.payload, job.run_after, job.run_after);
}

std::optional<Claimed> claim(db::Database& database, std::string_view owner, Time now) {
    auto longest = now.plus_seconds(2 * claim_seconds);
    if (!database.read().find<JobId>(select_due, now, now, longest)) return std::nullopt;
    auto tx = database.begin();
    auto due = tx.find<JobId>(select_due, now, now, longest); // again: another may have been quicker
    if (!due) return std::nullopt;
    auto job = tx.one<Claimed>(claim_job, owner, now.plus_seconds(claim_seconds), now, *due);
    tx.commit();
    return job;
}

bool renew(db::Database& database, const Claimed& job, std::string_view owner, Time now) {
    auto tx = database.begin();
    bool ours = tx.run(renew_job, now.plus_seconds(claim_seconds), job.id, owner, job.tries) == 1;
    tx.commit();
    return ours;
}

void finish(db::Database& database, const Claimed& job, std::string_view owner, const Outcome& outcome,
            Time now) {
    auto tx = database.begin();
    State state = state_after(outcome, job.tries);
    std::optional<Time> again, finished = now;
    if (state == State::waiting) {
        again = now.plus_seconds(pauses_seconds[job.tries - 1]);
        finished.reset();
    }
    tx.run(finish_job, state, again, finished, outcome.count, outcome.why, job.id, owner, job.tries);
    tx.commit();
}

std::vector<JobLine> latest(db::Session& session, State state, int limit) {
    return session.all<JobLine>(select_latest, state, limit);
}

Counts counts(db::Session& session, Time now) {
    constexpr std::int64_t patience_seconds = 300;
    return session.one<Counts>(select_counts, now.plus_seconds(-patience_seconds));
}

bool revive(db::Transaction& tx, JobId id, Time when) { return tx.run(revive_job, when, id) == 1; }

std::int64_t tidy(db::Transaction& tx, Time now) {
    constexpr std::int64_t day = 86'400, jobs_kept = 30, runs_kept = 400;
    auto count = tx.run(delete_old_runs, now.plus_seconds(-runs_kept * day));
    return count + tx.run(delete_old_jobs, now.plus_seconds(-jobs_kept * day));
}

} // namespace jobs
