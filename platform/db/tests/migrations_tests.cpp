// Migrations: once each, in order, all or nothing, and never behind the back of a newer program.
#include "platform/db/migrations.hpp"

#include "platform/testing/test_database.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using Names = std::vector<std::string>;

namespace {

// Beside the program's own, which the fresh database has already.
std::vector<db::SchemaFile> with(std::initializer_list<db::SchemaFile> more) {
    auto own = db::embedded_schema();
    std::vector<db::SchemaFile> all{own.begin(), own.end()};
    all.insert(all.end(), more);
    return all;
}

} // namespace

TEST_CASE("Migrations: a fresh database has them all, and running again does nothing") {
    testing::TestDatabase database;
    CHECK(db::migrate(database).empty());
    CHECK(db::pending_migrations(database).empty());
}

TEST_CASE("Migrations: each number is used once for each product") {
    Names sqlite, postgresql;
    for (const db::SchemaFile& file : db::embedded_schema()) {
        auto number = std::string{file.name.substr(0, 4)};
        if (!file.name.ends_with(".postgres.sql")) sqlite.push_back(number);
        if (!file.name.ends_with(".sqlite.sql")) postgresql.push_back(number);
        CHECK_MESSAGE(file.sql.starts_with("--"), file.name, " opens with a comment saying why");
    }
    CHECK(std::ranges::adjacent_find(sqlite) == sqlite.end());
    CHECK(std::ranges::adjacent_find(postgresql) == postgresql.end());
    CHECK(sqlite == postgresql);
}

TEST_CASE("Migrations: what is new is run in order, in the words of the product, once") {
    testing::TestDatabase database;
    auto schema = with({{"9002_b.sql", "INSERT INTO m (data) VALUES ('x')"},
                        {"9001_a.sql", "CREATE TABLE m (id $identity, data $blob)"},
                        {"9003_c.sqlite.sql", "INSERT INTO m (data) VALUES ('y')"},
                        {"9003_c.postgres.sql", "INSERT INTO m (data) VALUES ('y')"}});
    CHECK(db::pending_migrations(database, schema).size() == 3);
    auto applied = db::migrate(database, schema);
    REQUIRE(applied.size() == 3);
    CHECK(applied[0] == "9001_a");
    CHECK(applied[1] == "9002_b");
    CHECK(applied[2].starts_with("9003_c"));
    CHECK(database->read().all<std::int64_t>("SELECT id FROM m ORDER BY id") ==
          std::vector<std::int64_t>{1, 2});
    CHECK(db::migrate(database, schema).empty());
}

TEST_CASE("Migrations: one that fails is named and leaves nothing behind") {
    testing::TestDatabase database;
    auto schema = with({{"9001_a.sql", "CREATE TABLE m (id $identity)"}, {"9002_b.sql", "CREATE nonsense"}});
    CHECK_THROWS_WITH_AS(db::migrate(database, schema), doctest::Contains("9002_b"), db::Error);
    CHECK(db::pending_migrations(database, schema) == Names{"9001_a", "9002_b"});
}

TEST_CASE("Migrations: a database changed by a newer program is refused in plain words") {
    testing::TestDatabase database;
    db::migrate(database, with({{"9001_a.sql", "CREATE TABLE m (id $identity)"}}));
    CHECK_THROWS_WITH_AS(db::migrate(database), doctest::Contains("newer version of the program (9001_a"),
                         db::Error);
}
