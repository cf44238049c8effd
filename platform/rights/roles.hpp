// Roles as the institution describes them in roles.toml: names, what they are for, what they may do.
#pragma once

#include "platform/rights/rights.hpp"
#include "platform/settings/settings.hpp"
#include "platform/text/words.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rights {

struct Role {
    std::string key;
    text::Both name;
    text::Both description;
    std::vector<std::string_view> permissions; // sorted; they point into the list of known permissions
};

class Roles {
public:
    // Throws settings::Error when a role gives a permission that the program does not know: better not to
    // start than to run with rights that nobody meant.
    static Roles read(const settings::Settings& institution, std::span<const Permission> known);

    const std::vector<Role>& all() const { return roles_; }
    const Role* find(std::string_view key) const;
    std::span<const Permission> permissions() const { return known_; }

private:
    std::vector<Role> roles_;
    std::span<const Permission> known_;
};

} // namespace rights
