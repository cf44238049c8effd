// The demo as a newcomer meets it: every capability in use, everything invented and marked so.
#include "app/verbs.hpp"
#include "platform/events/events.hpp"
#include "platform/testing/test_database.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

namespace {

struct Demo {
    testing::TestDatabase database;
    app::Command command;

    Demo() {
        const std::string source{ENTENTE_SOURCE_DIR};
        command.database = database.address();
        command.institution = source + "/institutions/ki";
        command.cast = source + "/cast";
        app::make_demo(command);
    }
    std::int64_t count(db::Sql question) {
        auto reader = database->read();
        return reader.one<std::int64_t>(question);
    }
};

} // namespace

TEST_CASE("The demo has fourteen partnerships and two hundred agreements, in every state that exists") {
    Demo demo;
    CHECK(demo.count("SELECT count(*) FROM partnerships") == 14);
    CHECK(demo.count("SELECT count(DISTINCT stage) FROM partnerships") == 5);
    CHECK(demo.count("SELECT count(*) FROM agreements") == 200);
    CHECK(demo.count("SELECT count(DISTINCT status) FROM agreements") == 10);
    CHECK(demo.count("SELECT count(DISTINCT status) FROM collaborations") == 4);
    CHECK(demo.count("SELECT count(*) FROM agreements WHERE partnership_id IS NOT NULL") == 11);
    CHECK(demo.count("SELECT count(*) FROM agreements WHERE function_id IS NULL") == 0);
    CHECK(demo.count("SELECT count(*) FROM agreements WHERE unit_id IS NULL AND department <> ''") == 0);
    CHECK(demo.count("SELECT count(*) FROM agreement_files") == 14);
    CHECK(demo.count("SELECT count(*) FROM partnership_messages WHERE kind = 'proposer'") == 5);
    CHECK(demo.count("SELECT count(*) FROM interest_declarations WHERE conflict = 1") == 1);
    CHECK(demo.count("SELECT count(*) FROM partnership_joined") == 1);
    CHECK(demo.count("SELECT count(*) FROM saved_views WHERE shared = 0") == 2);
    CHECK(demo.count("SELECT count(*) FROM saved_views WHERE shared = 1") == 1);

    // Nobody in it is taken for real.
    CHECK(demo.count("SELECT count(*) FROM people WHERE example = 0") == 0);
    CHECK(demo.count("SELECT count(*) FROM people WHERE name NOT LIKE '%(ex%'") == 0);
    CHECK(demo.count("SELECT count(*) FROM partnerships WHERE example = 0") == 0);
    CHECK(demo.count("SELECT count(*) FROM collaborations WHERE example = 0") == 0);

    auto reader = demo.database->read();
    CHECK(events::verify(reader).what.empty());
}

TEST_CASE("The demo's functions outlive their holders: one has passed on, some stand vacant, one nobody has "
          "checked") {
    Demo demo;
    CHECK(demo.count(
              "SELECT count(*) FROM function_holders past JOIN function_holders now ON now.function_id = "
              "past.function_id WHERE past.ends_on < '2026-11-22' AND now.starts_on > past.ends_on") == 1);
    CHECK(
        demo.count("SELECT count(*) FROM functions WHERE id NOT IN (SELECT function_id FROM function_holders "
                   "WHERE ends_on IS NULL OR ends_on >= '2026-11-22')") == 3);
    CHECK(demo.count("SELECT count(*) FROM functions WHERE checked_on IS NULL") == 2);
    CHECK(demo.count("SELECT count(*) FROM affiliations WHERE capacity = 'dual'") == 2);
    CHECK(demo.count("SELECT count(*) FROM units WHERE parent_id IS NOT NULL") == 1);
    CHECK(demo.count("SELECT count(*) FROM units WHERE closed_on IS NOT NULL") == 1);
    CHECK(demo.count("SELECT count(DISTINCT organisation_id) FROM units") == 4);
}

TEST_CASE("The demo is made once: asked for again, it stays as it is") {
    Demo demo;
    auto before = demo.count("SELECT count(*) FROM events");
    app::make_demo(demo.command);
    CHECK(demo.count("SELECT count(*) FROM events") == before);
    CHECK(demo.count("SELECT count(*) FROM accounts") == 10);
}
