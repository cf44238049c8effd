// The steps between the front of an import and its SQL. Inner header: reading gives records, planning says
// what would happen to each, writing does it.
#pragma once

#include "policy/partners/imports.hpp"
#include "policy/partners/import_record.hpp"

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
Plan plan_import(db::Session& session, ImportFormat format, const ReadRegister& from);
std::string sample_of(const Plan& plan);

void write_import(db::Transaction& tx, ImportId id, ImportFormat format, Plan& plan, Time when,
                  const ImportProgress& told);
void count_again(db::Transaction& tx);

void save_counts(db::Transaction& tx, ImportId id, ImportStatus status, const ImportCounts& counts);
void save_problems(db::Transaction& tx, ImportId id, const std::vector<IncomingProblem>& problems);
void save_sample(db::Transaction& tx, ImportId id, std::string_view sample);
void set_status(db::Transaction& tx, ImportId id, ImportStatus status);

} // namespace partners
