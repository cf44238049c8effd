// The command line, and where the program finds what it reads.
#include "app/command.hpp"
#include "app/demo_clock.hpp"
#include "app/folders.hpp"
#include "app/verbs.hpp"
#include "platform/testing/test_database.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

namespace fs = std::filesystem;

TEST_CASE("The institution's folder is found from wherever the program is started") {
    const fs::path source{ENTENTE_SOURCE_DIR};
    CHECK(app::near_program("schema", source / "policy/partners/x/entente") ==
          source / "policy/partners/schema");
    CHECK(app::near_program("no/such/folder", source / "build" / "dev" / "entente") == "no/such/folder");
    CHECK(app::near_program(source / "cast", "/somewhere/entente") == source / "cast");
}

TEST_CASE("A folder that is named is the one that is read; the cast stands beside the institutions") {
    auto command = app::read_command({"serve", "--institution", "/elsewhere/institutions/other"});
    CHECK(command.institution == "/elsewhere/institutions/other");
    const std::string source{ENTENTE_SOURCE_DIR};
    CHECK(app::read_command({"serve", "--institution", source + "/institutions/ki"}).cast ==
          source + "/cast");
    CHECK(app::read_command({"serve", "--institution", source + "/institutions/ki", "--cast", "mine"}).cast ==
          "mine");
}

TEST_CASE("A flag without its value, and one that does not exist, are told") {
    CHECK_THROWS_AS(app::read_command({"serve", "--listen"}), app::Misuse);
    CHECK_THROWS_AS(app::read_command({"serve", "--nonsense", "x"}), app::Misuse);
}

TEST_CASE("The demo goes on where it stood: nothing that was done lies in the future after a restart") {
    testing::TestDatabase database;
    auto first_day = *Time::parse("2026-11-22T08:00:00.000Z");
    CHECK(app::demo_time(*database, first_day) == first_day);
    Clock clock{first_day};
    clock.advance_seconds(3 * 24 * 3600);
    auto stood = clock.now();
    { auto ticks = app::ticking(*database, clock); }
    CHECK(app::demo_time(*database, first_day) >= stood);
    CHECK(app::demo_time(*database, first_day) <= stood.plus_seconds(60));
}

TEST_CASE("Verifying or copying a database that is not there makes none, and says so") {
    auto file = fs::temp_directory_path() / "entente-not-there.sqlite";
    fs::remove(file);
    auto command = app::read_command({"verify", "--database", "sqlite:" + file.string()});
    CHECK_THROWS_AS(app::verify(command), app::Misuse);
    CHECK_THROWS_AS(app::backup(app::read_command(
                        {"backup", file.string() + ".copy", "--database", "sqlite:" + file.string()})),
                    app::Misuse);
    CHECK_FALSE(fs::exists(file));
    CHECK_FALSE(fs::exists(file.string() + ".copy"));
}
