// The steps between the front of an import and its SQL. Inner header: planning says what would happen to each
// agreement, writing does it.
#pragma once

#include "policy/agreements/imports.hpp"

#include "platform/events/events.hpp"

#include <set>

namespace agreements {

// What an import did to an agreement; once it is undone, what became of that. Kept: still there.
enum class ImportAct { added, updated, kept, removed, put_back };
constexpr EnumNames<ImportAct, 5> names_of(ImportAct) {
    return {"added", "updated", "kept", "removed", "put_back"};
}

struct Planned {
    ImportAct act = ImportAct::added;
    const IncomingAgreement* from = nullptr;
    Agreement before, after;
    std::vector<Party> parties; // as they will be
    bool parties_differ = false;
    std::vector<events::Change> changes;
};

struct Plan {
    ImportCounts counts;
    std::vector<Planned> changes;
    std::vector<ImportProblem> problems;
};
Plan plan_import(db::Session& session, const ReadAgreements& from, const std::vector<ImportName>& names,
                 const Importing& with);
// The agreements begin to end of the list, without what was met in reading it.
struct Part {
    std::size_t begin, end;
};
// What earlier rows of the list were about, over all its batches: a second row about the same is refused.
using MetAgreements = std::set<AgreementId>;
Plan plan_part(db::Session& session, const ReadAgreements& from, Part part,
               const std::vector<ImportName>& names, const Importing& with, MetAgreements& met);
// Those of a part that somebody else has written, before the program was stopped or beside us.
void meet_part(db::Session& session, const ReadAgreements& from, Part part,
               const std::vector<ImportName>& names, const Importing& with, MetAgreements& met);

// The first changes in words, as JSON for the check page.
std::string sample_of(const Plan& plan);
struct SampleLine {
    std::string act, title, partner;
    std::vector<events::Change> changes;
};
std::vector<SampleLine> lines_of_sample(std::string_view json);

void write_import(db::Transaction& tx, ImportId id, const Plan& plan, MetAgreements& met, const By& by);
// The next ones, at most `limit`, the earliest agreement first; gives how many there were.
std::size_t undo_changes(db::Transaction& tx, ImportId id, int limit, const By& by);
std::int64_t changes_left(db::Session& session, ImportId id);
UndoCounts undone_so_far(db::Session& session, ImportId id);
// Names that are to be entered in the register of organisations.
void enter_names(db::Transaction& tx, ImportId id, std::vector<ImportName>& names, const By& by);

// store_imports.cpp
ImportFacts facts_of(db::Session& session, const Import& import);
ImportId insert_import(db::Transaction& tx, std::string_view file_name, std::string_view digest,
                       const By& by);
void save_mapping(db::Transaction& tx, ImportId id, std::string_view json);
void remember_mapping(db::Transaction& tx, std::string_view name, std::string_view signature,
                      std::string_view json, const By& by);
void save_names(db::Transaction& tx, ImportId id, const std::vector<ImportName>& names);
void save_choice(db::Transaction& tx, ImportId id, const NameChoice& choice);
void save_result(db::Transaction& tx, ImportId id, ImportStatus status, const Plan& plan);
void set_status(db::Transaction& tx, ImportId id, ImportStatus status);
void set_progress(db::Transaction& tx, ImportId id, std::int64_t progress);
// Why it broke. Undoing: it is taken back, and then told as failed. Applied: it could not be taken back.
void set_failure(db::Transaction& tx, ImportId id, ImportStatus status, std::string_view why);
void start_undoing(db::Transaction& tx, ImportId id);
void start_applying(db::Transaction& tx, ImportId id);
// One batch further: the counts so far, and the problems of this batch.
void save_part(db::Transaction& tx, ImportId id, const ImportCounts& counts, std::size_t done,
               const std::vector<ImportProblem>& problems);
void set_applied(db::Transaction& tx, ImportId id, Time when);
void set_undone(db::Transaction& tx, ImportId id, Time when);

} // namespace agreements
