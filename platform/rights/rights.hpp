// Who somebody is and what they may do: accounts, sessions, tokens, roles. Roles and their permissions are
// data of the institution; which permission a page needs is a column of the route table.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/events/by.hpp"

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rights {

using UnitId = Id<struct UnitTag>; // a unit of the host organisation; rights are given within units

// A permission by its name, "organisations.edit". The list stands in policy/may.hpp; roles.toml gives them to
// roles.
struct Permission {
    std::string_view name;
    friend constexpr auto operator<=>(const Permission&, const Permission&) = default;
};

// Four that every program has.
inline constexpr Permission unasked{"unasked"};       // not even looked who it is: pictures, health
inline constexpr Permission anyone{"anyone"};         // also without signing in
inline constexpr Permission signed_in{"signed_in"};   // any account
inline constexpr Permission administer{"administer"}; // accounts, roles, settings; no content by itself

// A role somebody holds, within a unit or everywhere (unit 0), as valid today.
struct Grant {
    std::string role;
    UnitId unit;
    std::span<const std::string_view> permissions; // sorted; they live as long as the roles do
};

// Who makes this request.
struct Actor {
    AccountId account; // 0: a visitor
    std::string name;
    std::string email;
    std::string capacity;                // "ki" or "k": for whom one acts now (R125)
    std::vector<std::string> capacities; // those one may choose between
    std::vector<Grant> grants;
    std::vector<std::string_view> permissions; // all that the grants give anywhere, sorted
    bool by_token = false;                     // an API token, not a browser session

    bool known() const { return bool(account); }
    // Has it anywhere; a record's own unit and team are asked by the room's rule with may_within.
    bool may(Permission permission) const;
    bool has_role(std::string_view role) const;
    By by(Time when, std::string reason = {}, Excuses excuses = {}) const;
};

// Holds the permission everywhere or in this unit (or a unit above it, when `chain` lists them from the unit
// upwards).
bool may_within(const Actor& actor, Permission permission, const std::vector<UnitId>& chain);

} // namespace rights
