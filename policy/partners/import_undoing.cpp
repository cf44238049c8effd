// Taking an import back, batch by batch, so that others can write in between: first what it changed is put
// back, then what it added is removed, unless it has come into use. Each change carries what became of it, so
// that an undo that is cut off goes on there and is whole in the end.
#include "platform/events/events.hpp"
#include "policy/partners/import_images.hpp"
#include "policy/partners/import_steps.hpp"
#include "policy/partners/store.hpp"

#include <algorithm>

namespace partners {
namespace {

// On PostgreSQL a batch holds the turn to write for less than a second.
constexpr int changes_in_a_batch = 400;

constexpr db::Sql update_undone = "UPDATE imports SET status = ?, undone_at = ? WHERE id = ?";
constexpr db::Sql select_left = R"sql(
    SELECT subject_id, act, before
      FROM import_changes
     WHERE import_id = ? AND act IN ('added', 'updated', 'retired')
     ORDER BY CASE act WHEN 'added' THEN 1 ELSE 0 END, subject_id
     LIMIT ?
)sql";
constexpr db::Sql update_act = "UPDATE import_changes SET act = ? WHERE import_id = ? AND subject_id";
constexpr db::Sql count_left = R"sql(
    SELECT count(*) FROM import_changes WHERE import_id = ? AND act IN ('added', 'updated', 'retired')
)sql";
constexpr db::Sql count_acts = "SELECT count(*) FROM import_changes WHERE import_id = ? AND act = ?";

constexpr db::Sql select_kept = R"sql(
    SELECT organisations.id, organisations.name
      FROM import_changes
      JOIN organisations ON organisations.id = import_changes.subject_id
     WHERE import_changes.import_id = ? AND import_changes.act = ?
     ORDER BY organisations.sort_key, organisations.id
     LIMIT ?
)sql";

// In use: somebody changed it, or something hangs on it.
constexpr db::Sql select_used = R"sql(
    SELECT id
      FROM organisations
     WHERE (version > 1
        OR EXISTS (SELECT 1 FROM organisations other WHERE other.legal_entity_id = organisations.id)
        OR EXISTS (SELECT 1 FROM organisations other WHERE other.merged_into_id = organisations.id)
        OR EXISTS (SELECT 1 FROM organisation_names WHERE organisation_id = organisations.id AND origin = 'user')
        OR EXISTS (SELECT 1 FROM identifiers WHERE organisation_id = organisations.id AND origin = 'user')
        OR EXISTS (SELECT 1 FROM organisation_relations WHERE organisation_id = organisations.id AND origin = 'user')
        OR EXISTS (SELECT 1 FROM organisation_relations WHERE other_id = organisations.id AND origin = 'user')
        OR EXISTS (SELECT 1 FROM units WHERE organisation_id = organisations.id)
        OR EXISTS (SELECT 1 FROM affiliations WHERE organisation_id = organisations.id)
        OR EXISTS (SELECT 1 FROM functions WHERE organisation_id = organisations.id)
        OR EXISTS (SELECT 1 FROM organisation_merges WHERE kept_id = organisations.id)
        OR EXISTS (SELECT 1 FROM organisation_merges WHERE gone_id = organisations.id)
        OR EXISTS (SELECT 1 FROM not_duplicates WHERE first_id = organisations.id OR second_id = organisations.id)
        OR EXISTS (SELECT 1 FROM agreements WHERE organisation_id = organisations.id)
        OR EXISTS (SELECT 1 FROM agreement_parties WHERE organisation_id = organisations.id)
        OR EXISTS (SELECT 1 FROM agreement_import_names
                     JOIN imports ON imports.id = agreement_import_names.import_id
                      AND imports.status IN ('applying', 'applied')
                    WHERE agreement_import_names.organisation_id = organisations.id)
        OR EXISTS (SELECT 1 FROM partnership_parties WHERE organisation_id = organisations.id)
        OR EXISTS (SELECT 1 FROM collaborations WHERE organisation_id = organisations.id))
       AND id
)sql";

constexpr db::Sql select_removed = R"sql(
    SELECT kind, country, count(*) FROM organisations WHERE id
)sql";
constexpr db::Sql by_kind = " GROUP BY kind, country ORDER BY kind, country";
struct RemovedOfAKind {
    OrganisationKind kind = OrganisationKind::other;
    std::string country;
    int number = 0;
};

// The trigram index of SQLite must be told the old texts.
constexpr db::Sql forget_removed_trigrams = R"sql(
    INSERT INTO organisation_trigrams (organisation_trigrams, rowid, text)
    SELECT 'delete', organisation_id, text FROM organisation_search WHERE organisation_id
)sql";
// A list of agreements that is not taken in holds nothing fast: it is asked about the name again.
constexpr db::Sql remove_with[] = {
    "UPDATE agreement_import_names SET organisation_id = NULL WHERE organisation_id",
    "DELETE FROM organisation_search WHERE organisation_id",
    "DELETE FROM organisation_names WHERE organisation_id",
    "DELETE FROM identifiers WHERE organisation_id",
    "DELETE FROM organisation_relations WHERE organisation_id",
    "DELETE FROM organisation_relations WHERE other_id",
    "DELETE FROM register_records WHERE organisation_id",
    "DELETE FROM organisations WHERE id",
};

struct Left {
    OrganisationId id;
    ImportAct act = ImportAct::added;
    std::string before;
};
using Ids = std::vector<OrganisationId>;

void mark(db::Transaction& tx, ImportId import, ImportAct act, const Ids& ids) {
    if (!ids.empty()) tx.run(db::Query{update_act, act, import}.add_in(ids));
}

void remove(db::Transaction& tx, const Ids& ids) {
    if (ids.empty()) return;
    const auto kinds = tx.all<RemovedOfAKind>(db::Query{select_removed}.add_in(ids).add(by_kind));
    for (const auto& [kind, country, number] : kinds) count(tx, kind, country, -number);
    if (tx.product() == db::Product::sqlite) tx.run(db::Query{forget_removed_trigrams}.add_in(ids));
    for (const db::Sql& sql : remove_with) tx.run(db::Query{sql}.add_in(ids));
}

// What has come into use since the import stays, and is told as kept.
void remove_unused(db::Transaction& tx, ImportId import, const Ids& added) {
    if (added.empty()) return;
    const auto used = tx.all<OrganisationId>(db::Query{select_used}.add_in(added));
    Ids unused;
    for (auto id : added)
        if (std::find(used.begin(), used.end(), id) == used.end()) unused.push_back(id);
    remove(tx, unused);
    mark(tx, import, ImportAct::kept, used);
    mark(tx, import, ImportAct::removed, unused);
}

// Gives how many changes were taken back; none when nothing is left.
std::size_t take_back_batch(db::Transaction& tx, const Import& import) {
    const auto left = tx.all<Left>(select_left, import.id, changes_in_a_batch);
    Ids put, added;
    for (const Left& change : left) {
        (change.act == ImportAct::added ? added : put).push_back(change.id);
        if (change.act != ImportAct::added) put_back(tx, change.id, name_of(import.format), change.before);
    }
    mark(tx, import.id, ImportAct::put_back, put);
    remove_unused(tx, import.id, added);
    return left.size();
}

ImportStatus ending_of(const Import& import) {
    if (!import.failure.empty()) return ImportStatus::failed;
    return import.applied_at ? ImportStatus::undone : ImportStatus::cancelled;
}

std::int64_t taken_back(db::Database& database, ImportId id) {
    auto reader = database.read();
    const auto counts = undo_counts(reader, id);
    return counts.removed + counts.kept + counts.put_back;
}

UndoCounts finish(db::Transaction& tx, const Import& import, const By& by) {
    const UndoCounts counts = undo_counts(tx, import.id);
    tx.run(update_undone, ending_of(import), by.when, import.id);
    events::record(tx, {"imports", import.id.value}, import.applied_at ? "import_undone" : "import_cancelled",
                   by,
                   {{"removed", std::nullopt, std::to_string(counts.removed)},
                    {"kept", std::nullopt, std::to_string(counts.kept)},
                    {"put_back", std::nullopt, std::to_string(counts.put_back)}},
                   import.file_name);
    return counts;
}

// From here on no batch of it is written, no other import begins, and nothing is merged.
std::optional<Failure> begin_undoing(db::Database& database, ImportId id) {
    auto tx = database.begin();
    auto import = find_import(tx, id);
    if (!import) return missing("partners.import");
    if (import->status == ImportStatus::undoing) return std::nullopt;
    auto verdict = may_undo(facts_of(tx, *import));
    if (!verdict) return refused(verdict);
    set_status(tx, id, ImportStatus::undoing);
    tx.commit();
    return std::nullopt;
}

} // namespace

UndoCounts undo_counts(db::Session& session, ImportId id) {
    auto number = [&](ImportAct act) { return session.one<std::int64_t>(count_acts, id, act); };
    return {number(ImportAct::removed), number(ImportAct::kept), number(ImportAct::put_back)};
}

std::vector<KeptOrganisation> kept_in_use(db::Session& session, ImportId id, int limit) {
    return session.all<KeptOrganisation>(select_kept, id, ImportAct::kept, limit);
}

std::int64_t changes_left(db::Session& session, ImportId id) {
    return session.one<std::int64_t>(count_left, id);
}

Result<UndoCounts> undo_import(db::Database& database, ImportId id, const By& by,
                               const ImportProgress& told) {
    if (auto failure = begin_undoing(database, id)) return *failure;
    for (auto done = taken_back(database, id);;) {
        auto tx = database.begin();
        const auto import = *find_import(tx, id);
        if (import.status != ImportStatus::undoing) // somebody else has finished it
            return undo_counts(tx, id);
        const auto taken = take_back_batch(tx, import);
        if (taken == 0) {
            const auto counts = finish(tx, import, by);
            tx.commit();
            return counts;
        }
        tx.commit();
        done += static_cast<std::int64_t>(taken);
        if (told && told("undoing", done) == Go::stop)
            return Failure{Fault::refused, {"partners.import.stopped"}, {}};
    }
}

} // namespace partners
