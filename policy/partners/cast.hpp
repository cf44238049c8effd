// The organisations that the cast works with, from small parts of registers that lie beside the cast: the
// demo stands before anybody imports the whole of them, and the whole then updates them by their ids.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/settings/settings.hpp"

#include <filesystem>

namespace partners {

// The folder's parts of ROR (*.jsonl.xz) and of the Erasmus charter list, each unless its register was taken
// in before. Fails when a file cannot be read.
Result<Done> take_in_cast(db::Database& database, const std::filesystem::path& folder, const By& by);

// The organisations that own the installation, as institution.toml tells them: who is bound, under which
// number, and their units. Throws when they do not fit the program.
void take_in_hosts(db::Database& database, const settings::Settings& institution, const By& by);

// cast/people.toml: names and ties that registers do not know, units, people, functions and who holds them.
// Throws as well.
void play_people(db::Database& database, const settings::Place& cast, const By& by);

} // namespace partners
