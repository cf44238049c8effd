// The rule of who may do what with one collaboration.
#include "policy/partnerships/collaboration_access.hpp"

#include "policy/may.hpp"

#include <algorithm>

namespace partnerships {
namespace {

constexpr rights::Permission looking_after[] = {May::edit_agreements, May::triage, May::prepare};

} // namespace

bool looks_after_collaborations(const rights::Actor& actor) {
    return std::any_of(std::begin(looking_after), std::end(looking_after),
                       [&](rights::Permission permission) { return actor.may(permission); });
}

bool looks_after_collaborations_within(const rights::Actor& actor, const std::vector<UnitId>& chain) {
    return std::any_of(
        std::begin(looking_after), std::end(looking_after),
        [&](rights::Permission permission) { return rights::may_within(actor, permission, chain); });
}

CollaborationAccess access_to(const Collaboration& c, const rights::Actor& actor,
                              const std::vector<UnitId>& chain) {
    bool own = actor.known() && c.asked_by_id == actor.account;
    CollaborationAccess access;
    access.looks_after = looks_after_collaborations_within(actor, chain);
    access.edits = access.looks_after || (own && c.status == CollaborationStatus::asked);
    access.takes_back = own;
    return access;
}

CollaborationAccess access_of(db::Session& session, const rights::Actor& actor, const Collaboration& c) {
    return access_to(c, actor, units_above(session, c.unit_id));
}

bool may_hand_over(const Collaboration& c, const CollaborationAccess& from, const CollaborationAccess& to) {
    return c.status == CollaborationStatus::asked || (from.looks_after && to.looks_after);
}

bool may_make(const CollaborationAccess& access, CollaborationStatus to) {
    return access.looks_after || (access.takes_back && to == CollaborationStatus::withdrawn);
}

} // namespace partnerships
