// From the rows of a list to agreements as the list tells them. Pure: the register is not asked here.
#pragma once

#include "policy/agreements/import_mapping.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace agreements {

struct WrittenParty {
    std::string name, country, identifier, unit; // country: alpha-2
    friend auto operator<=>(const WrittenParty&, const WrittenParty&) = default;
};

struct IncomingAgreement {
    std::int64_t line = 0; // the first row that tells of it
    std::string key;       // what it is known by the next time the list comes
    std::optional<AgreementId> id;
    std::optional<int> version;
    std::set<Field> given; // fields that the list has a column for and could be read
    Agreement agreement;
    std::vector<WrittenParty> parties;
    bool number_is_its_own = true; // false: the number stands on another row with another agreement
};

// refused: the row is left out; warning: taken, with a note.
enum class ProblemKind { refused, warning };
constexpr EnumNames<ProblemKind, 2> names_of(ProblemKind) { return {"refused", "warning"}; }

struct ImportProblem {
    std::int64_t line = 0;
    std::string column; // as the list calls it
    std::string value;
    std::string reason; // text key
    ProblemKind kind = ProblemKind::warning;
};

struct ReadAgreements {
    std::vector<IncomingAgreement> agreements;
    std::vector<ImportProblem> problems;
    std::int64_t rows = 0;
    std::map<Field, std::string> heads; // what the list calls the columns
};

ReadAgreements read_agreements(const tables::Table& table, const Mapping& mapping, const ImportWords& words,
                               Date today);

// Names between which " | " stands, as our own export writes several parties.
std::string joined(const std::vector<std::string>& names);

} // namespace agreements
