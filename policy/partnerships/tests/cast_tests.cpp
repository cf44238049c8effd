// The cast plays on the rules as they are: a rule that forbids one of its stories fails here, before the demo
// does.
#include "policy/partnerships/cast.hpp"

#include "platform/events/events.hpp"
#include "platform/testing/test_database.hpp"
#include "policy/partnerships/list.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

namespace {

constexpr db::Sql insert_organisation = R"sql(
    INSERT INTO organisations (name, sort_key, kind, created_at, updated_at) VALUES (?, ?, 'university', ?, ?) RETURNING id
)sql";
constexpr db::Sql insert_identifier =
    "INSERT INTO identifiers (organisation_id, kind, value) VALUES (?, 'ror', ?)";

void register_partners(db::Database& database, const settings::Place& cast, Time when) {
    auto tx = database.begin();
    for (const auto& place : cast.list("partnerships"))
        for (const auto& ror : place.texts("partners")) {
            auto id =
                tx.one<OrganisationId>(insert_organisation, "Partner " + ror, db::Bytes{ror}, when, when);
            tx.run(insert_identifier, id, ror);
        }
    tx.commit();
}

} // namespace

TEST_CASE("The cast's fourteen partnerships play through to the stage that the cast gives them") {
    std::string folder{ENTENTE_SOURCE_DIR};
    auto cast = settings::Settings::read(folder + "/cast").file("partnerships");
    auto institution = settings::Settings::read(folder + "/institutions/ki");
    testing::TestDatabase database;
    By by{{1}, "Exempel", "ki", *Time::parse("2026-11-22T08:00:00Z")};
    register_partners(database, cast, by.when);
    partnerships::Players players{by, by, by, by, by};
    players.unit_head.account = {2};

    CHECK(partnerships::play(database, cast, institution, players) == 14);

    auto reader = database->read();
    for (const auto& place : cast.list("partnerships")) {
        lists::ListState state;
        state.filters["q"] = {place.text("title")};
        auto rows = partnerships::find_rows(reader, state);
        REQUIRE(rows.size() == 1);
        CHECK(name_of(rows[0].stage) == place.text("stage"));
    }
    CHECK(events::verify(reader).what.empty());
}
