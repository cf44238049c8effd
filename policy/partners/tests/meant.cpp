// Which organisation somebody means.
#include "platform/testing/test_database.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/merging.hpp"
#include "policy/partners/partners.hpp"

#include <doctest/doctest.h>

using namespace partners;

namespace {

By somebody() {
    return {AccountId{1}, "Coordinator (example)", "ki", *Time::parse("2026-11-22T08:00:00.000Z")};
}

OrganisationId added(db::Database& database, std::string name, std::string country) {
    Details details;
    details.name = std::move(name);
    details.country = std::move(country);
    return *add_organisation(database, details, somebody());
}

} // namespace

TEST_CASE("A name means an organisation when only one bears it, or only one shows it") {
    testing::TestDatabase database;
    auto lund = added(database, "Lunds universitet", "SE"), first = added(database, "Nordvik", "SE");
    auto second = added(database, "Nordvik", "NO");
    REQUIRE(add_name(database, first, {.name = "LU", .use = NameUse::acronym}, somebody()));
    REQUIRE(add_name(database, lund, {.name = "LU", .use = NameUse::acronym}, somebody()));
    REQUIRE(add_name(database, second, {.name = "Lunds universitet", .use = NameUse::former}, somebody()));
    auto reader = database->read();
    CHECK(organisation_meant(reader, "", "LUNDS  UNIVERSITET") == lund);
    CHECK_FALSE(organisation_meant(reader, "", "Nordvik"));
    CHECK_FALSE(organisation_meant(reader, "", "LU"));
    CHECK_FALSE(organisation_meant(reader, "", ""));
    const auto catalogues = text::Catalogues::built_in();
    const auto& words = catalogues.in(text::Language::sv);
    CHECK(perhaps_meant(reader, "nordvik", words).size() == 2);
    CHECK(perhaps_meant(reader, "nordvik", words)[0].where != "");
}

TEST_CASE("A suggestion that was chosen counts as long as its name stands in the field") {
    testing::TestDatabase database;
    auto lund = added(database, "Lunds universitet", "SE"), nordvik = added(database, "Nordvik", "NO");
    auto id = std::to_string(lund.value);
    {
        auto reader = database->read();
        CHECK(organisation_meant(reader, id, "Lunds universitet") == lund);
        CHECK(organisation_meant(reader, id, "Lunds universitet (Sverige)") == lund);
        CHECK(organisation_meant(reader, id, "Nordvik") == nordvik);
        CHECK_FALSE(organisation_meant(reader, id, "Nobody"));
        CHECK_FALSE(organisation_meant(reader, "99", "Nobody"));
    }
    REQUIRE(merge(database, nordvik, lund, somebody()));
    auto reader = database->read();
    CHECK(organisation_meant(reader, id, "Lunds universitet") == nordvik); // what was kept
}

TEST_CASE(
    "A longer name is another organisation's, whatever number stands beside it; only the place may follow") {
    testing::TestDatabase database;
    auto university = added(database, "Uppsala University", "SE");
    auto id = std::to_string(university.value);
    {
        auto reader = database->read();
        CHECK_FALSE(organisation_meant(reader, id, "Uppsala University Hospital"));
        CHECK_FALSE(organisation_meant(reader, id, "Uppsala University (Hospital)"));
        CHECK(organisation_meant(reader, id, "Uppsala University (Sweden)") == university);
    }
    auto hospital = added(database, "Uppsala University Hospital", "SE");
    auto reader = database->read();
    CHECK(organisation_meant(reader, id, "Uppsala University Hospital") == hospital);
    CHECK(organisation_meant(reader, id, "Uppsala University") == university);
}
