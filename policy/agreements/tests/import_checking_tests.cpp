// Checking a list: what would happen is told, and nothing of it is written.
#include "policy/agreements/tests/import_desk.hpp"

using namespace agreements;

TEST_CASE("Import: nothing is taken in before its check has been seen") {
    Desk desk;
    auto id = desk.mapped(a_list);
    auto done = apply_import(desk.app.database(), id, desk.with(), desk.app.by());
    CHECK(done.failure().reasons == Reasons{"agreements.import.not_checked"});
    CHECK(desk.agreements() == 0);
}

TEST_CASE("Import: a check tells what would happen and writes nothing of it") {
    Desk desk;
    auto id = desk.mapped(a_list);
    CHECK(desk.check(id) == ImportCounts{3, 2, 0, 0, 1});
    CHECK(desk.agreements() == 0);
    auto reader = desk.app.database().read();
    auto problems = problems_of(reader, id, 10);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].line == 4);
    CHECK(problems[0].reason == "agreements.partner_missing");
    CHECK(problems[0].kind == ProblemKind::refused);
}

TEST_CASE("Import: what is no table, or an empty one, is refused in words and leaves nothing") {
    Desk desk;
    for (std::string_view bytes :
         {std::string_view{}, std::string_view{"\0\1\2\3", 4}, std::string_view{"PK\3\4 broken"}})
        CHECK_FALSE(begin_import(desk.app.database(), {"x.csv", bytes}, desk.with(), desk.app.by()));
    CHECK(desk.number_of("SELECT count(*) FROM imports") == 0);
    CHECK(desk.number_of("SELECT count(*) FROM files") == 0);
}

TEST_CASE("Import: a cell that holds a book, or signs that are no text, breaks nothing") {
    Desk desk;
    std::string csv = "Number,Partner,Country,Signed,Expiry,Type\n";
    csv += "B1," + std::string(100'000, 'x') + ",Norway,2020-01-01,2027-05-31,Exchange\n";
    csv += "B2,Nord\x01vik X,Norway,2020-01-01,2027-05-31,Exchange\n";
    csv += "B3,Nordvik,Norway,2020-01-01,2027-05-31,Exchange\n";
    auto id = desk.mapped(csv);
    auto counts = desk.apply(id);
    CHECK(counts.added == 3);
    auto page = desk.app.get("/agreements/imports/" + std::to_string(id.value));
    CHECK(page.status == 200);
    CHECK(page.contains(desk.app.words()("agreements.import.shortened"))); // not silently
    CHECK(page.body.size() < 100'000);
    CHECK(desk.app.faults_of(page) == testing::no_faults);
    auto list = desk.app.get("/agreements");
    CHECK(list.body.find('\x01') == std::string::npos);
}

TEST_CASE("Import: a number that another's agreement already has makes a new one, with a warning") {
    Desk desk;
    NewAgreement mine;
    mine.agreement.title = "Ramavtal";
    mine.agreement.type = "framework";
    mine.agreement.number = "N1";
    mine.parties.push_back({.name_as_written = "Quite another"});
    REQUIRE(register_agreement(desk.app.database(), mine, desk.with().institution, desk.app.by()));
    auto id = desk.mapped(a_list);
    CHECK(desk.check(id).added == 2);
    auto reader = desk.app.database().read();
    CHECK(problems_of(reader, id, 10).back().reason == "agreements.import.number_of_another");
}
