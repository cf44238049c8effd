// The cast's organisations: taken in once, however often.
#include "policy/partners/cast.hpp"

#include "platform/testing/test_database.hpp"
#include "policy/partners/identifier.hpp"
#include "policy/partners/partners.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

namespace {

struct Kept {
    partners::IdentifierKind kind;
    std::string value;
};
constexpr db::Sql bearer = "SELECT organisation_id FROM identifiers WHERE kind = ? AND value = ?";

} // namespace

TEST_CASE("The cast's organisations are taken in once, however often it is asked for") {
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

TEST_CASE("The cast's organisations are known by what Europe and Sweden call them, and check digits hold") {
    testing::TestDatabase database;
    By by{.account = {}, .name = "program", .capacity = {}, .when = *Time::parse("2026-11-22T08:00:00.000Z")};
    std::string source{ENTENTE_SOURCE_DIR};
    REQUIRE(partners::take_in_cast(database, source + "/cast", by));
    partners::take_in_hosts(database, settings::Settings::read(source + "/institutions/ki"), by);

    auto reader = database->read();
    auto ki = partners::identified(reader, "https://ror.org/056d84691");
    REQUIRE(ki);
    CHECK(partners::identified(reader, "202100-2973") == ki);
    using enum partners::IdentifierKind;
    const Kept known[] = {
        {erasmus, "S  STOCKHO03"}, {pic, "999978530"}, {schac, "ki.se"}, {oid, "E10209406"}};
    for (const auto& [kind, value] : known) CHECK(reader.one<OrganisationId>(bearer, kind, value) == ki);

    // The hospital is not a legal person: the region is bound for it.
    auto region = partners::identified(reader, "232100-0016");
    auto hospital = partners::identified(reader, "https://ror.org/00m8d6786");
    REQUIRE(region);
    REQUIRE(hospital);
    constexpr db::Sql select_bound = "SELECT legal_entity_id FROM organisations WHERE id = ?";
    CHECK(reader.one<OrganisationId>(select_bound, *hospital) == region);

    const auto all = reader.all<Kept>("SELECT kind, value FROM identifiers");
    CHECK(all.size() > 1000);
    for (const auto& identifier : all)
        CHECK(partners::check(identifier.kind, identifier.value).normal == identifier.value);
}
