// Whose installation this is: the hosts of institution.toml.
#pragma once

#include "platform/settings/settings.hpp"

#include <string>
#include <string_view>

namespace settings {

// The key of the first host: whose something is where nobody says.
std::string usual_host(const Settings& institution);
// The host for whom somebody acts; the usual one, where they have not said for whom.
std::string host_for(const Settings& institution, std::string_view capacity);

} // namespace settings
