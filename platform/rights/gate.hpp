// What stays the same while the program runs and is needed to let people in: roles, password hashing, the
// server's key.
#pragma once

#include "platform/db/database.hpp"
#include "platform/rights/passwords.hpp"
#include "platform/rights/roles.hpp"

#include <string>

namespace rights {

enum class Content { real, example }; // of the demo: every page says so

struct Gate {
    Roles roles;
    Passwords passwords;
    std::string key; // signs what visitors carry; the same in all copies of the program on one database
    Content content = Content::real;
};

// Reads the key from the database, or makes it the first time.
std::string server_key(db::Database& database);
Content content_of(db::Database& database);
void mark_as_example(db::Database& database);

} // namespace rights
