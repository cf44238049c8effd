// SQL of imports of agreements, of the names in them, and of mappings that are remembered.
#include "policy/agreements/import_steps.hpp"

#include "platform/text/encoding.hpp"

#include <limits>

namespace agreements {
namespace {

constexpr db::Sql insert_import_row = R"sql(
    INSERT INTO imports (subject, format, file_name, file_hash, status, account_id, started_at)
    VALUES ('agreements', 'list', ?, ?, 'checking', ?, ?)
    RETURNING id
)sql";
constexpr db::Sql select_import = R"sql(
    SELECT id, file_name, status, started_at, applied_at, undone_at, rows_read, added, updated, unchanged, refused,
           mapping, sample, progress_id, rows_done, failure
      FROM imports
     WHERE subject = 'agreements' AND id = ?
)sql";
constexpr db::Sql select_latest = R"sql(
    SELECT id, file_name, status, started_at, applied_at, undone_at, rows_read, added, updated, unchanged, refused,
           mapping, '', progress_id, rows_done, failure
      FROM imports
     WHERE subject = 'agreements' AND id < ?
     ORDER BY id DESC
     LIMIT ?
)sql";
constexpr db::Sql count_all = "SELECT count(*) FROM imports WHERE subject = 'agreements'";
constexpr db::Sql update_mapping = "UPDATE imports SET mapping = ?, status = 'checking' WHERE id = ?";
constexpr db::Sql update_result = R"sql(
    UPDATE imports
       SET status = ?, rows_read = ?, added = ?, updated = ?, unchanged = ?, refused = ?, sample = ?
     WHERE id = ?
)sql";
constexpr db::Sql update_import_status = "UPDATE imports SET status = ? WHERE id = ?";
constexpr db::Sql update_progress = "UPDATE imports SET progress_id = ? WHERE id = ?";
constexpr db::Sql update_failure = "UPDATE imports SET status = ?, failure = ? WHERE id = ?";
constexpr db::Sql update_undoing = "UPDATE imports SET status = 'undoing', failure = '' WHERE id = ?";
constexpr db::Sql update_start = R"sql(
    UPDATE imports
       SET status = 'applying', rows_done = 0, rows_read = 0, added = 0, updated = 0, unchanged = 0, refused = 0
     WHERE id = ?
)sql";
constexpr db::Sql update_part = R"sql(
    UPDATE imports
       SET rows_done = ?, rows_read = ?, added = ?, updated = ?, unchanged = ?, refused = ?
     WHERE id = ?
)sql";
constexpr db::Sql update_applied = "UPDATE imports SET status = 'applied', applied_at = ? WHERE id = ?";
constexpr db::Sql update_undone = R"sql(
    UPDATE imports SET status = CASE WHEN failure = '' THEN 'undone' ELSE 'failed' END, undone_at = ? WHERE id = ?
)sql";

constexpr db::Sql count_kept = "SELECT count(*) FROM import_changes WHERE import_id = ? AND act = 'kept'";
constexpr db::Sql count_problems = "SELECT count(*) FROM import_problems WHERE import_id = ?";
constexpr db::Sql delete_problems = "DELETE FROM import_problems WHERE import_id = ?";
constexpr db::Sql insert_problem = R"sql(
    INSERT INTO import_problems (import_id, line, field, value, reason, severity) VALUES (?, ?, ?, ?, ?, ?)
)sql";
constexpr db::Sql select_problems = R"sql(
    SELECT line, field, value, reason, severity
      FROM import_problems
     WHERE import_id = ?
     ORDER BY CASE severity WHEN 'refused' THEN 0 ELSE 1 END, line, id
     LIMIT ?
)sql";

constexpr db::Sql delete_names = "DELETE FROM agreement_import_names WHERE import_id = ?";
constexpr db::Sql insert_name = R"sql(
    INSERT INTO agreement_import_names (import_id, position, written, country, identifier, number, how, organisation_id,
                                        candidates)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";
constexpr db::Sql select_names = R"sql(
    SELECT position, written, country, identifier, number, how, organisation_id, candidates
      FROM agreement_import_names
     WHERE import_id = ?
     ORDER BY position
     LIMIT 100000
)sql";
constexpr db::Sql count_by_answer = R"sql(
    SELECT count(CASE WHEN how NOT IN ('text', 'new') AND organisation_id IS NOT NULL THEN 1 END),
           count(CASE WHEN how = 'text' OR (how <> 'new' AND organisation_id IS NULL) THEN 1 END),
           count(CASE WHEN how = 'new' THEN 1 END)
      FROM agreement_import_names
     WHERE import_id = ?
)sql";
constexpr db::Sql update_choice = R"sql(
    UPDATE agreement_import_names SET how = ?, organisation_id = ? WHERE import_id = ? AND position = ?
)sql";

constexpr db::Sql upsert_mapping = R"sql(
    INSERT INTO agreement_mappings (name, signature, mapping, used_at, account_id) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (signature) DO UPDATE
       SET name = excluded.name, mapping = excluded.mapping, used_at = excluded.used_at, account_id = excluded.account_id
)sql";
constexpr db::Sql select_mapping_for = R"sql(
    SELECT id, name, mapping, used_at FROM agreement_mappings WHERE signature = ?
)sql";
constexpr db::Sql select_mapping_named = R"sql(
    SELECT id, name, mapping, used_at FROM agreement_mappings WHERE lower(name) = lower(?) ORDER BY used_at DESC LIMIT 1
)sql";

// A broken list of a hundred thousand rows need not be told row by row.
constexpr std::size_t most_problems = 5'000;

struct ImportRow { // the columns of select_import
    ImportId id;
    std::string file_name;
    ImportStatus status = ImportStatus::checking;
    Time started_at;
    std::optional<Time> applied_at, undone_at;
    std::int64_t read = 0, added = 0, updated = 0, unchanged = 0, refused = 0;
    std::string mapping, sample;
    std::optional<std::int64_t> progress_id;
    std::int64_t rows_done = 0;
    std::string failure;
};

Import import_of(ImportRow&& row) {
    return {row.id,
            std::move(row.file_name),
            row.status,
            row.started_at,
            row.applied_at,
            row.undone_at,
            {row.read, row.added, row.updated, row.unchanged, row.refused},
            std::move(row.mapping),
            std::move(row.sample),
            row.progress_id,
            row.rows_done,
            std::move(row.failure)};
}

std::optional<AccountId> account_of(const By& by) {
    return by.account ? std::optional{by.account} : std::nullopt;
}

void add_problems(db::Transaction& tx, ImportId id, const std::vector<ImportProblem>& problems) {
    auto kept = tx.one<std::size_t>(count_problems, id);
    for (std::size_t i = 0; i < problems.size() && kept + i < most_problems; ++i) {
        const auto& problem = problems[i];
        tx.run(insert_problem, id, problem.line, problem.column, text::shortened(problem.value, 200),
               problem.reason, problem.kind);
    }
}

constexpr db::Sql count_lost = R"sql(
    SELECT count(*) FROM agreement_import_names
     WHERE import_id = ? AND organisation_id IS NULL AND how IN ('identified', 'recognised', 'chosen')
)sql";

// Later is what was applied later, whichever list was begun first; one that is being written comes last.
constexpr db::Sql count_later = R"sql(
    SELECT count(*)
      FROM imports later
      JOIN imports self ON self.id = ?
     WHERE later.subject = 'agreements' AND later.status IN ('applied', 'applying', 'undoing')
       AND (later.applied_at > self.applied_at
            OR (later.applied_at IS NULL AND self.applied_at IS NOT NULL)
            OR (coalesce(later.applied_at = self.applied_at, later.applied_at IS NULL AND self.applied_at IS NULL)
                AND later.id > self.id))
       AND EXISTS (SELECT 1 FROM import_changes theirs
                     JOIN import_changes mine ON mine.subject_id = theirs.subject_id AND mine.import_id = self.id
                    WHERE theirs.import_id = later.id)
)sql";

} // namespace

ImportId insert_import(db::Transaction& tx, std::string_view file_name, std::string_view digest,
                       const By& by) {
    return tx.one<ImportId>(insert_import_row, file_name, digest, account_of(by), by.when);
}

std::optional<Import> find_import(db::Session& session, ImportId id) {
    auto row = session.find<ImportRow>(select_import, id);
    if (!row) return std::nullopt;
    return import_of(std::move(*row));
}

std::vector<Import> latest_imports(db::Session& session, int limit, ImportId before) {
    std::vector<Import> imports;
    auto end = before ? before.value : std::numeric_limits<std::int64_t>::max();
    session.each<ImportRow>(
        select_latest, [&](ImportRow& row) { imports.push_back(import_of(std::move(row))); }, end, limit);
    return imports;
}

std::int64_t count_imports(db::Session& session) { return session.one<std::int64_t>(count_all); }

void save_mapping(db::Transaction& tx, ImportId id, std::string_view json) {
    tx.run(update_mapping, json, id);
}

void remember_mapping(db::Transaction& tx, std::string_view name, std::string_view signature,
                      std::string_view json, const By& by) {
    tx.run(upsert_mapping, name, signature, json, by.when, account_of(by));
}

std::optional<KnownMapping> mapping_for(db::Session& session, std::string_view signature) {
    return session.find<KnownMapping>(select_mapping_for, signature);
}

std::optional<KnownMapping> mapping_named(db::Session& session, std::string_view name) {
    return session.find<KnownMapping>(select_mapping_named, name);
}

void save_names(db::Transaction& tx, ImportId id, const std::vector<ImportName>& names) {
    tx.run(delete_names, id);
    for (const auto& name : names)
        tx.run(insert_name, id, name.position, name.written, name.country, name.identifier, name.number,
               name.how, name.organisation_id, name.candidates);
}

std::vector<ImportName> names_of_import(db::Session& session, ImportId id) {
    return session.all<ImportName>(select_names, id);
}

NameCounts count_names(db::Session& session, ImportId id) {
    return session.one<NameCounts>(count_by_answer, id);
}

void save_choice(db::Transaction& tx, ImportId id, const NameChoice& choice) {
    tx.run(update_choice, choice.how, choice.organisation_id, id, choice.position);
}

void save_result(db::Transaction& tx, ImportId id, ImportStatus status, const Plan& plan) {
    const auto& counts = plan.counts;
    tx.run(update_result, status, counts.read, counts.added, counts.updated, counts.unchanged, counts.refused,
           sample_of(plan), id);
    tx.run(delete_problems, id);
    add_problems(tx, id, plan.problems);
}

std::int64_t kept_of(db::Session& session, ImportId id) { return session.one<std::int64_t>(count_kept, id); }

std::vector<ImportProblem> problems_of(db::Session& session, ImportId id, int limit) {
    return session.all<ImportProblem>(select_problems, id, limit);
}

void set_status(db::Transaction& tx, ImportId id, ImportStatus status) {
    tx.run(update_import_status, status, id);
}
void set_progress(db::Transaction& tx, ImportId id, std::int64_t progress) {
    tx.run(update_progress, progress, id);
}
void set_failure(db::Transaction& tx, ImportId id, ImportStatus status, std::string_view why) {
    tx.run(update_failure, status, why, id);
}
void start_undoing(db::Transaction& tx, ImportId id) { tx.run(update_undoing, id); }

void start_applying(db::Transaction& tx, ImportId id) {
    tx.run(update_start, id);
    tx.run(delete_problems, id);
}

void save_part(db::Transaction& tx, ImportId id, const ImportCounts& counts, std::size_t done,
               const std::vector<ImportProblem>& problems) {
    tx.run(update_part, static_cast<std::int64_t>(done), counts.read, counts.added, counts.updated,
           counts.unchanged, counts.refused, id);
    add_problems(tx, id, problems);
}

void set_applied(db::Transaction& tx, ImportId id, Time when) { tx.run(update_applied, when, id); }
void set_undone(db::Transaction& tx, ImportId id, Time when) { tx.run(update_undone, when, id); }

ImportFacts facts_of(db::Session& session, const Import& import) {
    using enum ImportStatus;
    auto any = [&](db::Sql count) { return session.one<std::int64_t>(count, import.id) > 0; };
    bool stands = import.status == applied || import.status == applying;
    return {import.status, import.status == checked && any(count_lost), stands && any(count_later)};
}

} // namespace agreements
