// Imports after the answer: applying and undoing are jobs that tell how far they have come. A job that was
// cut off is run again and goes on after the last batch that was written.
#include "platform/errands/errands.hpp"
#include "policy/agreements/import_steps.hpp"

namespace agreements {
namespace {

constexpr std::string_view apply_job = "agreements/apply-import", undo_job = "agreements/undo-import";
constexpr int most_tries = 4; // a fault that comes four times is not passing
constexpr std::string_view over = "agreements.import.progress.over";

void finish(db::Transaction& tx, const Import& import, jobs::ProgressState state, Time now) {
    if (import.progress_id)
        jobs::finish_progress(tx, jobs::ProgressId{*import.progress_id}, state, over, now);
}

void ask(db::Transaction& tx, std::string_view kind, ImportId id, std::optional<std::int64_t> total,
         const By& by) {
    set_progress(tx, id, errands::ask(tx, kind, id.value, total, by).value);
}

std::optional<Import> import_now(const jobs::Run& run, ImportId id) {
    auto reader = run.database.read();
    return find_import(reader, id);
}

// Done before the job was cut off: all that was left is to say so.
jobs::Outcome already_done(const jobs::Run& run, const Import& import) {
    if (import.runs()) return jobs::Outcome::done(); // another job's, whose progress it is now
    auto tx = run.database.begin();
    finish(tx, import, jobs::ProgressState::done, run.clock.now());
    tx.commit();
    return jobs::Outcome::done();
}

// What had been written is taken back, and the page says why.
void give_up(const jobs::Run& run, ImportId id, const By& by) {
    auto tx = run.database.begin();
    set_failure(tx, id, ImportStatus::undoing, "agreements.import.broke");
    finish(tx, *find_import(tx, id), jobs::ProgressState::failed, by.when);
    ask(tx, undo_job, id, changes_left(tx, id), by);
    tx.commit();
}

jobs::Outcome applied(jobs::Run& run, const Import& import, const By& by, const Importing& with) {
    errands::Telling telling{run, jobs::ProgressId{import.progress_id.value_or(0)}};
    auto counts = apply_import(run.database, import.id, with, by, [&](std::int64_t agreements) {
        return telling("agreements.import.progress.writing", agreements);
    });
    if (!counts && run.stopping) return jobs::Outcome::later("the program is being stopped");
    auto now = import_now(run, import.id);
    if (!counts && now && now->status == ImportStatus::applying) { // its file cannot be read any more
        give_up(run, import.id, by);
        return jobs::Outcome::done();
    }
    telling.finish(counts ? jobs::ProgressState::done : jobs::ProgressState::failed, over);
    return jobs::Outcome::done(counts ? counts->added + counts->updated : 0);
}

jobs::Outcome run_apply(jobs::Run& run, const Importing& with) {
    const auto errand = errands::errand_of(run);
    const ImportId id{errand.subject};
    auto import = import_now(run, id);
    if (!import) return jobs::Outcome::never("there is no such import");
    if (import->status != ImportStatus::applying) return already_done(run, *import);
    try {
        return applied(run, *import, errand.by, with);
    } catch (const std::exception& error) {
        if (run.tries < most_tries) throw;
        give_up(run, id, errand.by);
        return jobs::Outcome::never(error.what());
    }
}

// What could not be taken back stands; it can be asked for again.
void stand(const jobs::Run& run, ImportId id) {
    auto tx = run.database.begin();
    set_failure(tx, id, ImportStatus::applied, "agreements.import.undo_broke");
    finish(tx, *find_import(tx, id), jobs::ProgressState::failed, run.clock.now());
    tx.commit();
}

jobs::Outcome undone(jobs::Run& run, const Import& import, const By& by) {
    errands::Telling telling{run, jobs::ProgressId{import.progress_id.value_or(0)}};
    auto counts = undo_import(run.database, import.id, by, [&](std::int64_t agreements) {
        return telling("agreements.import.progress.undoing", agreements);
    });
    if (!counts && run.stopping) return jobs::Outcome::later("the program is being stopped");
    telling.finish(counts ? jobs::ProgressState::done : jobs::ProgressState::failed, over);
    return jobs::Outcome::done(counts ? counts->removed + counts->put_back : 0);
}

jobs::Outcome run_undo(jobs::Run& run) {
    const auto errand = errands::errand_of(run);
    const ImportId id{errand.subject};
    auto import = import_now(run, id);
    if (!import) return jobs::Outcome::never("there is no such import");
    if (import->status != ImportStatus::undoing) return already_done(run, *import);
    try {
        return undone(run, *import, errand.by);
    } catch (const std::exception& error) {
        if (run.tries < most_tries) throw;
        stand(run, id);
        return jobs::Outcome::never(error.what());
    }
}

} // namespace

Result<Done> ask_to_apply(db::Database& database, ImportId id, const By& by) {
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("agreements.import");
    if (auto verdict = may_apply(facts_of(tx, *import)); !verdict) return refused(verdict);
    auto agreements =
        import->counts.added + import->counts.updated + import->counts.unchanged + import->counts.refused;
    start_applying(tx, id);
    ask(tx, apply_job, id, agreements, by);
    tx.commit();
    return Done{};
}

Result<Done> ask_to_undo(db::Database& database, ImportId id, const By& by) {
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("agreements.import");
    if (auto verdict = may_undo(facts_of(tx, *import)); !verdict) return refused(verdict);
    finish(tx, *import, jobs::ProgressState::done, by.when); // its job may have been cut off before that
    start_undoing(tx, id);
    ask(tx, undo_job, id, changes_left(tx, id), by);
    tx.commit();
    return Done{};
}

void add_import_jobs(jobs::Handlers& handlers, const Importing& with) {
    handlers.add(std::string{apply_job}, [with](jobs::Run& run) { return run_apply(run, with); });
    handlers.add(std::string{undo_job}, run_undo);
}

} // namespace agreements
