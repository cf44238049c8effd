// While a list is written: cut off and taken up again, undone meanwhile, applied by two at once.
#include "policy/agreements/tests/import_desk.hpp"

#include <thread>

using namespace agreements;

TEST_CASE("Import: one that was cut off goes on after its last batch, and nothing is taken in twice") {
    Desk desk;
    auto id = desk.mapped(a_long_list());
    auto checked = desk.check(id);
    CHECK(checked.added == 450);
    auto stop = [](std::int64_t) { return false; };
    auto cut = apply_import(desk.app.database(), id, desk.with(), desk.app.by(), stop);
    CHECK(cut.failure().reasons == Reasons{"agreements.import.stopped"});
    CHECK(desk.agreements() == 200);
    CHECK(desk.find(id).status == ImportStatus::applying);
    CHECK_FALSE(check_import(desk.app.database(), id, desk.with(), desk.app.by())); // it would begin anew
    auto done = apply_import(desk.app.database(), id, desk.with(), desk.app.by());
    REQUIRE(done);
    CHECK(*done == checked);
    CHECK(desk.find(id).counts == checked);
    CHECK(desk.agreements() == 450);
    CHECK(desk.undo(id) == UndoCounts{450, 0, 0});
    CHECK(desk.agreements() == 0);
}

TEST_CASE("Import: one that is undone while it runs is written no further") {
    Desk desk;
    auto id = desk.mapped(a_long_list());
    desk.check(id);
    auto undo_meanwhile = [&](std::int64_t) {
        CHECK(desk.undo(id).removed == 200);
        return true;
    };
    auto done = apply_import(desk.app.database(), id, desk.with(), desk.app.by(), undo_meanwhile);
    CHECK(done.failure().reasons == Reasons{"agreements.import.stopped"});
    CHECK(desk.agreements() == 0);
    CHECK(desk.find(id).status == ImportStatus::undone);
}

TEST_CASE("Import: two who take in the same list at the same time take it in once") {
    Desk desk;
    auto id = desk.mapped(a_long_list());
    desk.check(id);
    std::vector<std::jthread> both;
    for (int i = 0; i < 2; ++i)
        both.emplace_back([&] { (void)apply_import(desk.app.database(), id, desk.with(), desk.app.by()); });
    both.clear();
    CHECK(desk.agreements() == 450);
    CHECK(desk.find(id).status == ImportStatus::applied);
    CHECK(desk.number_of("SELECT count(*) FROM events WHERE act = 'agreements_imported'") == 1);
}

namespace {

// 300 rows by our own numbers, and the first agreement once more: two batches.
ImportId with_one_twice(Desk& desk) {
    desk.apply(desk.mapped(a_long_list()));
    std::string csv = "Ours,End date\n";
    for (int i = 1; i <= 300; ++i) csv += std::to_string(i) + ",2035-01-01\n";
    auto id = desk.begin(csv + "1,2036-01-01\n");
    auto mapping = *mapping_in(desk.find(id).mapping);
    mapping.columns = {Field::id, Field::ends_on};
    REQUIRE(map_import(desk.app.database(), id, mapping, "", desk.with(), desk.app.by()));
    return id;
}

void check_told_twice(Desk& desk, ImportId id) {
    CHECK(desk.find(id).counts == ImportCounts{301, 0, 300, 0, 1});
    auto reader = desk.app.database().read();
    auto problems = problems_of(reader, id, 10);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].line == 302);
    CHECK(problems[0].reason == "agreements.import.twice");
}

} // namespace

TEST_CASE("Import: two rows about one agreement, batches apart: the first counts, the second is told") {
    Desk desk;
    auto id = with_one_twice(desk);
    desk.check(id);
    check_told_twice(desk, id);
    desk.apply(id);
    check_told_twice(desk, id);
    CHECK(desk.agreement(1)->ends_on == Date::of(2035, 1, 1));
    CHECK(desk.undo(id).put_back == 300);
    CHECK(desk.agreement(1)->ends_on == Date::of(2027, 5, 31));
}

TEST_CASE("Import: one that was cut off knows what its earlier batches were about") {
    Desk desk;
    auto id = with_one_twice(desk);
    desk.check(id);
    auto stop = [](std::int64_t) { return false; };
    CHECK_FALSE(apply_import(desk.app.database(), id, desk.with(), desk.app.by(), stop));
    REQUIRE(apply_import(desk.app.database(), id, desk.with(), desk.app.by()));
    check_told_twice(desk, id);
    CHECK(desk.agreement(1)->ends_on == Date::of(2035, 1, 1));
}
