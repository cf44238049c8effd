// What may be kept as a collaboration, and what may become of it.
#include "policy/partnerships/collaboration.hpp"

namespace partnerships {

namespace {

// What stands in the register is with an organisation of the register, and stays so.
bool stands_in_register(CollaborationStatus status) {
    return status == CollaborationStatus::registered || status == CollaborationStatus::ended;
}

} // namespace

Verdict may_keep(const Collaboration& c) {
    using enum Force;
    return Verdict{
        {must, !c.title.empty(), "partnerships.title_missing"},
        {must, c.organisation_id || !c.partner.empty(), "partnerships.partner_missing"},
        {must, c.level != Level::university_wide, "partnerships.collaboration.university_wide"},
        {must, c.level != Level::department || c.unit_id || !c.department.empty(),
         "partnerships.collaboration.department_missing"},
        {must, !c.starts_on || !c.ends_on || *c.starts_on <= *c.ends_on,
         "partnerships.collaboration.ends_before_start"},
        {must, c.organisation_id || c.partner.empty() || !stands_in_register(c.status),
         "partnerships.organisation_unclear"}, // of one that is not named that is said above
    };
}

Verdict may_run_until(const Collaboration& c, const std::optional<Date>& last, Date today) {
    bool prolonged = c.status == CollaborationStatus::ended && last && *last > today;
    return Verdict{{Force::must, !prolonged, "partnerships.collaboration.ended_not_prolonged"}};
}

Verdict may_become(const Collaboration& c, CollaborationStatus to) {
    using enum CollaborationStatus;
    bool known = (c.status == asked && (to == registered || to == withdrawn)) ||
                 (c.status == registered && to == ended) || (c.status == ended && to == registered) ||
                 (c.status == withdrawn && to == asked);
    return Verdict{
        {Force::must, known, "partnerships.collaboration.no_such_step"},
        {Force::must, to != registered || c.organisation_id, "partnerships.partner_not_matched"},
    };
}

} // namespace partnerships
