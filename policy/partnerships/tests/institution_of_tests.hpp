// The institution that this room's tests play in.
#pragma once

#include "platform/settings/settings.hpp"

#include "testing/source_folder.hpp"
#include <string>

namespace partnerships {

inline settings::Settings ki() {
    return settings::Settings::read(std::string{ENTENTE_SOURCE_DIR} + "/institutions/ki");
}

} // namespace partnerships
