// The database on a PostgreSQL server. Seen only inside platform/db.
#pragma once

#include "platform/db/database.hpp"

namespace db {

std::unique_ptr<Database> open_postgresql(const std::string& address);

} // namespace db
