// What may be done with organisations, their units and people, and why not. Pure: facts in, verdict out.
#pragma once

#include "platform/basics/verdict.hpp"
#include "policy/partners/organisation.hpp"
#include "policy/partners/person.hpp"

#include <vector>

namespace partners {

// A merged record is kept only so that old links lead on; what is true of the organisation is written where it was kept.
Verdict may_change(const Organisation& organisation);

// One identifier names one organisation. That another record carries it is told, and may be passed over with a reason:
// registers do contradict each other.
Verdict may_identify(const Organisation& organisation, int others_with_it);

struct RelationFacts {
    bool same = false;       // with itself
    bool exists = false;     // is there already
    bool circular = false;   // a parent of itself by way of others
};
Verdict may_relate(const Organisation& organisation, const RelationFacts& facts);

// Policy, "Definition": the parties are organisations; what is bound by agreement or partnership is not withdrawn unseen.
struct UseFacts {
    std::int64_t agreements_in_force = 0;
    std::int64_t partnerships = 0;
};
Verdict may_set_status(const Organisation& organisation, OrganisationStatus wanted, const UseFacts& use, bool reason_given);

// "Functions outlive people": a function may stand empty, and one person follows another in it.
Verdict may_hold(const Function& function, const Holding& wanted, const std::vector<Holding>& holdings);
Verdict may_end(std::optional<Date> starts_on, std::optional<Date> ended_on, Date last_day);
Verdict may_close(const Unit& unit, int functions_held, int open_units_below);

} // namespace partners
