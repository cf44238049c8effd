// What may be done with organisations, their units and people, and why not. Pure: facts in, verdict out.
#pragma once

#include "platform/basics/verdict.hpp"
#include "policy/partners/organisation.hpp"
#include "policy/partners/person.hpp"

#include <vector>

namespace partners {

// A merged record is kept only so that old links lead on; what is true of the organisation is written where
// it was kept.
Verdict may_change(const Organisation& organisation);

// Catalogue D14: nobody comes to stand twice unseen. What is alike is told, and a person says whether it is
// another than each of these; one that has not been shown is not told apart.
Verdict may_add(std::size_t alike_and_not_told_apart);

// One identifier names one organisation. That another record carries it is told, and may be passed over with
// a reason: registers do contradict each other.
Verdict may_identify(const Organisation& organisation, int others_with_it);

struct RelationFacts {
    bool same = false;     // with itself
    bool exists = false;   // is there already
    bool circular = false; // a parent of itself by way of others
};
// R15: an organisation is not above itself, neither directly nor by way of others.
Verdict may_relate(const Organisation& organisation, const RelationFacts& facts);

// Policy, "Definition": the parties are organisations; what is bound by agreement or partnership is not
// withdrawn unseen.
struct UseFacts {
    std::int64_t agreements_in_force = 0;
    std::int64_t partnerships = 0;
};
// R16: it ends with a reason; that something still rests on it is told, and may be passed over knowingly.
Verdict may_set_status(const Organisation& organisation, OrganisationStatus wanted, const UseFacts& use,
                       bool reason_given);

// R95: in which capacity somebody acts is told of organisations that stand by themselves, and does not end
// before it begins.
Verdict may_affiliate(const Organisation& organisation, const Affiliation& wanted);
// "Functions outlive people": a function may stand empty, and one person follows another in it.
Verdict may_hold(const Function& function, const Holding& wanted, const std::vector<Holding>& holdings);
// R95: an end is not before its beginning, and what has ended is not ended again.
Verdict may_end(std::optional<Date> starts_on, std::optional<Date> ended_on, Date last_day);
// R110: a unit is closed when nothing stands on it: no function that is held, no open unit below.
Verdict may_close(const Unit& unit, int functions_held, int open_units_below);

} // namespace partners
