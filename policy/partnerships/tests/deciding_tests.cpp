// From screening to the answer on real SQL: what happens, what is refused and leaves no trace, and what the
// history says of it.
#include "policy/definition/definitions.hpp"
#include "policy/partnerships/tests/case_desk.hpp"

namespace partnerships {

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

} // namespace partnerships
