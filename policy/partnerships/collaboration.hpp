// A collaboration below the university's level, kept at its own level (R13): often what a would-be
// partnership really is.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/verdict.hpp"
#include "policy/ids.hpp"
#include "policy/partnerships/partnership.hpp"

#include <optional>
#include <string>

namespace partnerships {

// Asked: somebody has asked for help with it. Registered: it is there, and stands in the register.
enum class CollaborationStatus { asked, registered, ended, withdrawn };
constexpr EnumNames<CollaborationStatus, 4> names_of(CollaborationStatus) {
    return {"asked", "registered", "ended", "withdrawn"};
}

struct Collaboration {
    CollaborationId id;
    std::string title;
    Level level = Level::department;
    std::string form; // key of collaboration.toml
    CollaborationStatus status = CollaborationStatus::asked;
    std::optional<OrganisationId> organisation_id; // none: only the name as written
    std::string partner;
    std::string host;
    std::optional<UnitId> unit_id; // whose it is: rights go through it
    std::string department;
    std::string helper; // code of the unit that was asked
    std::string purpose;
    std::string contact;
    std::string registration_number;
    std::optional<Date> starts_on, ends_on;
    std::optional<AccountId> asked_by_id;
    std::string asked_by;
    std::optional<PartnershipId> found_in_id; // the case it was found in, or was before
    bool example = false;
    int version = 1;
    Time created_at;
    std::string organisation_name; // of the register; "" while unmatched

    const std::string& partner_shown() const {
        return organisation_name.empty() ? partner : organisation_name;
    }
};

// Policy, "Collaborations covered": strategic partnerships are one of several ways to collaborate; what is
// run by a department, a group or a person is kept at that level. A university-wide one is a partnership and
// is proposed as such.
Verdict may_keep(const Collaboration& collaboration);
// One that has ended runs no longer by another last day: it is taken up again first.
Verdict may_run_until(const Collaboration& collaboration, const std::optional<Date>& last, Date today);
// asked → registered by whoever looks after collaborations, once the partner is an organisation of the
// register; registered → ended; asked → withdrawn.
Verdict may_become(const Collaboration& collaboration, CollaborationStatus to);

} // namespace partnerships
