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

TEST_CASE(
    "Import: an identifier with a slip of the pen is told by row and column, and the row goes in by name") {
    Desk desk;
    {
        auto tx = desk.app.database().begin();
        tx.run("INSERT INTO identifiers (organisation_id, kind, value, origin) VALUES (?, 'ror', "
               "'00892tw58', 'user')",
               desk.adelaide);
        tx.commit();
    }
    auto id =
        desk.checked("Number,Partner,Country,ROR id,Signed\n"
                     "N1,University of Adelaide,AU,https://ror.org/00892tw58,2020-01-01\n"
                     "N2,University of Adelaide,AU,https://ror.org/00892tw85,2020-01-01\n" // turned round
                     "N3,University of Adelaide,AU,https://ror.org/00892tw5,2020-01-01\n"  // one short
                     "N4,University of Adelaide,AU,056d84691,2020-01-01\n"                 // nobody's here
                     "N5,University of Adelaide | Nordvik,AU,00892tw58,2020-01-01\n");
    auto reader = desk.app.database().read();
    std::vector<std::pair<std::int64_t, std::string>> told;
    for (const auto& problem : problems_of(reader, id, 20)) {
        CHECK(problem.column == "ROR id");
        told.emplace_back(problem.line, problem.reason);
    }
    std::sort(told.begin(), told.end());
    CHECK(told == decltype(told){{3, "partners.identifier.check_digits"},
                                 {4, "partners.identifier.form"},
                                 {5, "agreements.import.identifier_unknown"},
                                 {6, "agreements.import.identifiers_unpaired"}});
    CHECK(desk.apply(id).added == 5);
    CHECK(desk.agreement(2)->organisation_id == desk.adelaide);
}

TEST_CASE("Import: an organisation that a row names twice is a party once, and that is told") {
    Desk desk;
    auto id = desk.checked("Number,Partner,Country,Signed\n"
                           "N1,University of Adelaide | Nordvik | University of Adelaide,AU,2020-01-01\n");
    {
        auto reader = desk.app.database().read();
        auto told = problems_of(reader, id, 20);
        REQUIRE(told.size() == 1);
        CHECK(told[0].reason == "agreements.import.party_twice");
        CHECK(told[0].line == 2);
        CHECK(told[0].column == "Partner");
    }
    desk.apply(id);
    auto reader = desk.app.database().read();
    CHECK(parties_of(reader, AgreementId{1}).size() == 2);
}
