// The agreements of the demo and of the tests: invented, on real organisations, in every status.
#pragma once

#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/settings/settings.hpp"

#include <filesystem>

namespace agreements {

// cast/agreements.csv, made by the very actions that the pages call; how many. Everything that is noted of
// them is made up, and every page says so. Throws when the file does not fit the program.
int play(db::Database& database, const std::filesystem::path& file, const settings::Settings& institution,
         const By& officer);

} // namespace agreements
