// Taking a list back: in batches, from the last list to the first, and what has gone from the register since.
#include "policy/agreements/tests/import_desk.hpp"

#include "platform/jobs/worker.hpp"

using namespace agreements;

namespace {

constexpr std::string_view two_agreements = "Number,Partner,Country,Signed,Expiry,Type\n"
                                            "N1,Nordvik,Norway,2020-01-01,2027-05-31,Exchange\n"
                                            "N2,Sydvik,Norway,2021-01-01,2028-05-31,Exchange\n";

} // namespace

TEST_CASE("Import: undoing goes batch by batch, others write in between, and what they wrote stays") {
    Desk desk;
    auto id = desk.apply(a_long_list());
    std::vector<std::int64_t> told;
    auto counts = undo_import(desk.app.database(), id, desk.app.by(), [&](std::int64_t agreements) {
        told.push_back(agreements);
        if (told.size() == 1) desk.write_in(440, "Mine");
        return true;
    });
    REQUIRE(counts);
    CHECK(*counts == UndoCounts{449, 0, 1});
    CHECK(told == std::vector<std::int64_t>{200, 400, 450});
    CHECK(desk.agreement(440)->note == "Mine");
    CHECK(desk.find(id).status == ImportStatus::undone);
}

TEST_CASE("Import: an undo that is cut off is taken up where it was, by its job, and counts each once") {
    Desk desk;
    auto id = desk.apply(a_long_list());
    auto cut = undo_import(desk.app.database(), id, desk.app.by(), [](std::int64_t) { return false; });
    CHECK(cut.failure().reasons == Reasons{"agreements.import.stopped"});
    CHECK(desk.number_of("SELECT count(*) FROM agreements") == 250);
    CHECK(desk.find(id).status == ImportStatus::undoing);
    CHECK(desk.undo(id) == UndoCounts{450, 0, 0});
    CHECK(desk.number_of("SELECT count(*) FROM agreements") == 0);
    CHECK(desk.number_of("SELECT count(*) FROM events WHERE act = 'agreements_import_undone'") == 1);
    CHECK(desk.number_of("SELECT count(*) FROM events WHERE act = 'import_undone'") == 450);
}

TEST_CASE("Import: a list that was added, changed by a later one and that one undone, is undone whole") {
    Desk desk;
    auto first = desk.apply(two_agreements);
    auto second = desk.apply("Number,End date,Partner\nN1,2035-01-01,Nordvik\n");
    auto third = desk.apply("Number,End date,Partner\nN1,2036-01-01,Nordvik\n");
    CHECK(desk.undo(third).put_back == 1);
    CHECK(desk.undo(second).put_back == 1);
    CHECK(desk.agreement(1)->ends_on == Date::of(2027, 5, 31));
    CHECK(desk.undo(first) == UndoCounts{2, 0, 0});
}

TEST_CASE("Import: what a person wrote before or after a later list was undone is never taken back") {
    Desk desk;
    auto first = desk.apply(two_agreements);
    desk.write_in(1, "Before");
    auto second = desk.apply("Number,End date\nN1,2035-01-01\nN2,2036-01-01\n");
    CHECK(desk.undo(second).put_back == 2);
    desk.write_in(2, "After");
    CHECK(desk.undo(first) == UndoCounts{0, 0, 2});
    CHECK(desk.agreement(1)->note == "Before");
    CHECK(desk.agreement(2)->note == "After");
}

TEST_CASE("Import: an earlier list waits until a later one about the same agreements is wholly undone") {
    Desk desk;
    auto first = desk.apply(a_long_list());
    std::string longer = a_long_list();
    for (auto at = longer.find("2027"); at != longer.npos; at = longer.find("2027", at)) longer[at + 3] = '8';
    auto second = desk.apply(longer);
    CHECK_FALSE(undo_import(desk.app.database(), second, desk.app.by(), [](std::int64_t) { return false; }));
    auto too_early = undo_import(desk.app.database(), first, desk.app.by());
    REQUIRE_FALSE(too_early);
    CHECK(too_early.failure().reasons == Reasons{"agreements.import.later"});
    CHECK(desk.undo(second).put_back == 450);
    CHECK(desk.undo(first).removed == 450);
}

TEST_CASE("Import: an organisation that is gone since the check is told, and nothing is written until it is "
          "chosen again") {
    Desk desk;
    auto id = desk.checked("Number,Partner,Country,Signed\nA1,University of Adelaide,AU,2020-01-01\n");
    {
        auto tx = desk.app.database().begin();
        tx.run("UPDATE agreement_import_names SET organisation_id = NULL"); // as undoing a register does
        tx.commit();
    }
    auto refused = apply_import(desk.app.database(), id, desk.with(), desk.app.by());
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().reasons == Reasons{"agreements.import.organisation_gone"});
    auto page = desk.app.post("/agreements/imports/" + std::to_string(id.value) + "/apply", {});
    CHECK(page.status == 409);
    CHECK(page.contains(desk.app.words()("agreements.import.organisation_gone")));
    CHECK(desk.number_of("SELECT count(*) FROM agreements") == 0);
    REQUIRE(check_import(desk.app.database(), id, desk.with(), desk.app.by()));
    {
        auto reader = desk.app.database().read();
        CHECK(problems_of(reader, id, 1).at(0).reason == "agreements.import.organisation_gone");
        CHECK(names_of_import(reader, id).at(0).open());
    }
    REQUIRE(choose_names(desk.app.database(), id, {{0, How::text, std::nullopt}}));
    REQUIRE(check_import(desk.app.database(), id, desk.with(), desk.app.by()));
    CHECK(apply_import(desk.app.database(), id, desk.with(), desk.app.by())->added == 1);
}

TEST_CASE("Import: a row that changes both a field and the status changes both, and undoing puts both back") {
    Desk desk;
    desk.apply(two_agreements);
    auto id = desk.apply("Number,End date,Status\nN1,2035-01-01,Terminated early\n");
    CHECK(desk.agreement(1)->ends_on == Date::of(2035, 1, 1));
    CHECK(desk.agreement(1)->status == Status::terminated);
    CHECK(desk.undo(id).put_back == 1);
    CHECK(desk.agreement(1)->ends_on == Date::of(2027, 5, 31));
    CHECK(desk.agreement(1)->status == Status::in_force);
    constexpr db::Sql in_force = "SELECT number FROM agreement_counts WHERE status = 'in_force'";
    CHECK(desk.number_of(in_force) == 2);
}

TEST_CASE("Import: the later of two lists is the one that was applied later, not the one begun later") {
    Desk desk;
    auto base = desk.apply(two_agreements);
    auto begun_first = desk.checked("Number,End date\nN1,2035-01-01\n");
    auto begun_later = desk.checked("Number,End date\nN1,2036-01-01\n");
    for (auto id : {begun_later, begun_first}) {
        desk.app.clock.advance_seconds(60);
        REQUIRE(apply_import(desk.app.database(), id, desk.with(), desk.app.by()));
    }
    auto too_early = undo_import(desk.app.database(), begun_later, desk.app.by());
    REQUIRE_FALSE(too_early);
    CHECK(too_early.failure().reasons == Reasons{"agreements.import.later"});
    auto page = desk.app.get("/agreements/imports/" + std::to_string(begun_later.value));
    CHECK(page.contains(desk.app.words()("agreements.import.later"))); // told, and not offered
    CHECK_FALSE(page.contains("/undo\""));
    CHECK(desk.undo(begun_first).put_back == 1);
    CHECK(desk.agreement(1)->ends_on == Date::of(2036, 1, 1));
    CHECK(desk.app.get("/agreements/imports/" + std::to_string(begun_later.value)).contains("/undo\""));
    CHECK(desk.undo(begun_later).put_back == 1);
    CHECK(desk.agreement(1)->ends_on == Date::of(2027, 5, 31));
    CHECK(desk.undo(base) == UndoCounts{2, 0, 0});
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
