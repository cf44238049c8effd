// A copy of the whole database in one file, made while others write, and put back into an empty place.
#pragma once

#include <string>

namespace db {

// SQLite: a database file of its own. PostgreSQL: an archive made by pg_dump. The file may not be there
// before.
void back_up(const std::string& address, const std::string& file);
// SQLite: into a file that is not there yet. PostgreSQL: replaces what is in the database, all or nothing.
// Throws Error.
void put_back(const std::string& address, const std::string& file);

} // namespace db
