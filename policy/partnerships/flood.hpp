// Protection of the public form without outside services: too quick, too many, or a trap field filled in.
#pragma once

#include "platform/db/database.hpp"

#include <string>
#include <string_view>

namespace partnerships {

// A seal over the moment when the form was opened, and that moment when the seal is ours.
std::string sealed(std::string_view key, Time opened);
std::optional<Time> opened_at(std::string_view key, std::string_view seal);

// False when this sender, or everybody together, has sent too much within the hour. Counts the attempt.
bool may_send_more(db::Database& database, std::string_view key, std::string_view address, Time now);

} // namespace partnerships
