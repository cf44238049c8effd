// Importing on the real database: checked before it writes, updated and not doubled, undone as far as nobody
// changed things.
#include "platform/testing/test_app.hpp"
#include "policy/agreements/actions.hpp"
#include "policy/agreements/import_steps.hpp"
#include "policy/agreements/store.hpp"
#include "policy/partners/partners.hpp"

#include <doctest/doctest.h>
#include <thread>

using namespace agreements;

namespace {

constexpr std::string_view a_list =
    "Number,Partner,Country,Signed,Expiry,Type\n"
    "N1,Nordvik Institute of Technology,Norway,2020-01-01,2027-05-31,Student Exchange\n"
    "N2,\"Adelaide, University of\",AUSTRALIA,2021-01-01,unlimited,General Cooperation\n"
    "N3,,Norway,2021-01-01,2029-01-01,Student Exchange\n";

// A program with one organisation, and short names for the steps.
struct Desk {
    Desk() {
        app.sign_in_as("contract_administrator");
        auto tx = app.database().begin();
        adelaide = partners::enter_within(tx, "University of Adelaide", "AU", app.by());
        tx.commit();
    }
    Importing with() { return {app.services().institution, app.services().catalogues}; }
    ImportId begin(std::string_view csv) {
        auto id = begin_import(app.database(), {"list.csv", csv}, with(), app.by());
        REQUIRE(id);
        return *id;
    }
    ImportId mapped(std::string_view csv) {
        auto id = begin(csv);
        auto mapping = mapping_in(find(id).mapping);
        REQUIRE(mapping);
        REQUIRE(map_import(app.database(), id, *mapping, "", with(), app.by()));
        return id;
    }
    ImportCounts check(ImportId id) {
        auto counts = check_import(app.database(), id, with(), app.by());
        REQUIRE(counts);
        return *counts;
    }
    ImportCounts apply(ImportId id) {
        check(id);
        auto counts = apply_import(app.database(), id, with(), app.by());
        REQUIRE(counts);
        return *counts;
    }
    UndoCounts undo(ImportId id) {
        auto counts = undo_import(app.database(), id, app.by());
        REQUIRE(counts);
        return *counts;
    }
    Import find(ImportId id) {
        auto reader = app.database().read();
        return find_import(reader, id).value();
    }
    std::optional<Agreement> agreement(std::int64_t id) {
        auto reader = app.database().read();
        return find_agreement(reader, AgreementId{id});
    }
    std::int64_t number_of(db::Sql sql) {
        auto reader = app.database().read();
        return reader.one<std::int64_t>(sql);
    }
    std::int64_t agreements() { return number_of("SELECT count(*) FROM agreements"); }

    testing::TestApp app;
    OrganisationId adelaide;
};

} // namespace

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

namespace {

// 450 agreements: three batches.
std::string a_long_list() {
    std::string csv = "Number,Partner,Country,Signed,Expiry,Type\n";
    for (int i = 0; i < 450; ++i)
        csv += "L" + std::to_string(i) +
               ",Nordvik Institute of Technology,Norway,2020-01-01,2027-05-31,Exchange\n";
    return csv;
}

} // namespace

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

TEST_CASE("Import: undone, everything that nobody touched is as it was") {
    Desk desk;
    auto before = testing::rows_of(desk.app.database(), "agreement_counts WHERE number > 0 ORDER BY status");
    auto id = desk.mapped(a_list);
    desk.apply(id);
    CHECK(desk.undo(id) == UndoCounts{2, 0, 0});
    CHECK(desk.agreements() == 0);
    CHECK(desk.number_of("SELECT count(*) FROM agreement_parties") == 0);
    CHECK(testing::rows_of(desk.app.database(), "agreement_counts WHERE number > 0 ORDER BY status") ==
          before);
    CHECK_FALSE(undo_import(desk.app.database(), id, desk.app.by())); // twice is once
    CHECK_FALSE(apply_import(desk.app.database(), id, desk.with(), desk.app.by()));
}

TEST_CASE("Import: undoing leaves what somebody changed since, and puts the rest back") {
    Desk desk;
    desk.apply(desk.mapped(a_list));
    std::string changed{a_list};
    changed.replace(changed.find("2027-05-31"), 10, "2032-05-31");
    changed.replace(changed.find("unlimited"), 9, "2030-01-01");
    auto id = desk.mapped(changed);
    CHECK(desk.apply(id).updated == 2);
    REQUIRE(
        set_status(desk.app.database(), AgreementId{2}, Status::terminated, desk.agreement(2)->version, [&] {
            auto by = desk.app.by();
            by.reason = "Agreed";
            return by;
        }()));
    CHECK(desk.undo(id) == UndoCounts{0, 1, 1});
    CHECK(desk.agreement(1)->ends_on == Date::of(2027, 5, 31));
    CHECK(desk.agreement(2)->ends_on == Date::of(2030, 1, 1));
}

TEST_CASE("Import: parties that a list changed come back when it is undone") {
    Desk desk;
    desk.apply(desk.mapped(a_list));
    std::string other{a_list};
    auto at = other.find("Nordvik Institute of Technology");
    other.replace(at, 31, "Sydvik Institute of Technology");
    auto id = desk.mapped(other);
    // Another partner under the same number is a warning and a new agreement, never a silent change.
    CHECK(desk.check(id).added == 0);
    CHECK(desk.apply(id).updated == 1);
    CHECK(desk.agreement(1)->partner == "Sydvik Institute of Technology");
    desk.undo(id);
    CHECK(desk.agreement(1)->partner == "Nordvik Institute of Technology");
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

TEST_CASE(
    "Import: undone from the last back; an earlier list waits for a later one about the same agreements") {
    Desk desk;
    auto first = desk.mapped(a_list);
    desk.apply(first);
    auto second = desk.mapped("Number,End date\nN1,2035-01-01\n");
    desk.apply(second);
    auto too_early = undo_import(desk.app.database(), first, desk.app.by());
    REQUIRE_FALSE(too_early);
    CHECK(too_early.failure().reasons == Reasons{"agreements.import.later"});
    CHECK(desk.undo(second).put_back == 1);
    CHECK(desk.agreement(1)->ends_on == Date::of(2027, 5, 31));
    desk.undo(first);
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

TEST_CASE("Import: what is no table, or an empty one, is refused in words and leaves nothing") {
    Desk desk;
    for (std::string_view bytes :
         {std::string_view{}, std::string_view{"\0\1\2\3", 4}, std::string_view{"PK\3\4 broken"}})
        CHECK_FALSE(begin_import(desk.app.database(), {"x.csv", bytes}, desk.with(), desk.app.by()));
    CHECK(desk.number_of("SELECT count(*) FROM imports") == 0);
    CHECK(desk.number_of("SELECT count(*) FROM files") == 0);
}

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
