// Imports after the answer: checking, applying and undoing are jobs that tell how far they have come. A job
// that was cut off is run again; what it had written stays written, and it goes on from there.
#include "platform/basics/digest.hpp"
#include "platform/events/events.hpp"
#include "platform/files/files.hpp"
#include "platform/jobs/progress.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/web/json.hpp"
#include "policy/partners/import_steps.hpp"

#include <simdjson.h>

namespace partners {
namespace {

constexpr std::string_view check_job = "imports/check", apply_job = "imports/apply",
                           undo_job = "imports/undo";
constexpr std::string_view owner = "imports"; // of the files
constexpr int most_tries = 4;                 // a fault that comes four times is not passing

files::Rules import_rules() {
    using enum files::Type;
    return {.most_bytes = 64 << 20, .types = {csv, xlsx, text, zip, xz}};
}

// Whoever asked stands behind what is done, also when that is later.
std::string payload_of(ImportId id, const By& by) {
    web::Json json;
    json.object().field("import", id).field("account", by.account.value).field("capacity", by.capacity);
    return json.field("rules", by.rule_version).end().take();
}

struct Asked {
    ImportId import;
    By by;
};

Asked asked_of(const jobs::Run& run) {
    Asked asked;
    simdjson::dom::parser parser;
    simdjson::dom::element payload = parser.parse(run.payload);
    asked.import.value = payload["import"];
    asked.by.account.value = payload["account"];
    asked.by.capacity = std::string_view{payload["capacity"]};
    asked.by.rule_version = std::string_view{payload["rules"]};
    asked.by.when = run.clock.now();
    auto reader = run.database.read();
    auto account = rights::find_account(reader, asked.by.account);
    asked.by.name = account ? account->name : "program";
    return asked;
}

constexpr std::string_view over = "partners.import.progress.over";

void finish(db::Transaction& tx, const Import& import, jobs::ProgressState state, Time now) {
    if (import.progress_id)
        jobs::finish_progress(tx, jobs::ProgressId{*import.progress_id}, state, over, now);
}

// What was told until now is over: its job may have been cut off before it said so.
void enqueue(db::Transaction& tx, std::string_view kind, ImportId id, std::optional<std::int64_t> total,
             const By& by) {
    if (auto import = find_import(tx, id)) {
        auto before = import->progress_id ? jobs::find_progress(tx, jobs::ProgressId{*import->progress_id})
                                          : std::nullopt;
        if (before && before->state == jobs::ProgressState::running)
            finish(tx, *import, jobs::ProgressState::failed, by.when);
    }
    set_progress(tx, id, jobs::begin_progress(tx, kind, total, by.when).value);
    jobs::enqueue(tx, {.kind = kind, .payload = payload_of(id, by), .run_after = by.when});
}

// Each step is a change of its own, so that it is seen at once.
class Telling {
public:
    Telling(jobs::Run& run, const Import& import) : run_(run), progress_{import.progress_id.value_or(0)} {}

    Go operator()(std::string_view stage, std::int64_t records) {
        auto tx = run_.database.begin();
        jobs::step(tx, progress_, records, "partners.import.progress." + std::string{stage},
                   run_.clock.now());
        tx.commit();
        return run_.stopping ? Go::stop : Go::on;
    }
    void finish(jobs::ProgressState state) {
        auto tx = run_.database.begin();
        jobs::finish_progress(tx, progress_, state, over, run_.clock.now());
        tx.commit();
    }

private:
    jobs::Run& run_;
    jobs::ProgressId progress_;
};

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
void give_up(const jobs::Run& run, const Asked& asked) {
    auto tx = run.database.begin();
    set_failure(tx, asked.import, ImportStatus::undoing, "partners.import.broke");
    enqueue(tx, undo_job, asked.import, changes_left(tx, asked.import), asked.by);
    tx.commit();
}

template <class Work> jobs::Outcome carried_out(jobs::Run& run, const Asked& asked, Work work) {
    auto import = import_of(run, asked.import);
    if (!import) return jobs::Outcome::never("there is no such import");
    auto content = content_of(run, asked.import);
    Telling telling{run, *import};
    if (!content) {
        telling.finish(jobs::ProgressState::failed);
        return jobs::Outcome::never("the file of the import is gone");
    }
    auto counts = work({ImportFile{import->file_name, std::string_view{*content}}}, std::ref(telling));
    if (run.stopping && !counts) return jobs::Outcome::later("the program is being stopped");
    telling.finish(counts ? jobs::ProgressState::done : jobs::ProgressState::failed);
    return counts ? jobs::Outcome::done(counts->read) : jobs::Outcome::done();
}

jobs::Outcome run_check(jobs::Run& run) {
    const Asked asked = asked_of(run);
    try {
        return carried_out(run, asked, [&](const std::vector<ImportFile>& from, const ImportProgress& told) {
            return check_import(run.database, asked.import, from, told);
        });
    } catch (const std::exception& error) {
        if (run.tries < most_tries) throw;
        auto tx = run.database.begin();
        set_failure(tx, asked.import, ImportStatus::failed, "partners.import.broke");
        if (auto import = find_import(tx, asked.import))
            finish(tx, *import, jobs::ProgressState::failed, asked.by.when);
        tx.commit();
        return jobs::Outcome::never(error.what());
    }
}

jobs::Outcome run_apply(jobs::Run& run) {
    const Asked asked = asked_of(run);
    try {
        return carried_out(run, asked, [&](const std::vector<ImportFile>& from, const ImportProgress& told) {
            return apply_import(run.database, asked.import, from, asked.by, told);
        });
    } catch (const std::exception& error) {
        if (run.tries < most_tries) throw;
        give_up(run, asked);
        return jobs::Outcome::never(error.what());
    }
}

jobs::Outcome run_undo(jobs::Run& run) {
    const Asked asked = asked_of(run);
    auto import = import_of(run, asked.import);
    if (!import) return jobs::Outcome::never("there is no such import");
    Telling telling{run, *import};
    if (import->status != ImportStatus::undoing) { // done before the job was cut off
        telling.finish(jobs::ProgressState::done);
        return jobs::Outcome::done();
    }
    auto counts = undo_import(run.database, asked.import, asked.by, std::ref(telling));
    if (run.stopping && !counts) return jobs::Outcome::later("the program is being stopped");
    telling.finish(counts ? jobs::ProgressState::done : jobs::ProgressState::failed);
    return jobs::Outcome::done(counts ? counts->removed + counts->put_back : 0);
}

} // namespace

Result<ImportId> ask_for_check(db::Database& database, const NewImport& wanted, const By& by) {
    auto tx = database.begin();
    auto id = begin_import(tx, wanted.format, wanted.file_name, sha256_hex(wanted.content), by);
    auto file = files::store(tx, {owner, id.value}, {wanted.file_name, wanted.content}, by.account, by.when,
                             import_rules());
    if (!file) return file.failure();
    enqueue(tx, check_job, id, std::nullopt, by);
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
    enqueue(tx, apply_job, id, import->counts.read, by);
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
    enqueue(tx, undo_job, id, changes_left(tx, id), by);
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
        enqueue(tx, undo_job, id, changes_left(tx, id), by);
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
