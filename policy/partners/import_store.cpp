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
           refused, sample, progress_id
      FROM imports
     WHERE subject = 'organisations' AND id = ?
)sql";

constexpr db::Sql select_latest = R"sql(
    SELECT id, format, file_name, status, started_at, applied_at, undone_at, rows_read, added, updated, unchanged, retired,
           refused, '', progress_id
      FROM imports
     WHERE subject = 'organisations'
     ORDER BY id DESC
     LIMIT ?
)sql";

constexpr db::Sql update_counts = R"sql(
    UPDATE imports
       SET status = ?, rows_read = ?, added = ?, updated = ?, unchanged = ?, retired = ?, refused = ?
     WHERE id = ?
)sql";
constexpr db::Sql update_status = "UPDATE imports SET status = ? WHERE id = ?";
constexpr db::Sql update_sample = "UPDATE imports SET sample = ? WHERE id = ?";

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
            row.progress_id};
}

// A broken file of a hundred thousand lines need not be told line by line.
constexpr std::size_t most_problems = 20'000;

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

void save_counts(db::Transaction& tx, ImportId id, ImportStatus status, const ImportCounts& counts) {
    tx.run(update_counts, status, counts.read, counts.added, counts.updated, counts.unchanged, counts.retired,
           counts.refused, id);
}

void set_status(db::Transaction& tx, ImportId id, ImportStatus status) { tx.run(update_status, status, id); }

void save_sample(db::Transaction& tx, ImportId id, std::string_view sample) {
    tx.run(update_sample, sample, id);
}

void save_problems(db::Transaction& tx, ImportId id, const std::vector<IncomingProblem>& problems) {
    tx.run(delete_problems, id);
    for (std::size_t i = 0; i < problems.size() && i < most_problems; ++i) {
        const IncomingProblem& problem = problems[i];
        tx.run(insert_problem, id, problem.line, problem.field, problem.value, problem.reason,
               problem.severity);
    }
}

std::vector<StoredProblem> problems_of(db::Session& session, ImportId id, int limit) {
    return session.all<StoredProblem>(select_problems, id, limit);
}

} // namespace partners
