// SQL of imports and what was wrong in them.
#include "policy/partners/import_steps.hpp"

namespace partners {
namespace {

constexpr db::Sql insert_import = R"sql(
    INSERT INTO imports (subject, format, file_name, file_hash, status, account_id, started_at)
    VALUES ('organisations', ?, ?, ?, 'checking', ?, ?)
    RETURNING id
)sql";

constexpr db::Sql select_import = R"sql(
    SELECT id, format, file_name, status, started_at, applied_at, undone_at, rows_read, added, updated, unchanged, retired,
           refused, sample, progress_id, rows_done, failure
      FROM imports
     WHERE subject = 'organisations' AND id = ?
)sql";

constexpr db::Sql select_of_agreements = "SELECT id FROM imports WHERE subject = 'agreements' AND id = ?";

constexpr db::Sql select_latest = R"sql(
    SELECT id, format, file_name, status, started_at, applied_at, undone_at, rows_read, added, updated, unchanged, retired,
           refused, '', progress_id, rows_done, failure
      FROM imports
     WHERE subject = 'organisations'
     ORDER BY id DESC
     LIMIT ?
)sql";

constexpr db::Sql update_counts = R"sql(
    UPDATE imports
       SET status = ?, rows_read = ?, added = ?, updated = ?, unchanged = ?, retired = ?, refused = ?,
           rows_done = ?
     WHERE id = ?
)sql";
constexpr db::Sql update_status = "UPDATE imports SET status = ? WHERE id = ?";
constexpr db::Sql update_failure = "UPDATE imports SET status = ?, failure = ? WHERE id = ?";
constexpr db::Sql update_progress = "UPDATE imports SET progress_id = ? WHERE id = ?";
constexpr db::Sql update_started = R"sql(
    UPDATE imports
       SET status = 'applying', rows_read = 0, added = 0, updated = 0, unchanged = 0, retired = 0, refused = 0, rows_done = 0
     WHERE id = ?
)sql";
constexpr db::Sql update_sample = "UPDATE imports SET sample = ? WHERE id = ?";

constexpr db::Sql delete_problems = "DELETE FROM import_problems WHERE import_id = ?";
constexpr db::Sql insert_problem = R"sql(
    INSERT INTO import_problems (import_id, line, field, value, reason, severity) VALUES (?, ?, ?, ?, ?, ?)
)sql";
constexpr db::Sql count_problems = "SELECT count(*) FROM import_problems WHERE import_id = ?";
constexpr db::Sql count_others = R"sql(
    SELECT count(*) FROM imports WHERE subject = 'organisations' AND status IN ('applying', 'undoing') AND id <> ?
)sql";
constexpr db::Sql select_later = R"sql(
    SELECT min(later.import_id)
      FROM import_changes mine
      JOIN import_changes later ON later.subject_id = mine.subject_id AND later.import_id > mine.import_id
      JOIN imports ON imports.id = later.import_id
     WHERE mine.import_id = ? AND imports.subject = 'organisations' AND imports.status IN ('applied', 'applying')
)sql";
constexpr db::Sql select_problems = R"sql(
    SELECT line, field, value, reason, severity, id
      FROM import_problems
     WHERE import_id = ?
     ORDER BY CASE severity WHEN 'refused' THEN 0 ELSE 1 END, line, id
     LIMIT ?
)sql";

constexpr db::Sql select_groups = R"sql(
    SELECT line, field, value, reason, severity, id, total
      FROM (SELECT line, field, value, reason, severity, id,
                   row_number() OVER (PARTITION BY reason, severity ORDER BY line, id) AS place,
                   count(*) OVER (PARTITION BY reason, severity) AS total
              FROM import_problems
             WHERE import_id = ?) numbered
     WHERE place <= 10
     ORDER BY CASE severity WHEN 'refused' THEN 0 ELSE 1 END, total, reason, line, id
     LIMIT 500
)sql";

struct ImportRow { // the columns of select_import
    ImportId id;
    ImportFormat format = ImportFormat::ror;
    std::string file_name;
    ImportStatus status = ImportStatus::checking;
    Time started_at;
    std::optional<Time> applied_at, undone_at;
    std::int64_t read = 0, added = 0, updated = 0, unchanged = 0, retired = 0, refused = 0;
    std::string sample;
    std::optional<std::int64_t> progress_id;
    std::int64_t rows_done = 0;
    std::string failure;
};

Import import_of(ImportRow&& row) {
    return {row.id,
            row.format,
            std::move(row.file_name),
            row.status,
            row.started_at,
            row.applied_at,
            row.undone_at,
            {row.read, row.added, row.updated, row.unchanged, row.retired, row.refused},
            std::move(row.sample),
            row.progress_id,
            row.rows_done,
            std::move(row.failure)};
}

struct NumberedProblem { // the columns of select_groups
    std::int64_t line = 0;
    std::string field, value, reason;
    Severity severity = Severity::refused;
    std::int64_t id = 0, total = 0;
};

} // namespace

ImportId begin_import(db::Transaction& tx, ImportFormat format, std::string_view file_name,
                      std::string_view file_hash, const By& by) {
    std::optional<AccountId> account;
    if (by.account) account = by.account;
    return tx.one<ImportId>(insert_import, format, file_name, file_hash, account, by.when);
}

std::optional<Import> find_import(db::Session& session, ImportId id) {
    auto row = session.find<ImportRow>(select_import, id);
    if (!row) return std::nullopt;
    return import_of(std::move(*row));
}

std::vector<Import> latest_imports(db::Session& session, int limit) {
    std::vector<Import> imports;
    session.each<ImportRow>(
        select_latest, [&](ImportRow& row) { imports.push_back(import_of(std::move(row))); }, limit);
    return imports;
}

ImportFacts facts_of(db::Session& session, const Import& import) {
    bool later = import.status == ImportStatus::applied &&
                 session.one<std::optional<std::int64_t>>(select_later, import.id).has_value();
    return {import.status, session.one<std::int64_t>(count_others, import.id) > 0, later};
}

bool is_of_agreements(db::Session& session, ImportId id) {
    return session.find<std::int64_t>(select_of_agreements, id).has_value();
}

void start_applying(db::Transaction& tx, ImportId id) {
    tx.run(update_started, id);
    tx.run(delete_problems, id);
}

void save_counts(db::Transaction& tx, ImportId id, ImportStatus status, const ImportCounts& counts,
                 std::int64_t rows_done) {
    tx.run(update_counts, status, counts.read, counts.added, counts.updated, counts.unchanged, counts.retired,
           counts.refused, rows_done, id);
}

void set_status(db::Transaction& tx, ImportId id, ImportStatus status) { tx.run(update_status, status, id); }

void set_failure(db::Transaction& tx, ImportId id, ImportStatus status, std::string_view why) {
    tx.run(update_failure, status, why, id);
}

void set_progress(db::Transaction& tx, ImportId id, std::int64_t progress) {
    tx.run(update_progress, progress, id);
}

void save_sample(db::Transaction& tx, ImportId id, std::string_view sample) {
    tx.run(update_sample, sample, id);
}

void add_problems(db::Transaction& tx, ImportId id, const std::vector<IncomingProblem>& problems) {
    if (problems.empty()) return;
    auto told = tx.one<std::int64_t>(count_problems, id);
    for (const IncomingProblem& problem : problems) {
        if (++told > most_problems) return;
        tx.run(insert_problem, id, problem.line, problem.field, problem.value, problem.reason,
               problem.severity);
    }
}

std::vector<ProblemGroup> problem_groups(db::Session& session, ImportId id) {
    std::vector<ProblemGroup> groups;
    session.each<NumberedProblem>(
        select_groups,
        [&](NumberedProblem& row) {
            if (groups.empty() || groups.back().reason != row.reason ||
                groups.back().severity != row.severity)
                groups.push_back({row.reason, row.severity, row.total, {}});
            groups.back().first.push_back({row.line, std::move(row.field), std::move(row.value),
                                           std::move(row.reason), row.severity, row.id});
        },
        id);
    return groups;
}

std::vector<StoredProblem> problems_of(db::Session& session, ImportId id, int limit) {
    return session.all<StoredProblem>(select_problems, id, limit);
}

} // namespace partners
