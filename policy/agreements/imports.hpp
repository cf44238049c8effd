// Taking in somebody's list of agreements: read, map, match organisations, check, apply, undo. It is written
// and taken back in batches, so that others can work meanwhile.
//
//   auto id = begin_import(database, {name, bytes}, with, by);  // reads it and guesses its columns
//   map_import(database, id, mapping, name, with, by);          // as corrected; matches organisations
//   auto found = check_import(database, id, with, by);          // what would happen; changes nothing
//   auto done = apply_import(database, id, with, by);           // goes on where it was cut off
//   auto back = undo_import(database, id, by);                  // what nobody changed since
#pragma once

#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/settings/settings.hpp"
#include "policy/agreements/import_names.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace agreements {

enum class ImportStatus { checking, checked, applying, applied, undoing, undone, failed };
constexpr EnumNames<ImportStatus, 7> names_of(ImportStatus) {
    return {"checking", "checked", "applying", "applied", "undoing", "undone", "failed"};
}

struct ImportCounts {
    std::int64_t read = 0, added = 0, updated = 0, unchanged = 0, refused = 0;
    friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

struct UndoCounts {
    std::int64_t removed = 0, put_back = 0, kept = 0;
    friend bool operator==(const UndoCounts&, const UndoCounts&) = default;
};

struct Import {
    ImportId id;
    std::string file_name;
    ImportStatus status = ImportStatus::checking;
    Time started_at;
    std::optional<Time> applied_at, undone_at;
    ImportCounts counts;
    std::string mapping; // JSON
    std::string sample;  // JSON: what would happen, or did, to the first ones
    std::optional<std::int64_t> progress_id;
    std::int64_t rows_done = 0; // agreements of the list that are judged and, where needed, written
    std::string failure;        // text key

    bool runs() const { return status == ImportStatus::applying || status == ImportStatus::undoing; }
};

// What an import reads beside the list.
struct Importing {
    const settings::Settings& institution;
    const text::Catalogues& catalogues;
};

struct ImportFile {
    std::string_view name;
    std::string_view bytes;
};

struct ImportFacts {
    ImportStatus status = ImportStatus::checking;
    bool organisation_gone = false; // one that a name was matched with
    bool later_stands = false;      // one applied after it changed the same agreements and is not undone
};
// Catalogue D13: what a list would change is looked at before it is written, and written once. What was
// looked at must still hold, so an organisation that is gone since is asked about again; undoing goes from
// the last back (rules.cpp).
Verdict may_change_answers(const ImportFacts& facts);
Verdict may_apply(const ImportFacts& facts);
Verdict may_undo(const ImportFacts& facts);

// Keeps the file and guesses; a list of a shape that is known is mapped as it was the last time.
Result<ImportId> begin_import(db::Database& database, const ImportFile& file, const Importing& with,
                              const By& by);
// The table as the mapping reads it.
Result<tables::Table> table_of(db::Session& session, ImportId id, const Mapping& mapping);
// With another encoding, separator, sheet or head than was guessed; what the columns mean is guessed anew.
Result<Done> read_import_anew(db::Database& database, ImportId id, const Mapping& reading,
                              const Importing& with);
// Remembers the mapping under its name for lists of this shape, and matches organisations.
Result<Done> map_import(db::Database& database, ImportId id, const Mapping& mapping, std::string_view name,
                        const Importing& with, const By& by);
// What a person says of names that could not be matched safely.
struct NameChoice {
    int position = 0;
    How how = How::text; // chosen, text or added
    std::optional<OrganisationId> organisation_id;
};
Result<Done> choose_names(db::Database& database, ImportId id, const std::vector<NameChoice>& choices);

Result<ImportCounts> check_import(db::Database& database, ImportId id, const Importing& with, const By& by);
// Told after each batch how many agreements are written; answers whether to go on. May be empty.
using ImportProgress = std::function<bool(std::int64_t agreements)>;
Result<ImportCounts> apply_import(db::Database& database, ImportId id, const Importing& with, const By& by,
                                  const ImportProgress& told = {});
// Takes back one that was applied, or what one that runs has written so far; goes on where it was cut off.
Result<UndoCounts> undo_import(db::Database& database, ImportId id, const By& by,
                               const ImportProgress& told = {});

// After the answer (import_jobs.cpp).
Result<Done> ask_to_apply(db::Database& database, ImportId id, const By& by);
Result<Done> ask_to_undo(db::Database& database, ImportId id, const By& by);
void add_import_jobs(jobs::Handlers& handlers, const Importing& with);

std::optional<Import> find_import(db::Session& session, ImportId id);
// The latest first; those before one, where it is named.
std::vector<Import> latest_imports(db::Session& session, int limit, ImportId before = {});
std::int64_t count_imports(db::Session& session);
// How many names of the list are tied to an organisation, still open, and to be entered in the register.
struct NameCounts {
    std::int64_t matched = 0, open = 0, added = 0;
};
NameCounts count_names(db::Session& session, ImportId id);
std::vector<ImportName> names_of_import(db::Session& session, ImportId id);
// How many agreements stayed when it was undone, because somebody had changed them.
std::int64_t kept_of(db::Session& session, ImportId id);
// What is refused comes first.
std::vector<ImportProblem> problems_of(db::Session& session, ImportId id, int limit);

struct KnownMapping {
    MappingId id;
    std::string name;
    std::string mapping; // JSON
    Time used_at;
};
std::optional<KnownMapping> mapping_for(db::Session& session, std::string_view signature);
std::optional<KnownMapping> mapping_named(db::Session& session, std::string_view name);

} // namespace agreements
