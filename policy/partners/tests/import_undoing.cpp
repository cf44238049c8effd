// Undoing a large import: batch by batch, while others write, and whole in the end whatever cuts it off.
#include "policy/partners/actions.hpp"
#include "policy/partners/tests/a_register.hpp"

#include <utility>

using namespace partners;
using testing::by, testing::dump, testing::Register;

namespace {

constexpr int rows = 1500;

std::string table(std::string_view city, int first = 0) {
    std::string text = "identifier,name,type,country,city\n";
    for (int i = first; i < rows; ++i)
        text += "X" + std::to_string(i) + ",Name " + std::to_string(i) +
                (i % 2 ? ",university,SE," : ",company,NO,") + std::string{city} + "\n";
    return text;
}

// Half of the rows stood there before, in another town and, some of them, in another country.
struct Large : Register {
    Large() {
        auto older = table("Lund");
        older.resize(older.find("X700,"));
        apply(ImportFormat::table, older + "X700,Other,hospital,DK,Odense\n");
        first = last;
        before = dump(*database);
        apply(ImportFormat::table, table("Malmö"));
    }
    ImportStatus status() {
        auto reader = database->read();
        return find_import(reader, last)->status;
    }
    ImportId first;
    std::string before;
};

ImportProgress dies_at(std::int64_t most) {
    return [most](std::string_view, std::int64_t done) -> Go {
        if (done >= most) throw std::runtime_error("the machine died");
        return Go::on;
    };
}

} // namespace

TEST_CASE("An undo that dies goes on there, and is whole in the end") {
    Large r;
    for (std::int64_t most : {400, 800, 1200}) {
        CHECK_THROWS(undo_import(*r.database, r.last, by(), dies_at(most)));
        CHECK(r.status() == ImportStatus::undoing);
        r.check_search();
        CHECK_FALSE(undo_import(*r.database, r.first, by())); // nothing else begins meanwhile
        CHECK(r.number("SELECT CAST(sum(number) AS bigint) FROM organisation_counts") ==
              r.number("SELECT count(*) FROM organisations"));
    }
    CHECK(r.undo(r.last) == UndoCounts{799, 0, 701});
    CHECK(r.status() == ImportStatus::undone);
    CHECK(dump(*r.database) == r.before);
    CHECK(r.number("SELECT count(*) FROM events WHERE act = 'import_undone'") == 1);
    CHECK(r.undo(r.first) == UndoCounts{701, 0, 0});
    CHECK(r.number("SELECT count(*) FROM organisations") == 0);
    r.check_search();
}

TEST_CASE("Others write while an import is taken back; what they have begun to use meanwhile is kept") {
    Large r;
    bool first = true;
    auto told = [&](std::string_view stage, std::int64_t) {
        CHECK(stage == "undoing");
        if (!std::exchange(first, false)) return Go::on;
        auto tx = r.database->begin();
        auto last = tx.one<OrganisationId>("SELECT max(id) FROM organisations");
        insert_name(tx, last, {{}, "In use", "en", NameUse::alias, {}, "user"});
        refresh_search(tx, last);
        tx.commit();
        Details mine;
        mine.name = "Somebody else's";
        CHECK(add_organisation(*r.database, mine, by()));
        return Go::on;
    };
    auto counts = undo_import(*r.database, r.last, by(), told);
    REQUIRE(counts);
    CHECK(*counts == UndoCounts{798, 1, 701});
    CHECK(r.number("SELECT count(*) FROM organisations WHERE origin = 'user'") == 1);
    CHECK(r.number("SELECT count(*) FROM organisations") == 703);
    r.check_search();
}

TEST_CASE("An undo that the program stops is taken up again, and two at once do not take back twice") {
    Large r;
    auto stopped =
        undo_import(*r.database, r.last, by(), [](std::string_view, std::int64_t) { return Go::stop; });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.failure().reasons == Reasons{"partners.import.stopped"});
    UndoCounts other;
    auto counts = undo_import(*r.database, r.last, by(), [&](std::string_view, std::int64_t) {
        if (r.status() == ImportStatus::undoing) other = r.undo(r.last);
        return Go::on;
    });
    REQUIRE(counts);
    CHECK(*counts == other);
    CHECK(dump(*r.database) == r.before);
    CHECK(r.number("SELECT count(*) FROM events WHERE act = 'import_undone'") == 1);
}

namespace {

// Names the last organisation in a list of agreements.
void named_in_a_list(Register& r, std::string_view status) {
    auto tx = r.database->begin();
    auto import = tx.one<std::int64_t>("INSERT INTO imports (subject, format, file_name, file_hash, "
                                       "status, started_at) VALUES ('agreements', 'table', "
                                       "'list', '', ?, '2026-11-22T08:00:00.000Z') RETURNING id",
                                       status);
    tx.run("INSERT INTO agreement_import_names (import_id, position, written, number, how, organisation_id) "
           "SELECT ?, 0, 'Alfa', 1, 'recognised', max(id) FROM organisations",
           import);
    tx.commit();
}

} // namespace

TEST_CASE("An organisation that a list of agreements points at is in use once the list is taken in") {
    Register r;
    r.apply(ImportFormat::table, "identifier,name,type,country,city\nX1,Alfa,university,SE,Lund\n");
    named_in_a_list(r, "applied");
    CHECK(r.undo(r.last) == UndoCounts{0, 1, 0});
}

TEST_CASE(
    "A list of agreements that is only checked holds no organisation fast, and is asked about it again") {
    Register r;
    r.apply(ImportFormat::table, "identifier,name,type,country,city\nX1,Alfa,university,SE,Lund\n");
    named_in_a_list(r, "checked");
    CHECK(r.undo(r.last) == UndoCounts{1, 0, 0});
    CHECK(r.number("SELECT count(*) FROM agreement_import_names WHERE organisation_id IS NULL") == 1);
}
