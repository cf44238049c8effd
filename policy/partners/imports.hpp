// Taking in registers and lists of organisations: read, check, apply, undo. One file or several at a time; it
// is written in batches, so that others can work meanwhile, and undone whole.
//
//   auto id = begin_import(tx, ImportFormat::ror, "v2.7.jsonl.xz", hash, by);      tx.commit();
//   auto found = check_import(database, id, files, told);          // what would happen; changes nothing
//   auto done = apply_import(database, id, files, by, told);       // goes on where it was cut off
//   auto back = undo_import(database, id, by);                     // what nobody uses goes, the rest stays
#pragma once

#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/tables/origin.hpp"
#include "policy/ids.hpp"
#include "policy/partners/incoming.hpp"

#include <functional>

namespace partners {

enum class ImportFormat {
    ror,     // Research Organization Registry
    eche,    // holders of the Erasmus charter
    domains, // universities and their domains: only adds to organisations that are there
    table,   // a spreadsheet with identifier, name, type, country, city
};
constexpr EnumNames<ImportFormat, 4> names_of(ImportFormat) { return {"ror", "eche", "domains", "table"}; }

enum class ImportStatus { checking, checked, applying, applied, undoing, undone, cancelled, failed };
constexpr EnumNames<ImportStatus, 8> names_of(ImportStatus) {
    return {"checking", "checked", "applying", "applied", "undoing", "undone", "cancelled", "failed"};
}

// What an import did to an organisation; and, as it is undone, what became of that: an added one was removed,
// or kept because it is in use; an updated or retired one was put back.
enum class ImportAct { added, updated, retired, kept, removed, put_back };
constexpr EnumNames<ImportAct, 6> names_of(ImportAct) {
    return {"added", "updated", "retired", "kept", "removed", "put_back"};
}

struct ImportFile {
    std::string name;
    tables::Origin origin;
};

struct ImportCounts {
    std::int64_t read = 0, added = 0, updated = 0, unchanged = 0, retired = 0, refused = 0;
    std::int64_t to_write() const { return added + updated + retired; }
    bool all_known() const { return to_write() == 0 && refused == 0 && unchanged > 0; }
    friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

struct UndoCounts {
    std::int64_t removed = 0, kept = 0, put_back = 0;
    friend bool operator==(const UndoCounts&, const UndoCounts&) = default;
};

struct Import {
    ImportId id;
    ImportFormat format = ImportFormat::ror;
    std::string file_name;
    ImportStatus status = ImportStatus::checking;
    Time started_at;
    std::optional<Time> applied_at, undone_at;
    ImportCounts counts;
    std::string sample; // JSON
    std::optional<std::int64_t> progress_id;
    std::int64_t rows_done = 0; // records that are judged and, where needed, written
    std::string failure;        // text key

    bool runs() const {
        return status == ImportStatus::checking || status == ImportStatus::applying ||
               status == ImportStatus::undoing;
    }
};

enum class Go { on, stop };
// Told now and then how many records are read or written; answers whether to go on. May be empty.
using ImportProgress = std::function<Go(std::string_view stage, std::int64_t records)>;

struct ImportFacts {
    ImportStatus status = ImportStatus::checked;
    bool another_runs = false; // is being written, or taken back
    bool later_stands = false; // a later import changed the same organisations
};
// D14: registers are taken in one at a time, after what they would change has been looked at.
Verdict may_apply(const ImportFacts& facts);
Verdict may_undo(const ImportFacts& facts);
Verdict may_cancel(const ImportFacts& facts);

ImportId begin_import(db::Transaction& tx, ImportFormat format, std::string_view file_name,
                      std::string_view file_hash, const By& by);
Result<ImportCounts> check_import(db::Database& database, ImportId id, const std::vector<ImportFile>& files,
                                  const ImportProgress& told = {});
Result<ImportCounts> apply_import(db::Database& database, ImportId id, const std::vector<ImportFile>& files,
                                  const By& by, const ImportProgress& told = {});
// Takes back one that was applied, or what one that is being stopped has written so far. Batch by batch; goes
// on where it was cut off, and nothing can be imported or merged until it is whole.
Result<UndoCounts> undo_import(db::Database& database, ImportId id, const By& by,
                               const ImportProgress& told = {});

// After the answer (import_jobs.cpp).
struct NewImport {
    ImportFormat format = ImportFormat::ror;
    std::string_view file_name, content;
};
Result<ImportId> ask_for_check(db::Database& database, const NewImport& wanted, const By& by);
Result<Done> ask_to_apply(db::Database& database, ImportId id, const By& by);
Result<Done> ask_to_undo(db::Database& database, ImportId id, const By& by);
// What it has written so far is taken back.
Result<Done> cancel_import(db::Database& database, ImportId id, const By& by);
void add_import_jobs(jobs::Handlers& handlers);

// What became of an import that is taken back, and the first of those that stayed.
UndoCounts undo_counts(db::Session& session, ImportId id);
struct KeptOrganisation {
    OrganisationId id;
    std::string name;
};
std::vector<KeptOrganisation> kept_in_use(db::Session& session, ImportId id, int limit);

std::optional<Import> find_import(db::Session& session, ImportId id);
std::vector<Import> latest_imports(db::Session& session, int limit);

struct StoredProblem {
    std::int64_t line = 0;
    std::string field, value, reason;
    Severity severity = Severity::refused;
    std::int64_t id = 0;
};
// Alike ones together, the refused and the rare first, so that seven are not drowned in hundreds.
struct ProblemGroup {
    std::string reason;
    Severity severity = Severity::refused;
    std::int64_t total = 0;
    std::vector<StoredProblem> first; // some of them
};
std::vector<ProblemGroup> problem_groups(db::Session& session, ImportId id);
// A broken file of a hundred thousand lines need not be told line by line.
inline constexpr int most_problems = 20'000;
std::vector<StoredProblem> problems_of(db::Session& session, ImportId id, int limit);

} // namespace partners
