// The bare database that the limits and the hand-written service share: what the same work costs without a
// program around it.
#pragma once

#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace bare {

// Durable as ours is: an answered change is on the disk. All of these end the program with SQLite's words
// when something is wrong.
sqlite3* open(const std::string& file);
void must(int code, sqlite3* database);
void run(sqlite3* database, const std::string& sql);
sqlite3_stmt* prepare(sqlite3* database, const std::string& sql);

} // namespace bare
