// Accounts from the command line: user add, list, password, role; and the people of the cast.
#pragma once

#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/rights/gate.hpp"
#include "platform/settings/settings.hpp"
#include "platform/text/words.hpp"

#include <map>
#include <map>
#include <string>
#include <vector>

namespace administration {

enum class Show { words, json };

// What a command works with. Answers go to the standard output, passwords come from the standard input, so
// that they stand in no list of processes. Throws std::invalid_argument that says what was wrong.
struct Desk {
    db::Database& database;
    const rights::Gate& gate;
    const text::Words& words;
    By by;
    Show show = Show::words;
};

void user_command(const Desk& desk, const std::vector<std::string>& words,
                  const std::vector<std::string>& roles);
// Those of cast/accounts.toml, with the password that everybody may know; the database is marked as an
// example.
// Gives the By of each, by its key.
std::map<std::string, By> add_cast(const Desk& desk, const settings::Place& accounts);

} // namespace administration
