// Which of those that a search finds are likely meant.
#pragma once

#include "policy/partners/organisation.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace partners {

// What is known of an organisation beside what it is called.
struct Known {
    std::int64_t id = 0;
    OrganisationKind kind = OrganisationKind::other;
    OrganisationStatus status = OrganisationStatus::active;
    std::string text;             // its names as the search has them: "\nname\nname\n", folded
    std::int64_t identifiers = 0; // those that other registers know it by
    bool part_of_another = false;
    bool ours = false; // party to a partnership or an agreement
};

// The more, the likelier. What is asked for is folded.
std::int64_t weight_of(const Known& known, std::string_view asked);

} // namespace partners
