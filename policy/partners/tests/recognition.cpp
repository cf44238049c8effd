// Names in lists of other rooms are recognised in the register's own tables; what is not safe is left to a
// person.
#include "platform/testing/test_database.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/partners.hpp"

#include <doctest/doctest.h>

using namespace partners;

namespace {

By someone() {
    return {AccountId{1}, "Coordinator (example)", "ki", *Time::parse("2026-11-22T08:00:00.000Z")};
}

OrganisationId enter(db::Database& database, std::string_view name, std::string_view country) {
    auto tx = database.begin();
    auto id = enter_within(tx, name, country, someone());
    tx.commit();
    return id;
}

} // namespace

TEST_CASE("Recognition: a name that was turned round is turned back, other names stay") {
    CHECK(turned_back("Maryland, Baltimore County, University of ") ==
          "University of Maryland, Baltimore County");
    CHECK(turned_back("Adelaide, University of") == "University of Adelaide");
    CHECK(turned_back("University of California, Davis") == "University of California, Davis");
    CHECK(turned_back(", University of") == ", University of");
}

TEST_CASE("Recognition: the organisation is found by its name as others write it, in its own country") {
    testing::TestDatabase database;
    auto adelaide = enter(database, "University of Adelaide", "AU");
    enter(database, "University of Glasgow", "GB");
    auto york = enter(database, "St. Mary's College", "GB");
    auto omaha = enter(database, "St Mary's College", "US");
    auto reader = database->read();
    Recognition recognition{reader};
    CHECK(recognition.of("Adelaide, University of", "AU").sure == adelaide);
    CHECK(recognition.of("St. Mary's College", "GB").sure == york);
    CHECK(recognition.of("St Mary's College", "US").sure == omaha);
    CHECK_FALSE(recognition.of("St Mary's College", "").sure); // two bear it: a person chooses
    CHECK_FALSE(recognition.of("Nordvik Institute of Technology", "NO").sure);
}

TEST_CASE("Recognition: an empty register knows nobody") {
    testing::TestDatabase database;
    auto reader = database->read();
    CHECK(Recognition{reader}.of("Lund University", "SE").candidates.empty());
}
