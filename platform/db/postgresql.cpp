// PostgreSQL.
#include "platform/db/postgresql.hpp"

namespace db {

std::unique_ptr<Database> open_postgresql(const std::string&) {
    throw Error{Error::Kind::other, "PostgreSQL follows"};
}

} // namespace db
