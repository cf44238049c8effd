// Imports after the answer: checking, applying and undoing are jobs that tell how far they have come. A job
// that was cut off is run again; what it had written stays written, and it goes on from there.
#include "platform/basics/digest.hpp"
#include "platform/errands/errands.hpp"
#include "platform/events/events.hpp"
#include "platform/files/files.hpp"
#include "policy/partners/import_steps.hpp"

namespace partners {
namespace {

using errands::Errand;

constexpr std::string_view check_job = "imports/check", apply_job = "imports/apply",
                           undo_job = "imports/undo";
constexpr std::string_view owner = "imports"; // of the files
constexpr int most_tries = 4;                 // a fault that comes four times is not passing

files::Rules import_rules() {
    using enum files::Type;
    return {.most_bytes = 64 << 20, .types = {csv, xlsx, text, zip, xz}};
}

constexpr std::string_view over = "partners.import.progress.over";

void finish(db::Transaction& tx, const Import& import, jobs::ProgressState state, Time now) {
    if (import.progress_id)
        jobs::finish_progress(tx, jobs::ProgressId{*import.progress_id}, state, over, now);
}

// What was told until now is over: its job may have been cut off before it said so.
void ask(db::Transaction& tx, std::string_view kind, ImportId id, std::optional<std::int64_t> total,
         const By& by) {
    if (auto import = find_import(tx, id)) {
        auto before = import->progress_id ? jobs::find_progress(tx, jobs::ProgressId{*import->progress_id})
                                          : std::nullopt;
        if (before && before->state == jobs::ProgressState::running)
            finish(tx, *import, jobs::ProgressState::failed, by.when);
    }
    set_progress(tx, id, errands::ask(tx, kind, id.value, total, by).value);
}

// How far the job has come, told as errands do.
struct Telling : errands::Telling {
    Telling(jobs::Run& job, const Import& import)
        : errands::Telling{job, jobs::ProgressId{import.progress_id.value_or(0)}} {}

    Go operator()(std::string_view stage, std::int64_t records) {
        auto goes_on =
            errands::Telling::operator()("partners.import.progress." + std::string{stage}, records);
        return goes_on ? Go::on : Go::stop;
    }
};

ImportId import_id(const Errand& errand) { return {errand.subject}; }

std::optional<Import> import_of(const jobs::Run& run, ImportId id) {
    auto reader = run.database.read();
    return find_import(reader, id);
}

std::optional<std::string> content_of(const jobs::Run& run, ImportId id) {
    auto reader = run.database.read();
    const auto kept = files::files_of(reader, {owner, id.value});
    if (kept.empty()) return std::nullopt;
    return files::read(reader, kept.front());
}

// What had been written is taken back, and the page says why.
void give_up(const jobs::Run& run, const Errand& errand) {
    auto tx = run.database.begin();
    set_failure(tx, import_id(errand), ImportStatus::undoing, "partners.import.broke");
    ask(tx, undo_job, import_id(errand), changes_left(tx, import_id(errand)), errand.by);
    tx.commit();
}

template <class Work> jobs::Outcome carried_out(jobs::Run& run, const Errand& errand, Work work) {
    auto import = import_of(run, import_id(errand));
    if (!import) return jobs::Outcome::never("there is no such import");
    auto content = content_of(run, import_id(errand));
    Telling telling{run, *import};
    if (!content) {
        telling.finish(jobs::ProgressState::failed, over);
        return jobs::Outcome::never("the file of the import is gone");
    }
    auto counts = work({ImportFile{import->file_name, std::string_view{*content}}}, std::ref(telling));
    if (run.stopping && !counts) return jobs::Outcome::later("the program is being stopped");
    telling.finish(counts ? jobs::ProgressState::done : jobs::ProgressState::failed, over);
    return counts ? jobs::Outcome::done(counts->read) : jobs::Outcome::done();
}

jobs::Outcome run_check(jobs::Run& run) {
    const Errand errand = errands::errand_of(run);
    try {
        return carried_out(run, errand, [&](const std::vector<ImportFile>& from, const ImportProgress& told) {
            return check_import(run.database, import_id(errand), from, told);
        });
    } catch (const std::exception& error) {
        if (run.tries < most_tries) throw;
        auto tx = run.database.begin();
        set_failure(tx, import_id(errand), ImportStatus::failed, "partners.import.broke");
        if (auto import = find_import(tx, import_id(errand)))
            finish(tx, *import, jobs::ProgressState::failed, errand.by.when);
        tx.commit();
        return jobs::Outcome::never(error.what());
    }
}

jobs::Outcome run_apply(jobs::Run& run) {
    const Errand errand = errands::errand_of(run);
    try {
        return carried_out(run, errand, [&](const std::vector<ImportFile>& from, const ImportProgress& told) {
            return apply_import(run.database, import_id(errand), from, errand.by, told);
        });
    } catch (const std::exception& error) {
        if (run.tries < most_tries) throw;
        give_up(run, errand);
        return jobs::Outcome::never(error.what());
    }
}

jobs::Outcome run_undo(jobs::Run& run) {
    const Errand errand = errands::errand_of(run);
    auto import = import_of(run, import_id(errand));
    if (!import) return jobs::Outcome::never("there is no such import");
    Telling telling{run, *import};
    if (import->status != ImportStatus::undoing) { // done before the job was cut off
        telling.finish(jobs::ProgressState::done, over);
        return jobs::Outcome::done();
    }
    auto counts = undo_import(run.database, import_id(errand), errand.by, std::ref(telling));
    if (run.stopping && !counts) return jobs::Outcome::later("the program is being stopped");
    telling.finish(counts ? jobs::ProgressState::done : jobs::ProgressState::failed, over);
    return jobs::Outcome::done(counts ? counts->removed + counts->put_back : 0);
}

} // namespace

Result<ImportId> ask_for_check(db::Database& database, const NewImport& wanted, const By& by) {
    auto tx = database.begin();
    auto id = begin_import(tx, wanted.format, wanted.file_name, sha256_hex(wanted.content), by);
    auto file = files::store(tx, {owner, id.value}, {wanted.file_name, wanted.content}, by.account, by.when,
                             import_rules());
    if (!file) return file.failure();
    ask(tx, check_job, id, std::nullopt, by);
    tx.commit();
    return id;
}

Result<Done> ask_to_apply(db::Database& database, ImportId id, const By& by) {
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("partners.import");
    auto verdict = may_apply(facts_of(tx, *import));
    if (!verdict) return refused(verdict);
    start_applying(tx, id);
    ask(tx, apply_job, id, import->counts.read, by);
    tx.commit();
    return Done{};
}

Result<Done> ask_to_undo(db::Database& database, ImportId id, const By& by) {
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("partners.import");
    auto verdict = may_undo(facts_of(tx, *import));
    if (!verdict) return refused(verdict);
    set_status(tx, id, ImportStatus::undoing);
    ask(tx, undo_job, id, changes_left(tx, id), by);
    tx.commit();
    return Done{};
}

Result<Done> cancel_import(db::Database& database, ImportId id, const By& by) {
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("partners.import");
    auto verdict = may_cancel(facts_of(tx, *import));
    if (!verdict) return refused(verdict);
    if (import->status == ImportStatus::applying) {
        set_status(tx, id, ImportStatus::undoing); // no batch is written after this
        ask(tx, undo_job, id, changes_left(tx, id), by);
    } else {
        set_status(tx, id, ImportStatus::cancelled);
        events::record(tx, {"imports", id.value}, "import_cancelled", by, {}, import->file_name);
    }
    tx.commit();
    return Done{};
}

void add_import_jobs(jobs::Handlers& handlers) {
    handlers.add(std::string{check_job}, run_check);
    handlers.add(std::string{apply_job}, run_apply);
    handlers.add(std::string{undo_job}, run_undo);
}

} // namespace partners
