// A fresh, migrated database for one test: an SQLite file in memory, or a database on the PostgreSQL server
// that ENTENTE_TEST_DATABASE names. Made by copying one that was migrated once, so it takes a millisecond.
//
//   testing::TestDatabase database;
//   auto tx = database->begin();
//   rename(*database, …);
#pragma once

#include "platform/db/database.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace testing {

class TestDatabase {
public:
    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    db::Database& operator*() { return *database_; }
    db::Database* operator->() { return database_.get(); }
    operator db::Database&() { return *database_; }
    // For a second program, or a second connection, on the same database.
    const std::string& address() const { return database_->address(); }

private:
    std::unique_ptr<db::Database> database_;
};

// A whole table as text, a line for each row, without the columns left out: what must be the same afterwards.
std::string rows_of(db::Database& database, std::string_view table_and_order,
                    const std::vector<std::string_view>& left_out = {});

// A name in the tests' own folder, which goes away at the end; the folder is in memory where the machine has
// one.
std::string scratch_path(const std::string& name);

} // namespace testing
