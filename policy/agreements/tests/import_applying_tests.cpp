// Applying a list: agreements are added or changed, their parties tied to organisations, and nothing stands
// twice.
#include "policy/agreements/tests/import_desk.hpp"

using namespace agreements;

TEST_CASE("Import: applied, the parties are tied to organisations where that is safe, and history says so") {
    Desk desk;
    auto id = desk.mapped(a_list);
    CHECK(desk.apply(id).added == 2);
    auto second = desk.agreement(2);
    REQUIRE(second);
    CHECK(second->organisation_id == desk.adelaide);
    CHECK(second->open_ended);
    CHECK(second->country == "AU");
    auto first = desk.agreement(1);
    CHECK_FALSE(first->organisation_id);
    CHECK(first->partner == "Nordvik Institute of Technology");
    auto reader = desk.app.database().read();
    CHECK(events::history_of(reader, {"agreements", 1}).front().act == "imported");
}

TEST_CASE("Import: the same list once more changes nothing; a changed one updates and does not double") {
    Desk desk;
    desk.apply(desk.mapped(a_list));
    CHECK(desk.check(desk.mapped(a_list)) == ImportCounts{3, 0, 0, 2, 1});
    std::string prolonged{a_list};
    prolonged.replace(prolonged.find("2027-05-31"), 10, "2032-05-31");
    CHECK(desk.apply(desk.mapped(prolonged)) == ImportCounts{3, 0, 1, 1, 1});
    CHECK(desk.agreements() == 2);
    CHECK(desk.agreement(1)->ends_on == Date::of(2032, 5, 31));
}

TEST_CASE("Import: a person chooses among suggestions, keeps the text or enters a new organisation") {
    Desk desk;
    auto id = desk.mapped(
        "Partner,Country,Signed\nNordvik,NO,2020-01-01\nUnheard of,NO,2020-01-01\nKeep me,NO,2020-01-01\n");
    REQUIRE(choose_names(
        desk.app.database(), id,
        {{0, How::chosen, desk.adelaide}, {1, How::added, std::nullopt}, {2, How::text, std::nullopt}}));
    CHECK(desk.apply(id).added == 3);
    CHECK(desk.agreement(1)->organisation_id == desk.adelaide);
    auto entered = desk.agreement(2)->organisation_id;
    REQUIRE(entered);
    auto reader = desk.app.database().read();
    CHECK(partners::facts_of(reader, *entered)->name == "Unheard of");
    CHECK(partners::facts_of(reader, *entered)->country == "NO");
    CHECK_FALSE(desk.agreement(3)->organisation_id);
}

TEST_CASE("Import: answers about columns and words are remembered for lists of the same shape") {
    Desk desk;
    auto id = desk.begin(a_list);
    auto mapping = *mapping_in(desk.find(id).mapping);
    mapping.types["student exchange"] = "iia";
    mapping.host = "k";
    REQUIRE(map_import(desk.app.database(), id, mapping, "The office's list", desk.with(), desk.app.by()));
    auto again = desk.begin(
        "Number,Partner,Country,Signed,Expiry,Type\nM1,A,NO,2020-01-01,2021-01-01,Student exchange\n");
    CHECK(mapping_in(desk.find(again).mapping)->types["student exchange"] == "iia");
    CHECK(mapping_in(desk.find(again).mapping)->host == "k");
    auto reader = desk.app.database().read();
    CHECK(mapping_named(reader, "the office's list"));
}

TEST_CASE("Import: a list without parties changes agreements by number and refuses those it does not know") {
    Desk desk;
    desk.apply(desk.mapped(a_list));
    auto id = desk.mapped("Number,End date\nN1,2035-01-01\nN9,2035-01-01\n");
    CHECK(desk.apply(id) == ImportCounts{2, 0, 1, 0, 1});
    CHECK(desk.agreement(1)->ends_on == Date::of(2035, 1, 1));
    CHECK(desk.agreement(1)->status == Status::in_force); // no column, no change
}

TEST_CASE("Import: our own organisation in a list of members is on our side of the table") {
    Desk desk;
    auto tx = desk.app.database().begin();
    auto ki = partners::enter_within(tx, "Karolinska Institutet", "SE", desk.app.by());
    tx.commit();
    auto id = desk.mapped(
        "Number,Institution name,Country\nT1,University of Adelaide,AU\nT1,Karolinska Institutet,SE\n");
    desk.apply(id);
    auto reader = desk.app.database().read();
    auto parties = parties_of(reader, AgreementId{1});
    REQUIRE(parties.size() == 2);
    CHECK(parties[1].organisation_id == ki);
}
