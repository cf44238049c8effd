// Reads roles.toml and refuses what it does not understand.
#include "platform/rights/roles.hpp"

#include <algorithm>

namespace rights {
namespace {

std::string_view known_name(std::span<const Permission> known, const std::string& name,
                            const settings::Place& place) {
    auto found = std::find_if(known.begin(), known.end(), [&](Permission p) { return p.name == name; });
    if (found == known.end())
        throw settings::Error(place.where() + ": there is no permission \"" + name + "\"");
    return found->name;
}

Role read_role(const settings::Place& place, std::span<const Permission> known) {
    Role role{place.text("key"), place.both("name"), place.both("description"), {}};
    for (const std::string& name : place.texts("permissions"))
        role.permissions.push_back(known_name(known, name, place));
    std::sort(role.permissions.begin(), role.permissions.end());
    return role;
}

} // namespace

Roles Roles::read(const settings::Settings& institution, std::span<const Permission> known) {
    Roles roles;
    roles.known_ = known;
    for (const settings::Place& place : institution.file("roles").list("role")) {
        Role role = read_role(place, known);
        if (roles.find(role.key))
            throw settings::Error(place.where() + ": the role \"" + role.key + "\" stands twice");
        roles.roles_.push_back(std::move(role));
    }
    return roles;
}

const Role* Roles::find(std::string_view key) const {
    auto found =
        std::find_if(roles_.begin(), roles_.end(), [&](const Role& role) { return role.key == key; });
    return found == roles_.end() ? nullptr : &*found;
}

} // namespace rights
