// Who may do what with one collaboration: rights are given within units, as for partnerships.
#pragma once

#include "policy/partnerships/access.hpp"
#include "policy/partnerships/collaboration.hpp"

namespace partnerships {

// Those who look after collaborations of its unit, and whoever asked, as long as it waits for an answer.
struct CollaborationAccess {
    bool looks_after = false;
    bool edits = false;
    bool takes_back = false; // the own question
};
CollaborationAccess access_to(const Collaboration& collaboration, const rights::Actor& actor,
                              const std::vector<UnitId>& chain);
CollaborationAccess access_of(db::Session& session, const rights::Actor& actor,
                              const Collaboration& collaboration);
// What stands in the register is handed over to another unit by whoever looks after both; a question may be
// sent on to any, where it is answered.
bool may_hand_over(const Collaboration& collaboration, const CollaborationAccess& from,
                   const CollaborationAccess& to);
// The status is for those who look after it, but for whoever asked and takes the question back.
bool may_make(const CollaborationAccess& access, CollaborationStatus to);

// Somewhere, whichever the unit: for the list and what it offers.
bool looks_after_collaborations(const rights::Actor& actor);
bool looks_after_collaborations_within(const rights::Actor& actor, const std::vector<UnitId>& chain);

} // namespace partnerships
