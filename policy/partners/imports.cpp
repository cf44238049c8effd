// The beats of an import: read, check, apply. Applying goes batch by batch, each one transaction
// with the place it has come to, so that a machine that dies in the middle goes on there.
#include "policy/partners/imports.hpp"

#include "platform/events/events.hpp"
#include "policy/partners/import_planning.hpp"
#include "policy/partners/import_writing.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr db::Sql update_applied = "UPDATE imports SET applied_at = ? WHERE id = ?";

std::vector<events::Change> changes_of(const ImportCounts& counts) {
    auto change = [](std::string_view field, std::int64_t number) {
        return events::Change{std::string{field}, std::nullopt, std::to_string(number)};
    };
    return {change("read", counts.read),       change("added", counts.added),
            change("updated", counts.updated), change("unchanged", counts.unchanged),
            change("retired", counts.retired), change("refused", counts.refused)};
}

std::optional<Import> import_now(db::Database& database, ImportId id) {
    auto reader = database.read();
    return find_import(reader, id);
}

void fail(db::Database& database, ImportId id, const Failure& failure) {
    auto tx = database.begin();
    set_failure(tx, id, ImportStatus::failed,
                failure.reasons.empty() ? "partners.import.failed" : failure.reasons.front());
    tx.commit();
}

// Each batch writes most pages of the indexes anew, so more of them cost more; and so long others wait for
// their turn.
constexpr std::size_t records_in_a_batch = 2000;

class Applying {
public:
    Applying(db::Database& database, const Import& import, const ReadRegister& from, const By& by)
        : database_(database), import_(import), from_(from), by_(by),
          done_(static_cast<std::size_t>(import.rows_done)), planning_(planning_of(database, import, from)) {}

    bool whole() const { return done_ == from_.records.size(); }
    std::int64_t done() const { return static_cast<std::int64_t>(done_); }
    const ImportCounts& counts() const { return planning_.plan.counts; }

    // False when somebody has stopped it meanwhile.
    bool batch() {
        auto tx = database_.begin();
        if (!still_applying(tx)) return false;
        Writing writing{tx, import_.id, import_.format, by_.when};
        const auto end = std::min(done_ + records_in_a_batch, from_.records.size());
        for (; done_ < end; ++done_) {
            planning_.take(tx, from_.records[done_]);
            remember();
            writing.write(planning_.plan);
        }
        writing.finish();
        save(tx, ImportStatus::applying);
        tx.commit();
        return true;
    }

    bool finish() {
        auto tx = database_.begin();
        if (!still_applying(tx)) return false;
        write_relations(tx, import_.id, import_.format, from_, planning_.plan);
        save(tx, ImportStatus::applied);
        tx.run(update_applied, by_.when, import_.id);
        events::record(tx, {"imports", import_.id.value}, "imported", by_, changes_of(counts()),
                       import_.file_name);
        tx.commit();
        return true;
    }

private:
    static Planning planning_of(db::Database& database, const Import& import, const ReadRegister& from) {
        auto reader = database.read();
        Planning planning{reader, import, from.records.size()};
        if (import.rows_done == 0) planning.begin(from);
        for (std::size_t i = 0; i < static_cast<std::size_t>(import.rows_done); ++i)
            planning.skip(from.records[i]);
        return planning;
    }
    // Some changes for the page, where nobody has checked before.
    void remember() {
        if (import_.sample.empty() && samples_.changes.size() < 30)
            for (const Planned& planned : planning_.plan.changes) samples_.changes.push_back(planned);
    }
    bool still_applying(db::Transaction& tx) const {
        return find_import(tx, import_.id)->status == ImportStatus::applying;
    }
    void save(db::Transaction& tx, ImportStatus status) {
        save_counts(tx, import_.id, status, counts(), done());
        add_problems(tx, import_.id, planning_.plan.problems);
        planning_.plan.problems.clear();
        if (import_.sample.empty()) save_sample(tx, import_.id, sample_of(samples_));
    }

    db::Database& database_;
    const Import& import_;
    const ReadRegister& from_;
    const By& by_;
    std::size_t done_;
    Planning planning_;
    Plan samples_;
};

Failure stopped() { return {Fault::refused, {"partners.import.stopped"}, {}}; }

// Nothing where it goes on or begins; else why it does not.
std::optional<Failure> begin_applying(db::Database& database, ImportId id) {
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("partners.import");
    if (import->status == ImportStatus::applying) return std::nullopt;
    auto verdict = may_apply(facts_of(tx, *import));
    if (!verdict) return refused(verdict);
    start_applying(tx, id);
    tx.commit();
    return std::nullopt;
}

} // namespace

Result<ImportCounts> check_import(db::Database& database, ImportId id, const std::vector<ImportFile>& files,
                                  const ImportProgress& told) {
    auto import = import_now(database, id);
    if (!import) return missing("partners.import");
    auto from = read_register(import->format, files, told);
    if (!from) {
        fail(database, id, from.failure());
        return from.failure();
    }
    std::optional<Planning> planning;
    {
        auto reader = database.read();
        planning.emplace(reader, *import, from->records.size());
        planning->begin(*from);
        for (const RegisterRecord& record : from->records) planning->take(reader, record);
    }
    const Plan& plan = planning->plan;
    auto tx = database.begin();
    if (find_import(tx, id)->status != ImportStatus::checking) return stopped();
    save_counts(tx, id, ImportStatus::checked, plan.counts, 0);
    add_problems(tx, id, plan.problems);
    save_sample(tx, id, sample_of(plan));
    tx.commit();
    return plan.counts;
}

Result<ImportCounts> apply_import(db::Database& database, ImportId id, const std::vector<ImportFile>& files,
                                  const By& by, const ImportProgress& told) {
    auto import = import_now(database, id);
    if (!import) return missing("partners.import");
    if (import->status == ImportStatus::applied) return import->counts; // a job may run twice
    if (auto failure = begin_applying(database, id)) return *failure;
    auto from = read_register(import->format, files, told);
    if (!from) {
        fail(database, id, from.failure());
        return from.failure();
    }
    import = import_now(database, id);
    Applying applying{database, *import, *from, by};
    while (!applying.whole()) {
        if (!applying.batch()) return stopped();
        if (told && told("writing", applying.done()) == Go::stop) return stopped();
    }
    if (!applying.finish()) return stopped();
    return applying.counts();
}

} // namespace partners
