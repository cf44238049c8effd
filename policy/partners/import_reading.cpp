// From files to records: streams are unpacked and read piece by piece; what cannot be read is told with its
// line.
#include "policy/partners/charter_list.hpp"
#include "policy/partners/import_steps.hpp"
#include "policy/partners/ror.hpp"
#include "policy/partners/university_domains.hpp"

namespace partners {
namespace {

// A release of ROR is an archive with the records of the newer schema, of the older one, and a table.
Result<std::string> entry_of(const tables::Origin& origin) {
    auto names = tables::entries_of(origin);
    if (!names) return names.failure();
    std::string best;
    for (const std::string& name : *names) {
        if (!name.ends_with(".json") && !name.ends_with(".jsonl")) continue;
        if (best.empty() || name.find("schema_v2") != name.npos) best = name;
    }
    return best;
}

template <class Reading> Result<Done> read_stream(const tables::Origin& origin, const IncomingVisit& visit) {
    auto entry = entry_of(origin);
    if (!entry) return entry.failure();
    Reading reading{visit};
    auto done = tables::each_piece(origin, *entry, {}, [&](std::string_view piece) {
        reading.take(piece);
        return true;
    });
    if (done) reading.finish();
    return done;
}

Result<Done> read_one(ImportFormat format, const tables::Origin& origin, const IncomingVisit& visit) {
    switch (format) {
    case ImportFormat::ror:
        return read_stream<RorReading>(origin, visit);
    case ImportFormat::domains:
        return read_stream<UniversityDomainsReading>(origin, visit);
    case ImportFormat::eche:
        return read_charter_list(origin, visit);
    case ImportFormat::table:
        return read_table(origin, visit);
    }
    return Done{};
}

} // namespace

Result<ReadRegister> read_register(ImportFormat format, const std::vector<ImportFile>& files,
                                   const ImportProgress& told) {
    ReadRegister result;
    for (const ImportFile& file : files) {
        std::string label = files.size() > 1 ? file.name : std::string{};
        IncomingVisit visit{[&](IncomingOrganisation&& organisation, std::int64_t line) {
                                result.records.push_back(record_of(std::move(organisation), line));
                                result.records.back().file = label;
                                if (told && result.records.size() % 1000 == 0)
                                    told("reading", static_cast<std::int64_t>(result.records.size()));
                            },
                            [&](const IncomingProblem& problem) {
                                result.problems.push_back(problem);
                                if (!label.empty())
                                    result.problems.back().field = label + ": " + problem.field;
                            }};
        auto done = read_one(format, file.origin, visit);
        if (!done) return done.failure();
    }
    return result;
}

} // namespace partners
