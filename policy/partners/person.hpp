// Units of an organisation; people as functions with holders; in which capacity somebody belongs to an
// organisation (R95, R110, R115, R125, T11). Functions outlive people.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/enum_names.hpp"
#include "policy/ids.hpp"

#include <optional>
#include <string>

namespace partners {

struct Unit {
    UnitId id;
    OrganisationId organisation_id;
    std::optional<UnitId> parent_id;
    std::string name_sv, name_en, code;
    std::optional<Date> closed_on;
    int version = 1;
};

enum class PersonKind { contact, ambassador, alumnus }; // R110
constexpr EnumNames<PersonKind, 3> names_of(PersonKind) { return {"contact", "ambassador", "alumnus"}; }

struct Person {
    PersonId id;
    std::string name, email, phone, orcid;
    PersonKind kind = PersonKind::contact;
    std::optional<Date> consent_until;
    std::string note;
    bool example = false;
    int version = 1;
};

// Employee of the university, at the hospital, both, guest …: in which capacity somebody acts.
enum class Capacity { employee, dual, guest, student, alumnus };
constexpr EnumNames<Capacity, 5> names_of(Capacity) {
    return {"employee", "dual", "guest", "student", "alumnus"};
}

struct Affiliation {
    std::int64_t id = 0;
    PersonId person_id;
    std::string person;
    OrganisationId organisation_id;
    std::string organisation;
    std::optional<UnitId> unit_id;
    std::string unit_sv, unit_en;
    Capacity capacity = Capacity::employee;
    std::optional<Date> starts_on, ends_on;
};

struct Function {
    FunctionId id;
    OrganisationId organisation_id;
    std::optional<UnitId> unit_id;
    std::string title_sv, title_en, email, phone;
    std::optional<Date> checked_on;
    int version = 1;
};

struct Holding {
    std::int64_t id = 0;
    FunctionId function_id;
    PersonId person_id;
    std::string person;
    Date starts_on;
    std::optional<Date> ends_on;

    bool on(Date day) const { return starts_on <= day && (!ends_on || *ends_on >= day); }
};

} // namespace partners
