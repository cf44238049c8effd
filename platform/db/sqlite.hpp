// The database in one file. Seen only inside platform/db.
#pragma once

#include "platform/db/database.hpp"

namespace db {

std::unique_ptr<Database> open_sqlite(const std::string& address);

} // namespace db
