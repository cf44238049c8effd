// A case edited on real SQL: two at once, several at once, its partners and messages, and what is put back.
#include "platform/mail/mail.hpp"
#include "policy/partnerships/tests/case_desk.hpp"

#include <atomic>
#include <thread>

namespace partnerships {

TEST_CASE("The second of two people who edit a case is told, and nothing is lost") {
    testing::TestDatabase database;
    auto id = an_idea_in(database);
    auto mine = case_in(database, id);
    auto theirs = mine;
    theirs.title = "Åldrande hjärnor och robotar";
    REQUIRE(change(database, theirs, officer));
    mine.title = "Något annat";
    auto late = change(database, mine, proposer);
    REQUIRE_FALSE(late);
    CHECK(late.failure().fault == Fault::outdated);
}

TEST_CASE(
    "Two officers who accept at once: one passes, the other is told that it is no longer in screening") {
    testing::TestDatabase database;
    auto id = a_case_in_screening(database);
    std::atomic<int> passed = 0;
    auto attempt = [&] {
        if (accept(database, id, "Skäl", ki(), head, with_excuses(officer))) ++passed;
    };
    std::thread one(attempt), other(attempt);
    one.join();
    other.join();
    CHECK(passed == 1);
}

TEST_CASE("Partners are added, matched and removed, but never the last") {
    testing::TestDatabase database;
    auto id = an_idea_in(database);
    CHECK_FALSE(remove_party(database, id, first_party(database, id), officer));
    auto added = add_party(database, id, {.name_as_written = "Sydvik"}, officer);
    REQUIRE(added);
    CHECK_FALSE(add_party(database, id, {}, officer));
    CHECK(remove_party(database, id, *added, officer));
    CHECK_FALSE(match_party(database, id, {999}, an_organisation_in(database), officer));
}

TEST_CASE("A partner added by number is told by name in the history; one that was merged is the one that was "
          "kept") {
    testing::TestDatabase database;
    auto id = an_idea_in(database);
    auto kept = an_organisation_in(database), gone = an_organisation_in(database);
    {
        auto tx = database->begin();
        tx.run("UPDATE organisations SET merged_into_id = ? WHERE id = ?", kept, gone);
        tx.commit();
    }
    REQUIRE(add_party(database, id, {.organisation_id = gone}, officer));
    CHECK_FALSE(add_party(database, id, {.organisation_id = OrganisationId{999}}, officer));
    auto reader = database->read();
    CHECK(parties_of(reader, id).back().organisation_id == kept);
    const auto history = events::history_of(reader, {"partnerships", id.value});
    CHECK(events::changes_of(history.front()).at(0).after == "Nordvik");
}

TEST_CASE("Several cases at once: told is how many were changed, not how many were named") {
    testing::TestDatabase database;
    auto first = an_idea_in(database), second = an_idea_in(database, "Barns hälsa");
    REQUIRE(*change_many(database, {first}, {.host = "k"}, officer) == 1);
    CHECK(*change_many(database, {first, second, second}, {.host = "k"}, officer) == 1);
    CHECK(*change_many(database, {first, second}, {.host = "k"}, officer) == 0);
}

TEST_CASE("A message needs words, and the proposer's sees it only when meant for them") {
    testing::TestDatabase database;
    auto id = an_idea_in(database);
    CHECK_FALSE(write_message(database, id, Reader::proposer, "", ki(), officer));
    REQUIRE(write_message(database, id, Reader::case_only, "Ringde Nordvik", ki(), officer));
    auto reader = database->read();
    auto messages = messages_of(reader, id);
    REQUIRE(messages.size() == 2); // the receipt, and the note
    CHECK(messages[0].kind == MessageKind::told);
    CHECK_FALSE(messages[1].to_proposer);
}

TEST_CASE(
    "The proposer writes back, the number is set and a partner described; nothing without a case or words") {
    testing::TestDatabase database;
    auto id = an_idea_in(database);
    CHECK(write_back(database, id, "Det gör prefekten", ki(), proposer));
    CHECK_FALSE(write_back(database, id, "", ki(), proposer));
    CHECK_FALSE(write_back(database, {99}, "Hej", ki(), proposer));
    CHECK(set_registration_number(database, id, "1-123/2026", officer));
    CHECK_FALSE(set_registration_number(database, {99}, "1-123/2026", officer));
    Party party{.id = first_party(database, id), .sponsor = "Rektor"};
    CHECK(change_party(database, id, party, officer));
    party.id = {99};
    CHECK_FALSE(change_party(database, id, party, officer));
    auto before = events_of(database, id);
    REQUIRE(set_registration_number(database, id, "1-123/2026", officer)); // the same again is no change
    CHECK(events_of(database, id) == before);
}

TEST_CASE("Only an edit can be put back; what is put back is a change like any other") {
    testing::TestDatabase database;
    auto id = an_idea_in(database);
    auto mine = case_in(database, id);
    mine.title = "Något annat";
    REQUIRE(change(database, mine, officer));
    auto reader = database->read();
    const auto history = events::history_of(reader, {"partnerships", id.value});
    REQUIRE(history.size() == 2);
    const auto everything = access_for({.triages = true}, Stage::idea);
    CHECK(put_back(database, id, history[0].id, everything, officer));
    CHECK(case_in(database, id).title == "Åldrande hjärnor");
    CHECK_FALSE(put_back(database, id, history[1].id, everything, officer)); // its registration
    CHECK_FALSE(put_back(database, id, {999}, everything, officer));
}

TEST_CASE("Several cases are changed together or not at all") {
    testing::TestDatabase database;
    auto first = an_idea_in(database), second = an_idea_in(database);
    BulkChange change{.host = "both", .answer_by = Date::of(2027, 1, 15)};
    REQUIRE(change_many(database, {first, second}, change, officer));
    CHECK(case_in(database, second).host == "both");
    CHECK(case_in(database, second).answer_by == Date::of(2027, 1, 15));
    CHECK_FALSE(change_many(database, {first, {99}}, {.host = "k"}, officer));
    CHECK(case_in(database, first).host == "both");
    CHECK(events_of(database, first) == 2);
}

} // namespace partnerships
