// What the register sends out as a spreadsheet comes back unchanged, and never over what somebody wrote
// since.
#include "policy/agreements/tests/import_desk.hpp"

using namespace agreements;

TEST_CASE(
    "Import: what the register sends out comes back unchanged, as CSV and as a workbook, in both languages") {
    Desk desk;
    desk.apply(desk.mapped(a_list));
    desk.apply(desk.mapped("Number,Institution name,Country,Note,Renewal,Renewal months,End date\n"
                           "T1,University of Adelaide,AU,=1+1 | two,automatic,12,2030-01-01\n"
                           "T1,Nordvik; Ltd,NO,=1+1 | two,automatic,12,2030-01-01\n"));
    for (const char* language : {"sv", "en"})
        for (const char* path : {"/agreements.csv", "/agreements.xlsx"}) {
            desk.app.speak(language);
            auto file = desk.app.get(path);
            REQUIRE(file.status == 200);
            auto begun = begin_import(desk.app.database(), {std::string{"x"} + (path + 11), file.body},
                                      desk.with(), desk.app.by());
            CAPTURE(path);
            REQUIRE(begun);
            auto mapping = *mapping_in(desk.find(*begun).mapping);
            REQUIRE(map_import(desk.app.database(), *begun, mapping, "", desk.with(), desk.app.by()));
            CHECK(desk.check(*begun) == ImportCounts{3, 0, 0, 3, 0});
        }
}

TEST_CASE("Import: a file that was sent out refuses to undo what somebody wrote since") {
    Desk desk;
    desk.apply(desk.mapped(a_list));
    auto file = desk.app.get("/agreements.csv");
    auto agreement = *desk.agreement(1);
    agreement.note = "New";
    REQUIRE(change(desk.app.database(), agreement, desk.with().institution, desk.app.by()));
    auto id = desk.mapped(file.body);
    CHECK(desk.check(id) == ImportCounts{2, 0, 0, 1, 1});
    auto reader = desk.app.database().read();
    CHECK(problems_of(reader, id, 1)[0].reason == "agreements.import.changed_since");
}
