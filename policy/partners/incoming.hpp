// An organisation as a register tells it, before it is ours: one shape for ROR, the Erasmus charter list and
// the list of university domains, so that checking, matching and writing are the same for all of them.
#pragma once

#include "platform/basics/enum_names.hpp"
#include "policy/partners/identifier.hpp"
#include "policy/partners/organisation.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partners {

struct IncomingName {
    std::string text;
    std::string language; // ISO 639-1, empty: not said
    NameUse use = NameUse::alias;

    friend bool operator==(const IncomingName&, const IncomingName&) = default;
};

// The register's own types; one organisation may have several (education and funder).
enum class RegisterType {
    education,
    healthcare,
    company,
    government,
    nonprofit,
    facility,
    archive,
    funder,
    other
};
constexpr EnumNames<RegisterType, 9> names_of(RegisterType) {
    return {"education", "healthcare", "company", "government", "nonprofit",
            "facility",  "archive",    "funder",  "other"};
}

enum class RegisterStatus { active, inactive, withdrawn };
constexpr EnumNames<RegisterStatus, 3> names_of(RegisterStatus) {
    return {"active", "inactive", "withdrawn"};
}

enum class RegisterRelation { parent, child, related, predecessor, successor };
constexpr EnumNames<RegisterRelation, 5> names_of(RegisterRelation) {
    return {"parent", "child", "related", "predecessor", "successor"};
}

struct IncomingRelation {
    RegisterRelation kind = RegisterRelation::related;
    std::string key; // the other one's key in the same register; it may be missing there
    std::string label;

    friend bool operator==(const IncomingRelation&, const IncomingRelation&) = default;
};

struct IncomingPlace {
    std::int64_t geonames_id = 0;
    std::string country; // alpha-2
    std::string region, city;
    std::optional<double> latitude, longitude;

    friend bool operator==(const IncomingPlace&, const IncomingPlace&) = default;
};

struct IncomingOrganisation {
    std::string key;        // in its register: the ROR id, the OID, the first domain
    std::string changed_on; // the day its record was last changed, empty when it does not say
    RegisterStatus status = RegisterStatus::active;
    std::vector<IncomingName> names; // the one to show first
    std::vector<RegisterType> types;
    std::vector<Identifier> identifiers; // checked, the preferred one of a kind first
    std::vector<IncomingPlace> places;   // the main one first
    std::vector<std::string> domains;
    std::string website, wikipedia;
    std::optional<int> established;
    std::vector<IncomingRelation> relations;

    std::string_view name() const {
        return names.empty() ? std::string_view{} : std::string_view{names.front().text};
    }
    std::string_view country() const {
        return places.empty() ? std::string_view{} : std::string_view{places.front().country};
    }
    friend bool operator==(const IncomingOrganisation&, const IncomingOrganisation&) = default;
};

// What was wrong in a file, and where. A refused record is left out; with a warning it is taken without the
// value.
enum class Severity { refused, warning };
constexpr EnumNames<Severity, 2> names_of(Severity) { return {"refused", "warning"}; }

struct IncomingProblem {
    std::int64_t line = 0;   // of the file, from 1
    std::string field;       // as the file calls it
    std::string value;       // shortened
    std::string_view reason; // text key
    Severity severity = Severity::refused;
};

// The readers tell what they find as they find it and keep nothing, because a register has 120,000 records.
struct IncomingVisit {
    std::function<void(IncomingOrganisation&&, std::int64_t line)> organisation;
    std::function<void(const IncomingProblem&)> problem;
};

} // namespace partners
