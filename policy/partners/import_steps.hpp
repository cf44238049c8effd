// The steps between the front of an import and its SQL. Inner header: reading gives records, planning says
// what would happen to each, writing does it.
#pragma once

#include "policy/partners/import_record.hpp"
#include "policy/partners/imports.hpp"

#include <unordered_map>

namespace partners {

struct ReadRegister {
    std::vector<RegisterRecord> records;
    std::vector<IncomingProblem> problems;
};
Result<ReadRegister> read_register(ImportFormat format, const std::vector<ImportFile>& files,
                                   const ImportProgress& told);
// The general table, by its header.
Result<Done> read_table(const tables::Origin& origin, const IncomingVisit& visit);

// Whose the fields of an organisation are: of this register, or it only adds names and identifiers to
// another's.
enum class Hold { owned, enriched };

struct Planned {
    ImportAct act = ImportAct::added;
    const RegisterRecord* record = nullptr;
    OrganisationId organisation; // none while it is to be added
    Hold hold = Hold::owned;
    bool first = true; // this register has not written to it before
    Organisation before;
    FieldTexts after;
    std::string digest, written; // of the register's last record
};

struct Plan {
    ImportCounts counts;
    std::vector<Planned> changes;
    std::vector<IncomingProblem> problems;
    std::unordered_map<std::string, OrganisationId> known; // the register's keys
};
std::string sample_of(const Plan& plan);

// When all are there: relations to others.
void write_relations(db::Transaction& tx, ImportId id, ImportFormat format, const ReadRegister& from,
                     Plan& plan);

ImportFacts facts_of(db::Session& session, const Import& import);
// Imports of agreements stand in the same table.
bool is_of_agreements(db::Session& session, ImportId id);
void start_applying(db::Transaction& tx, ImportId id);
void save_counts(db::Transaction& tx, ImportId id, ImportStatus status, const ImportCounts& counts,
                 std::int64_t rows_done);
void add_problems(db::Transaction& tx, ImportId id, const std::vector<IncomingProblem>& problems);
void save_sample(db::Transaction& tx, ImportId id, std::string_view sample);
void set_status(db::Transaction& tx, ImportId id, ImportStatus status);
void set_failure(db::Transaction& tx, ImportId id, ImportStatus status, std::string_view why);
void set_progress(db::Transaction& tx, ImportId id, std::int64_t progress);
std::int64_t changes_left(db::Session& session, ImportId id); // to take back

} // namespace partners
