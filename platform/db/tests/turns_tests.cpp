// Changes that come together: all that were answered are there, and one that fails harms nobody else.
#include "platform/db/group_commit.hpp"
#include "platform/testing/test_database.hpp"

#include <atomic>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <set>
#include <thread>

using db::Error;
using db::Sql;

namespace {

constexpr Sql insert_row = "INSERT INTO turns (writer, number) VALUES (?, ?)";
constexpr Sql count_rows = "SELECT count(*) FROM turns";

struct Row {
    int writer, number;
    friend auto operator<=>(const Row&, const Row&) = default;
};

struct Turns {
    testing::TestDatabase database;
    Turns() {
        auto tx = database->begin();
        tx.connection().script("create table parents (id bigint primary key);"
                               "create table turns (writer integer not null, number integer not null,"
                               " late bigint references parents(id) deferrable initially deferred,"
                               " primary key (writer, number))");
        tx.commit();
    }
    std::set<Row> kept() {
        auto rows = database->read().all<Row>("SELECT writer, number FROM turns");
        return {rows.begin(), rows.end()};
    }
};

void write_row(db::Database& database, int writer, int number) {
    auto tx = database.begin();
    tx.run(insert_row, writer, number);
    tx.commit();
}

void side_by_side(int threads, const std::function<void(int)>& act) {
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i) running.emplace_back(act, i);
    for (auto& thread : running) thread.join();
}

// Runs the case "The other program" below in a program of its own. Not by fork: SQLite does not survive one.
int run_other_program(const std::string& address, int writer) {
    auto self = std::filesystem::read_symlink("/proc/self/exe").string();
    auto command = "ENTENTE_OTHER_ADDRESS='" + address + "' ENTENTE_OTHER_WRITER=" + std::to_string(writer) +
                   " '" + self + "' --no-skip -tc='The other program' >/dev/null";
    return std::system(command.c_str());
}

} // namespace

TEST_CASE_FIXTURE(Turns, "32 writers at once: every answered change is there, in no other's place") {
    side_by_side(32, [&](int writer) {
        for (int number = 0; number < 20; ++number) write_row(*database, writer, number);
    });
    CHECK(kept().size() == 32 * 20);
}

TEST_CASE_FIXTURE(Turns, "A change that fails or is left harms no other that shares its wait for the disk") {
    std::atomic<int> refused = 0;
    side_by_side(16, [&](int writer) {
        for (int number = 0; number < 20; ++number) {
            if (number % 4 == 1) { // left without commit
                auto tx = database->begin();
                tx.run(insert_row, writer, number);
            } else if (number % 4 == 2) { // refused by the database, after having written
                auto tx = database->begin();
                tx.run(insert_row, writer, number);
                try {
                    tx.run(insert_row, writer, 0);
                } catch (const Error& error) {
                    refused += error.kind == Error::Kind::unique;
                }
            } else {
                write_row(*database, writer, number);
            }
        }
    });
    CHECK(refused == 16 * 5);
    auto rows = kept();
    CHECK(rows.size() == 16 * 10);
    for (const Row& row : rows) CHECK(row.number % 4 != 1);
}

TEST_CASE_FIXTURE(
    Turns, "When the disk's commit fails, everyone who shared it is told, and the next change goes through") {
    std::atomic<int> answered = 0, told = 0;
    side_by_side(8, [&](int writer) {
        for (int number = 0; number < 10; ++number) {
            try {
                auto tx = database->begin();
                tx.run(insert_row, writer, number);
                // Judged at the commit only, which our own tables never ask for: it stands for a disk that
                // fails there.
                if (writer == 0) tx.run("UPDATE turns SET late = 77 WHERE writer = 0 AND number = ?", number);
                tx.commit();
                ++answered;
            } catch (const Error&) {
                ++told;
            }
        }
    });
    CHECK(told >= 10);
    CHECK(answered + told == 80);
    CHECK(static_cast<int>(kept().size()) == answered);
    write_row(*database, 99, 1);
    CHECK(kept().contains({99, 1}));
}

TEST_CASE_FIXTURE(Turns, "What was judged at the start of a change still holds at its end") {
    side_by_side(8, [&](int) {
        for (int i = 0; i < 10; ++i) {
            auto tx = database->begin();
            auto next = tx.one<int>(count_rows); // a rule's view of the world
            tx.run(insert_row, 0, next);         // would break the key, had anybody come between
            tx.commit();
        }
    });
    CHECK(kept().size() == 80);
}

TEST_CASE_FIXTURE(Turns, "Readers go on while writers write, and see whole changes only") {
    std::atomic<bool> done = false;
    std::atomic<int> torn = 0;
    std::thread reader{[&] {
        while (!done) torn += database->read().one<int>(count_rows) % 2;
    }};
    side_by_side(4, [&](int writer) {
        for (int number = 0; number < 40; number += 2) {
            auto tx = database->begin();
            tx.run(insert_row, writer, number);
            tx.run(insert_row, writer, number + 1);
            tx.commit();
        }
    });
    done = true;
    reader.join();
    CHECK(torn == 0);
}

TEST_CASE_FIXTURE(Turns, "Several programs write to one database at once") {
    std::atomic<int> failed = 0;
    side_by_side(4, [&](int writer) {
        if (writer > 0)
            failed += run_other_program(database.address(), writer) != 0;
        else
            for (int number = 0; number < 30; ++number) write_row(*database, 0, number);
    });
    CHECK(failed == 0);
    CHECK(kept().size() == 4 * 30);
}

TEST_CASE("The other program" * doctest::skip()) {
    auto database = db::Database::open(std::getenv("ENTENTE_OTHER_ADDRESS"));
    for (int number = 0; number < 30; ++number)
        write_row(*database, std::atoi(std::getenv("ENTENTE_OTHER_WRITER")), number);
}

TEST_CASE_FIXTURE(Turns,
                  "Who waits in vain for another program's change is told, and the next goes through") {
    bool sqlite = database->product() == db::Product::sqlite;
    auto impatient = [&] {
        auto connection = database->connect();
        if (sqlite) connection->script("pragma busy_timeout = 50");
        return connection;
    };
    db::GroupCommit writer{
        impatient, sqlite ? "begin immediate"
                          : "begin; set local lock_timeout = '50ms'; select pg_advisory_xact_lock(3688683)"};
    {
        auto tx = database->begin(); // holds what the impatient one waits for
        try {
            writer.enter();
            FAIL("both have the turn");
        } catch (const Error& error) {
            CHECK(error.kind == Error::Kind::busy);
        }
    }
    writer.enter();
    writer.connection().execute("insert into turns (writer, number) values (1, 1)", {});
    writer.join().get();
    CHECK(kept().size() == 1);
}

TEST_CASE_FIXTURE(Turns, "A connection that the server dropped is replaced without a word") {
    if (database->product() == db::Product::sqlite) return;
    write_row(*database, 1, 1);
    database->connect()->script("select pg_terminate_backend(pid) from pg_stat_activity "
                                "where datname = current_database() and pid <> pg_backend_pid()");
    CHECK(database->read().one<int>(count_rows) == 1);
    write_row(*database, 1, 2);
    CHECK(kept().size() == 2);
}

TEST_CASE_FIXTURE(Turns,
                  "A change whose connection is lost in the middle is told so, and the next goes through") {
    if (database->product() == db::Product::sqlite) return;
    {
        auto tx = database->begin();
        tx.run(insert_row, 1, 1);
        database->connect()->script("select pg_terminate_backend(pid) from pg_stat_activity "
                                    "where datname = current_database() and pid <> pg_backend_pid()");
        try {
            tx.run(insert_row, 1, 2);
            FAIL("the loss was not told");
        } catch (const Error& error) {
            CHECK(error.kind == Error::Kind::lost);
        }
        CHECK_THROWS_AS(tx.commit(), Error);
    }
    write_row(*database, 1, 3);
    CHECK(kept() == std::set<Row>{{1, 3}});
}

TEST_CASE("A database that cannot be opened is told with its name") {
    CHECK_THROWS_WITH_AS(db::Database::open("sqlite:/nowhere/at/all.sqlite"),
                         doctest::Contains("/nowhere/at/all.sqlite"), Error);
    CHECK_THROWS_WITH_AS(db::Database::open("mysql://x"), doctest::Contains("sqlite:FILE"), Error);
    CHECK_THROWS_AS(db::Database::open("postgresql://nobody@/x?host=/nowhere"), Error);
}
