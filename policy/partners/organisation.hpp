// An organisation as the register knows it: what it is, all its names, its identifiers and how it hangs
// together with others (R15, R16; catalogue D14, ROR schema v2).
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/enum_names.hpp"
#include "policy/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partners {

// Policy, "Definition": higher education institutions, companies, public authorities and other types of
// organisations.
enum class OrganisationKind {
    university,
    research_institute,
    hospital,
    company,
    authority,
    foundation,
    civil_society,
    archive,
    other
};
constexpr EnumNames<OrganisationKind, 9> names_of(OrganisationKind) {
    return {"university", "research_institute", "hospital", "company", "authority",
            "foundation", "civil_society",      "archive",  "other"};
}
static_assert(name_of(OrganisationKind::other) == "other");

enum class OrganisationStatus {
    active,
    inactive,  // closed, or no longer doing what it was registered for
    withdrawn, // the register took the record back: it should not have been there
    merged,    // another record was kept instead
};
constexpr EnumNames<OrganisationStatus, 4> names_of(OrganisationStatus) {
    return {"active", "inactive", "withdrawn", "merged"};
}

enum class NameUse { display, label, alias, acronym, former };
constexpr EnumNames<NameUse, 5> names_of(NameUse) {
    return {"display", "label", "alias", "acronym", "former"};
}

enum class RelationKind { parent, predecessor, related }; // organisation has other as its parent …
constexpr EnumNames<RelationKind, 3> names_of(RelationKind) { return {"parent", "predecessor", "related"}; }

struct Organisation {
    OrganisationId id;
    std::string name;
    OrganisationKind kind = OrganisationKind::other;
    OrganisationStatus status = OrganisationStatus::active;
    std::string country; // ISO 3166 alpha-2, "" unknown
    std::string region;
    std::string city;
    std::optional<double> latitude; // degrees, WGS 84
    std::optional<double> longitude;
    std::string website;
    std::optional<int> established; // year
    std::optional<OrganisationId> legal_entity_id;
    std::optional<OrganisationId> merged_into_id;
    std::string origin = "user";
    std::string origin_key;
    std::string note;
    bool example = false;
    int version = 1;
    std::string updated_at;
};

struct OrganisationName {
    NameId id;
    std::string name;
    std::string language; // ISO 639-1, "" unknown
    NameUse use = NameUse::label;
    std::optional<Date> valid_to;
    std::string origin = "user";
};

struct Relation {
    std::int64_t id = 0;
    RelationKind kind = RelationKind::related;
    OrganisationId organisation_id;
    OrganisationId other_id;
    std::string other_name;
    std::optional<Date> since;
    std::string origin = "user";
};

} // namespace partners
