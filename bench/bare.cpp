// SQLite without anything around it.
#include "bench/bare.hpp"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>

namespace bare {

void must(int code, sqlite3* database) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
    std::exit(1);
}

void run(sqlite3* database, const std::string& sql) {
    must(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), database);
}

sqlite3_stmt* prepare(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    must(sqlite3_prepare_v3(database, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr),
         database);
    return statement;
}

sqlite3* open(const std::string& file) {
    sqlite3* database = nullptr;
    must(sqlite3_open(file.c_str(), &database), database);
    sqlite3_busy_timeout(database, 5000);
    run(database, "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA cache_size = -65536;"
                  "PRAGMA mmap_size = 268435456; PRAGMA temp_store = memory");
    return database;
}

} // namespace bare
