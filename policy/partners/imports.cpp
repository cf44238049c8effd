// The four beats of an import: read, check, apply, undo. Applying is one transaction: a machine that dies in
// the middle leaves nothing half.
#include "policy/partners/imports.hpp"

#include "platform/events/events.hpp"
#include "policy/partners/import_images.hpp"
#include "policy/partners/import_steps.hpp"

namespace partners {
namespace {

constexpr db::Sql update_applied = "UPDATE imports SET applied_at = ? WHERE id = ?";
constexpr db::Sql update_undone = "UPDATE imports SET status = 'undone', undone_at = ? WHERE id = ?";

constexpr db::Sql select_later = R"sql(
    SELECT min(later.import_id)
      FROM import_changes mine
      JOIN import_changes later ON later.subject_id = mine.subject_id AND later.import_id > mine.import_id
      JOIN imports ON imports.id = later.import_id
     WHERE mine.import_id = ? AND imports.subject = 'organisations' AND imports.status = 'applied'
)sql";

// In use: somebody changed it, or something hangs on it.
constexpr db::Sql keep_used = R"sql(
    UPDATE import_changes
       SET act = 'kept'
     WHERE import_id = ? AND act = 'added' AND subject_id IN (
           SELECT id FROM organisations WHERE version > 1
     UNION SELECT legal_entity_id FROM organisations WHERE legal_entity_id IS NOT NULL
     UNION SELECT merged_into_id FROM organisations WHERE merged_into_id IS NOT NULL
     UNION SELECT organisation_id FROM organisation_names WHERE origin = 'user'
     UNION SELECT organisation_id FROM identifiers WHERE origin = 'user'
     UNION SELECT organisation_id FROM organisation_relations WHERE origin = 'user'
     UNION SELECT other_id FROM organisation_relations WHERE origin = 'user'
     UNION SELECT organisation_id FROM units
     UNION SELECT organisation_id FROM affiliations
     UNION SELECT organisation_id FROM functions
     UNION SELECT kept_id FROM organisation_merges
     UNION SELECT gone_id FROM organisation_merges
     UNION SELECT first_id FROM not_duplicates
     UNION SELECT second_id FROM not_duplicates
     UNION SELECT organisation_id FROM agreements WHERE organisation_id IS NOT NULL
     UNION SELECT organisation_id FROM agreement_parties WHERE organisation_id IS NOT NULL
     UNION SELECT organisation_id FROM partnership_parties WHERE organisation_id IS NOT NULL
     UNION SELECT organisation_id FROM collaborations)
)sql";

constexpr db::Sql removable_trigrams = R"sql(
    INSERT INTO organisation_trigrams (organisation_trigrams, rowid, text)
    SELECT 'delete', organisation_id, text
      FROM organisation_search
     WHERE organisation_id IN (SELECT subject_id FROM import_changes WHERE import_id = ? AND act = 'added')
)sql";

constexpr db::Sql remove_added[] = {
    "DELETE FROM organisation_search WHERE organisation_id IN (SELECT subject_id FROM import_changes WHERE "
    "import_id = ? AND act = 'added')",
    "DELETE FROM organisation_names WHERE organisation_id IN (SELECT subject_id FROM import_changes WHERE "
    "import_id = ? AND act = 'added')",
    "DELETE FROM identifiers WHERE organisation_id IN (SELECT subject_id FROM import_changes WHERE import_id "
    "= ? AND act = 'added')",
    "DELETE FROM organisation_relations WHERE organisation_id IN (SELECT subject_id FROM import_changes "
    "WHERE import_id = ? AND act = 'added')",
    "DELETE FROM organisation_relations WHERE other_id IN (SELECT subject_id FROM import_changes WHERE "
    "import_id = ? AND act = 'added')",
    "DELETE FROM register_records WHERE organisation_id IN (SELECT subject_id FROM import_changes WHERE "
    "import_id = ? AND act = 'added')",
    "DELETE FROM organisations WHERE id IN (SELECT subject_id FROM import_changes WHERE import_id = ? AND "
    "act = 'added')",
};

constexpr db::Sql count_acts = "SELECT count(*) FROM import_changes WHERE import_id = ? AND act = ?";
constexpr db::Sql select_images = R"sql(
    SELECT subject_id, before FROM import_changes WHERE import_id = ? AND act IN ('updated', 'retired') ORDER BY subject_id
)sql";

struct ChangedOne {
    OrganisationId id;
    std::string before;
};

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

void fail(db::Database& database, ImportId id) {
    auto tx = database.begin();
    set_status(tx, id, ImportStatus::failed);
    tx.commit();
}

void remove_unused(db::Transaction& tx, ImportId id) {
    tx.run(keep_used, id);
    if (tx.product() == db::Product::sqlite) tx.run(removable_trigrams, id);
    for (const db::Sql& sql : remove_added) tx.run(sql, id);
}

} // namespace

Result<ImportCounts> check_import(db::Database& database, ImportId id, const std::vector<ImportFile>& files,
                                  const ImportProgress& told) {
    auto import = import_now(database, id);
    if (!import) return missing("partners.import");
    auto from = read_register(import->format, files, told);
    if (!from) {
        fail(database, id);
        return from.failure();
    }
    Plan plan;
    {
        auto reader = database.read();
        plan = plan_import(reader, import->format, *from);
    }
    auto tx = database.begin();
    save_counts(tx, id, ImportStatus::checked, plan.counts);
    save_problems(tx, id, plan.problems);
    save_sample(tx, id, sample_of(plan));
    tx.commit();
    return plan.counts;
}

Result<ImportCounts> apply_import(db::Database& database, ImportId id, const std::vector<ImportFile>& files,
                                  const By& by, const ImportProgress& told) {
    auto import = import_now(database, id);
    if (!import) return missing("partners.import");
    auto from =
        read_register(import->format, files, told); // before the turn to write, which it may not hold up
    if (!from) {
        fail(database, id);
        return from.failure();
    }
    auto tx = database.begin();
    auto now = find_import(tx, id);
    if (now->status == ImportStatus::applied) return now->counts; // a job may run twice
    if (now->status == ImportStatus::undone) return Failure{Fault::refused, {"partners.import.undone"}, {}};
    Plan plan = plan_import(tx, import->format, *from);
    write_import(tx, id, import->format, plan, by.when, told);
    save_counts(tx, id, ImportStatus::applied, plan.counts);
    save_problems(tx, id, plan.problems);
    save_sample(tx, id, sample_of(plan));
    tx.run(update_applied, by.when, id);
    events::record(tx, {"imports", id.value}, "imported", by, changes_of(plan.counts), import->file_name);
    tx.commit();
    return plan.counts;
}

Result<UndoCounts> undo_import(db::Database& database, ImportId id, const By& by) {
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("partners.import");
    if (import->status != ImportStatus::applied)
        return Failure{Fault::refused, {"partners.import.not_applied"}, {}};
    if (tx.one<std::optional<std::int64_t>>(select_later, id))
        return Failure{Fault::refused, {"partners.import.later_first"}, {}};
    UndoCounts counts;
    for (const ChangedOne& changed : tx.all<ChangedOne>(select_images, id)) {
        put_back(tx, changed.id, name_of(import->format), changed.before);
        ++counts.put_back;
    }
    remove_unused(tx, id);
    count_again(tx);
    counts.removed = tx.one<std::int64_t>(count_acts, id, ImportAct::added);
    counts.kept = tx.one<std::int64_t>(count_acts, id, ImportAct::kept);
    tx.run(update_undone, by.when, id);
    events::record(tx, {"imports", id.value}, "import_undone", by,
                   {{"removed", std::nullopt, std::to_string(counts.removed)},
                    {"kept", std::nullopt, std::to_string(counts.kept)},
                    {"put_back", std::nullopt, std::to_string(counts.put_back)}},
                   import->file_name);
    tx.commit();
    return counts;
}

} // namespace partners
