// Changes of the tables, embedded in the program from the schema/ folders of platform and policy, run once
// each in order.
#pragma once

#include "platform/db/database.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace db {

// One file of a schema/ folder: "0001_events.sql", "0014_search.sqlite.sql", "0014_search.postgres.sql".
struct SchemaFile {
    std::string_view name;
    std::string_view sql;
};

// Those of this program, ordered by name (made by cmake/EmbedSchema.cmake).
std::span<const SchemaFile> embedded_schema();

// Runs what has not been run yet, all or nothing, and returns the names. Throws Error when the database has
// been changed by a newer program. Several copies of the program may start at once.
std::vector<std::string> migrate(Database& database, std::span<const SchemaFile> schema = embedded_schema());

// What would be run: `entente migrate` shows it first.
std::vector<std::string> pending_migrations(Database& database,
                                            std::span<const SchemaFile> schema = embedded_schema());

} // namespace db
