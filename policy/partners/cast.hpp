// The organisations that the cast works with, from a small part of the ROR registry that lies beside the
// cast: the demo stands before anybody imports the whole of it, and the whole then updates them by their ROR
// ids.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/settings/settings.hpp"

#include <filesystem>

namespace partners {

// Every *.jsonl.xz of the folder. Those that are here already stay as they are. Gives how many were read;
// fails when a file cannot be read.
Result<int> take_in_cast(db::Database& database, const std::filesystem::path& folder, const By& by);

// The units of institution.toml, under the organisations that own the installation and stand in the register.
// Gives how many.
Result<int> take_in_units(db::Database& database, const settings::Settings& institution, const By& by);

} // namespace partners
