// The cast's organisations: taken in once, however often.
#include "policy/partners/cast.hpp"

#include "platform/testing/test_database.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

TEST_CASE("The cast's organisations are taken in once, and those that are there stay") {
    testing::TestDatabase database;
    By by{.account = {}, .name = "program", .capacity = {}, .when = *Time::parse("2026-11-22T08:00:00.000Z")};
    std::string folder = std::string{ENTENTE_SOURCE_DIR} + "/cast";
    auto count = [&] {
        auto reader = database->read();
        return reader.one<int>("select count(*) from organisations");
    };
    REQUIRE(partners::take_in_cast(database, folder, by));
    int first = count();
    CHECK(first > 100);
    REQUIRE(partners::take_in_cast(database, folder, by));
    CHECK(count() == first);
}
