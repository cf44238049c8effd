// What follows from the grants somebody holds.
#include "platform/rights/rights.hpp"

#include <algorithm>

namespace rights {

bool Actor::may(Permission permission) const {
    if (permission == anyone || permission == unasked) return true;
    if (permission == signed_in) return known();
    return std::binary_search(permissions.begin(), permissions.end(), permission.name);
}

bool Actor::has_role(std::string_view role) const {
    return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) { return grant.role == role; });
}

By Actor::by(Time when, std::string reason, Excuses excuses) const {
    return {.account = account,
            .name = known() ? name : "visitor",
            .capacity = capacity,
            .when = when,
            .reason = std::move(reason),
            .excuses = std::move(excuses)};
}

bool may_within(const Actor& actor, Permission permission, const std::vector<UnitId>& chain) {
    if (!actor.may(permission)) return false; // a token may give less than its account has
    return std::any_of(actor.grants.begin(), actor.grants.end(), [&](const Grant& grant) {
        bool gives = std::binary_search(grant.permissions.begin(), grant.permissions.end(), permission.name);
        return gives && (!grant.unit || std::find(chain.begin(), chain.end(), grant.unit) != chain.end());
    });
}

} // namespace rights
