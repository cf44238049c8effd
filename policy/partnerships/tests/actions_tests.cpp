// The first third of the life cycle on real SQL: what happens, what is refused and leaves no trace, two at
// once.
#include "policy/partnerships/actions.hpp"

#include "platform/events/events.hpp"
#include "platform/mail/mail.hpp"
#include "platform/testing/test_database.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/partnerships/facts.hpp"
#include "policy/partnerships/store.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

#include <atomic>
#include <thread>

namespace partnerships {
namespace {

const By proposer{{1}, "Forskare (exempel)", "ki", *Time::parse("2026-11-20T09:00:00Z")};
const By officer{{2}, "Handläggare (exempel)", "ki", *Time::parse("2026-11-22T08:00:00Z")};

const Access head = access_for({.screens = true, .confirms = true}, Stage::screening);

settings::Settings ki() {
    return settings::Settings::read(std::string{ENTENTE_SOURCE_DIR} + "/institutions/ki");
}

NewCase an_idea() {
    NewCase given;
    given.partnership.title = "Åldrande hjärnor";
    given.partnership.purpose = "Något som ingen når ensam";
    given.partnership.areas = "research education";
    given.partnership.proposer_account_id = proposer.account;
    given.parties.push_back({.name_as_written = "Nordvik Institute of Technology"});
    return given;
}

PartnershipId an_idea_in(db::Database& database, const std::string& title = "Åldrande hjärnor") {
    auto given = an_idea();
    given.partnership.title = title;
    auto registered = register_case(database, given, ki(), proposer);
    REQUIRE(registered);
    return registered->id;
}

// The organisation's row is the partners room's; here only that there is one.
OrganisationId an_organisation_in(db::Database& database) {
    constexpr db::Sql insert = R"sql(
        INSERT INTO organisations (name, sort_key, kind, created_at, updated_at) VALUES ('Nordvik', ?, 'university', ?, ?)
        RETURNING id
    )sql";
    auto tx = database.begin();
    auto id = tx.one<OrganisationId>(insert, db::Bytes{"nordvik"}, officer.when, officer.when);
    tx.commit();
    return id;
}

PartyId first_party(db::Database& database, PartnershipId id) {
    auto reader = database.read();
    return parties_of(reader, id).at(0).id;
}

Partnership case_in(db::Database& database, PartnershipId id) {
    auto reader = database.read();
    return *find_partnership(reader, id);
}

Stage stage_of(db::Database& database, PartnershipId id) { return case_in(database, id).stage; }

std::size_t events_of(db::Database& database, PartnershipId id) {
    auto reader = database.read();
    return events::history_of(reader, {"partnerships", id.value}).size();
}

PartnershipId a_case_in_screening(db::Database& database) {
    auto id = an_idea_in(database);
    REQUIRE(match_party(database, id, first_party(database, id), an_organisation_in(database), officer));
    REQUIRE(see_duplicates(database, id, {}, "", officer));
    REQUIRE(declare_interest(database, id, Interest::none, "", officer));
    REQUIRE(begin_screening(database, id, ki(), officer));
    return id;
}

By with_excuses(By by) {
    for (const char* reason :
         {"definition.not_all_judged", "definition.something_missing", "definition.decisive_not_met",
          "partnerships.sponsor_missing", "partnerships.term_short", "partnerships.single_area",
          "partnerships.party_sponsor_missing", "partnerships.framework_missing"})
        by.excuses.push_back({reason, "Ledningen vill pröva"});
    return by;
}

} // namespace

TEST_CASE("G0: an idea gets a number, a promised day and an event") {
    testing::TestDatabase database;
    auto registered = register_case(database, an_idea(), ki(), proposer);
    REQUIRE(registered);
    CHECK(registered->number == "2026-0001");
    CHECK(registered->answer_by == Date::of(2026, 12, 11)); // fifteen working days on
    CHECK(events_of(database, registered->id) == 1);
    CHECK(case_in(database, an_idea_in(database, "Barns hälsa")).number == "2026-0002");
}

TEST_CASE("G0: an idea without partner leaves neither row nor event") {
    testing::TestDatabase database;
    auto given = an_idea();
    given.parties.clear();
    auto refused = register_case(database, given, ki(), proposer);
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().reasons == Reasons{"partnerships.partner_missing"});
    auto reader = database->read();
    CHECK(events::latest(reader, 10).empty());
    CHECK_FALSE(find_partnership(reader, {1}));
}

TEST_CASE("G1: screening begins only when partner, duplicates and interests are in order") {
    testing::TestDatabase database;
    auto id = an_idea_in(database);
    auto refused = begin_screening(database, id, ki(), officer);
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().reasons == Reasons{"partnerships.partner_not_matched",
                                               "partnerships.interests_not_declared",
                                               "partnerships.duplicates_not_seen"});
    CHECK(stage_of(database, id) == Stage::idea);
    CHECK(events_of(database, id) == 1);
}

TEST_CASE("G1: whoever declared a conflict cannot handle the case, whatever the excuse") {
    testing::TestDatabase database;
    auto id = an_idea_in(database);
    REQUIRE(declare_interest(database, id, Interest::conflict, "Sitter i bolagets styrelse", officer));
    auto by = officer;
    by.excuses = {{"partnerships.conflict_of_interest", "Bråttom"}};
    CHECK_FALSE(begin_screening(database, id, ki(), by));
    CHECK_FALSE(declare_interest(database, id, Interest::conflict, "", officer));
}

TEST_CASE("G1a: with the definition met a proposal goes to preparation, and the passage is kept for ever") {
    testing::TestDatabase database;
    auto id = a_case_in_screening(database);
    auto characteristics = definition::characteristics(ki());
    std::vector<definition::Answer> answers;
    for (const auto& c : characteristics)
        answers.push_back({c.key, definition::State::in_place, {}, "visat"});
    REQUIRE(definition::answer(database, id, answers, 0, characteristics, officer));
    auto by = officer;
    by.excuses = {{"partnerships.sponsor_missing", "Utses i januari"},
                  {"partnerships.party_sponsor_missing", "Utses i januari"},
                  {"partnerships.framework_missing", "Skrivs under i mars"}};
    auto stage = accept(database, id, "Välkomna vidare.", ki(), head, by);
    REQUIRE(stage);
    CHECK(*stage == Stage::preparation);
    auto reader = database->read();
    auto changes = stage_changes_of(reader, id);
    REQUIRE(changes.size() == 2);
    CHECK(changes[1].from == Stage::screening);
    CHECK(changes[1].actor == officer.name);
    CHECK(events::verify(reader).what.empty());
}

TEST_CASE("G1a: without the definition met, nothing moves and every reason is told") {
    testing::TestDatabase database;
    auto id = a_case_in_screening(database);
    auto before = events_of(database, id);
    auto refused = accept(database, id, "Skäl", ki(), head, officer);
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().reasons == Reasons{"definition.not_all_judged", "definition.decisive_not_met",
                                               "partnerships.sponsor_missing",
                                               "partnerships.party_sponsor_missing"});
    CHECK(events_of(database, id) == before);
    CHECK(accept(database, id, "Skäl", ki(), head, with_excuses(officer)));
}

TEST_CASE("G1a: a yes of somebody who does not lead the unit leaves no trace, whatever the excuse") {
    testing::TestDatabase database;
    auto id = a_case_in_screening(database);
    auto before = events_of(database, id);
    auto by = with_excuses(officer);
    by.excuses.push_back({"partnerships.head_says_yes", "Enhetschefen är borta"});
    const auto screens_only = access_for({.triages = true, .screens = true}, Stage::screening);
    auto refused = accept(database, id, "Skäl", ki(), screens_only, by);
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().reasons.front() == "partnerships.head_says_yes");
    CHECK(stage_of(database, id) == Stage::screening);
    CHECK(events_of(database, id) == before);
}

TEST_CASE("Only an excuse of what was not met is kept: none of a no, none of what nobody asked") {
    testing::TestDatabase database;
    auto id = a_case_in_screening(database);
    auto by = with_excuses(officer);
    by.excuses.push_back({"partnerships.nonsense", "Skräp"});
    auto excuses_of_latest = [&] {
        auto reader = database->read();
        return events::excuses_of(events::history_of(reader, {"partnerships", id.value}).front());
    };
    REQUIRE(decline(database, id, "Ett projektavtal räcker.", "project", ki(), by));
    CHECK(excuses_of_latest().empty());
    by.reason = "Ny part";
    REQUIRE(reopen(database, id, ki(), by));
    CHECK(excuses_of_latest().empty());
    REQUIRE(accept(database, id, "Välkomna", ki(), head, by));
    std::vector<std::string> kept;
    const auto excuses = excuses_of_latest();
    for (const auto& excuse : excuses) kept.push_back(excuse.reason);
    CHECK(kept == std::vector<std::string>{"definition.not_all_judged", "definition.decisive_not_met",
                                           "partnerships.sponsor_missing",
                                           "partnerships.party_sponsor_missing"});
}

TEST_CASE("G1b: a case is declined with reasons, and can be opened again with one") {
    testing::TestDatabase database;
    auto id = a_case_in_screening(database);
    CHECK_FALSE(decline(database, id, "", "project", ki(), officer));
    REQUIRE(decline(database, id, "Ett projektavtal räcker.", "project", ki(), officer));
    CHECK(stage_of(database, id) == Stage::declined);
    CHECK_FALSE(reopen(database, id, ki(), officer));
    auto by = officer;
    by.reason = "Ny part har tillkommit";
    REQUIRE(reopen(database, id, ki(), by));
    CHECK(stage_of(database, id) == Stage::screening);
}

TEST_CASE("A case that is opened again waits for an answer once more, by a new day") {
    testing::TestDatabase database;
    auto id = a_case_in_screening(database);
    REQUIRE(decline(database, id, "Ett projektavtal räcker.", "project", ki(), officer));
    CHECK(case_in(database, id).answered_on);
    auto by = officer;
    by.reason = "Ny part har tillkommit";
    by.when = by.when.plus_seconds(100 * 24 * 3600);
    REQUIRE(reopen(database, id, ki(), by));
    auto again = case_in(database, id);
    CHECK_FALSE(again.answered_on);
    CHECK(again.answer.empty());
    CHECK(*again.answer_by > by.when.date());
}

TEST_CASE("G0: the same form from outside twice at once is one case, with one mail") {
    testing::TestDatabase database;
    auto given = an_idea();
    given.partnership.origin = Origin::external;
    given.partnership.proposer_account_id.reset();
    given.partnership.proposer_name = "Kontakt (exempel)";
    given.partnership.proposer_email = "helix@example.org";
    given.status_key = "en nyckel";
    std::atomic<int> first = 0;
    auto attempt = [&] {
        auto registered = register_case(database, given, ki(), officer);
        if (registered && registered->arrival == Arrival::first) ++first;
    };
    std::thread one(attempt), other(attempt);
    one.join();
    other.join();
    CHECK(first == 1);
    auto reader = database->read();
    CHECK_FALSE(find_partnership(reader, {2}));
    CHECK(mail::count(reader, mail::Status::queued) == 1);
}

TEST_CASE("The same idea sent twice by the same person within the hour is one proposal; later, or from "
          "another, it is a new one") {
    testing::TestDatabase database;
    auto sent = [&](const By& by, AccountId account) {
        auto given = an_idea();
        given.partnership.proposer_account_id = account;
        return register_case(database, given, ki(), by)->id;
    };
    auto first = sent(proposer, proposer.account);
    CHECK(sent(proposer, proposer.account) == first);
    CHECK(sent(officer, officer.account) != first);
    auto later = proposer;
    later.when = proposer.when.plus_seconds(2 * 3600);
    CHECK(sent(later, proposer.account) != first);
}

TEST_CASE("What was answered stays the answerer's: who withdraws says only what they say themselves") {
    testing::TestDatabase database;
    auto id = an_idea_in(database);
    {
        auto p = case_in(database, id);
        p.answer = "Ett svar som enhetschefen gav";
        REQUIRE(change(database, p, officer));
    }
    REQUIRE(withdraw(database, id, ki(), proposer));
    auto reader = database->read();
    const auto history = events::history_of(reader, {"partnerships", id.value});
    CHECK(history.at(0).act == "withdraw");
    CHECK(history.at(0).note.empty());
}

TEST_CASE("A proposal can be withdrawn, but not twice") {
    testing::TestDatabase database;
    auto id = an_idea_in(database);
    REQUIRE(withdraw(database, id, ki(), proposer));
    CHECK_FALSE(withdraw(database, id, ki(), proposer));
}

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
