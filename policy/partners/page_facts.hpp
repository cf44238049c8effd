// What an organisation's page tells beside the organisation itself: where it is in use, and what happened to
// it.
#pragma once

#include "platform/db/database.hpp"
#include "policy/ids.hpp"
#include "policy/partners/person.hpp"

#include <string>
#include <vector>

namespace partners {

struct AgreementLine {
    AgreementId id;
    std::string title, type, status, number;
    std::optional<Date> in_force_on, ends_on;
    bool open_ended = false;
    std::string department;
};
// Latest end first; those without end are the latest.
std::vector<AgreementLine> agreements_of(db::Session& session, OrganisationId id, int most = 50);

struct PartnershipLine {
    PartnershipId id;
    std::string title, stage, number;
    bool example = false;
};
std::vector<PartnershipLine> partnerships_of(db::Session& session, OrganisationId id);

struct CollaborationLine {
    CollaborationId id;
    std::string title, level, form, department, contact;
    std::optional<Date> starts_on, ends_on;
};
std::vector<CollaborationLine> collaborations_of(db::Session& session, OrganisationId id);

// A function with whoever holds it on that day; without person it stands empty.
struct FunctionLine {
    FunctionId id;
    std::string title_sv, title_en, unit_sv, unit_en, email, phone;
    std::optional<Date> checked_on;
    PersonId person_id;
    std::string person;
    std::optional<Date> starts_on, ends_on;
    bool vacant() const { return !person_id; }
};
std::vector<FunctionLine> functions_of(db::Session& session, OrganisationId id, Date day, int most = 200);
std::vector<Affiliation> affiliations_of_organisation(db::Session& session, OrganisationId id, Date day,
                                                      int most = 200);
std::vector<Unit> units_of(db::Session& session, OrganisationId id, int most = 1000);

} // namespace partners
