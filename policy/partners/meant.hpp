// Which organisation somebody means by a name, an identifier or a number.
#pragma once

#include "platform/db/database.hpp"
#include "policy/ids.hpp"

#include <optional>
#include <string_view>

namespace partners {

// `id` when it was chosen from suggestions; otherwise a text that can only mean one organisation.
std::optional<OrganisationId> organisation_meant(db::Session& session, std::string_view id, std::string_view text);

} // namespace partners
