// Answering the definition test on real SQL: kept, refused with nothing left behind, and never lost between
// two people.
#include "platform/events/events.hpp"
#include "platform/testing/test_database.hpp"
#include "policy/definition/definitions.hpp"

#include <doctest/doctest.h>

using definition::Answer;
using definition::State;

namespace {

const std::vector<definition::Characteristic> two{{"d1", false}, {"d2", true}};
const PartnershipId partnership{7};
const By officer{{3}, "Handläggare (exempel)", "ki", *Time::parse("2026-11-22T08:00:00Z")};

std::vector<Answer> answers(State d1, State d2) {
    return {{"d1", d1, {}, "ramavtal finns"}, {"d2", d2, {}, "rektorerna har sagt det"}};
}

} // namespace

TEST_CASE("Definition: answers are kept, and one event tells what changed") {
    testing::TestDatabase database;
    REQUIRE(
        definition::answer(database, partnership, answers(State::in_place, State::missing), 0, two, officer));
    auto reader = database->read();
    auto facts = definition::facts_of(reader, partnership, two);
    CHECK(facts.in_place == 1);
    CHECK(facts.missing == 1);
    CHECK_FALSE(facts.decisive_met);
    auto history = events::history_of(reader, {"partnerships", 7});
    REQUIRE(history.size() == 1);
    CHECK(events::changes_of(history[0]).size() == 2);
}

TEST_CASE("Definition: a faulty answer leaves no answer and no event, and says at which field") {
    testing::TestDatabase database;
    std::vector<Answer> faulty{{"d1", State::intended, {}, "avsikt"}, {"d2", State::in_place, {}, ""}};
    auto result = definition::answer(database, partnership, faulty, 0, two, officer);
    REQUIRE_FALSE(result);
    CHECK(result.failure().fault == Fault::invalid);
    CHECK(result.failure().fields ==
          std::vector<std::pair<std::string, std::string>>{{"d1.by", "definition.intention_without_day"},
                                                           {"d2.statement", "definition.statement_missing"}});
    auto reader = database->read();
    CHECK(definition::facts_of(reader, partnership, two).unanswered == 2);
    CHECK(events::history_of(reader, {"partnerships", 7}).empty());
}

TEST_CASE(
    "Definition: the second of two people who saved at once is told, and the first one's answers stand") {
    testing::TestDatabase database;
    REQUIRE(definition::answer(database, partnership, answers(State::in_place, State::in_place), 0, two,
                               officer));
    auto late =
        definition::answer(database, partnership, answers(State::missing, State::missing), 0, two, officer);
    REQUIRE_FALSE(late);
    CHECK(late.failure().fault == Fault::outdated);
    auto reader = database->read();
    CHECK(definition::facts_of(reader, partnership, two).in_place == 2);
}

TEST_CASE("Definition: saving the same again changes nothing and records nothing") {
    testing::TestDatabase database;
    REQUIRE(definition::answer(database, partnership, answers(State::in_place, State::in_place), 0, two,
                               officer));
    REQUIRE(definition::answer(database, partnership, answers(State::in_place, State::in_place), 1, two,
                               officer));
    auto reader = database->read();
    CHECK(definition::version_of(reader, partnership) == 1);
    CHECK(events::history_of(reader, {"partnerships", 7}).size() == 1);
}
