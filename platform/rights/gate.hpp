// What stays the same while the program runs and is needed to let people in: roles, password hashing, the server's key.
#pragma once

#include "platform/rights/passwords.hpp"
#include "platform/rights/roles.hpp"
#include "platform/db/database.hpp"

#include <string>

namespace rights {

struct Gate {
    Roles roles;
    Passwords passwords;
    std::string key;    // signs what visitors carry; the same in all copies of the program on one database
};

// Reads the key from the database, or makes it the first time.
std::string server_key(db::Database& database);

} // namespace rights
