// The definition test reads like the policy's section.
#include "policy/definition/rules.hpp"

#include <doctest/doctest.h>

using definition::Answer;
using definition::Characteristic;
using definition::State;

namespace {

const std::vector<Characteristic> three{{"d1", false}, {"d2", true}, {"d6", true}};
const Date today = Date::of(2026, 11, 22);

definition::DefinitionFacts with(State d1, State d2, State d6) {
    return definition::facts_from(three, {{"d1", d1, {}, ""}, {"d2", d2, {}, ""}, {"d6", d6, {}, ""}});
}

} // namespace

TEST_CASE("Definition: characteristics in place or jointly intended make a partnership strategic") {
    CHECK(definition::may_be_called_strategic(with(State::in_place, State::intended, State::in_place)));
    CHECK(definition::may_be_called_strategic(with(State::intended, State::intended, State::intended)));
}

TEST_CASE("Definition: one missing characteristic is enough to say no, and the reason is told") {
    auto verdict =
        definition::may_be_called_strategic(with(State::missing, State::in_place, State::in_place));
    CHECK_FALSE(verdict);
    CHECK(verdict.reasons() == Reasons{"definition.something_missing"});
}

TEST_CASE("Definition: without management's commitment every reason is told at once") {
    auto verdict =
        definition::may_be_called_strategic(with(State::unanswered, State::missing, State::in_place));
    CHECK(verdict.reasons() == Reasons{"definition.not_all_judged", "definition.something_missing",
                                       "definition.decisive_not_met"});
}

TEST_CASE("Definition: the policy is not formally binding, so it may be passed over with a reason, never "
          "silently") {
    auto verdict =
        definition::may_be_called_strategic(with(State::missing, State::in_place, State::in_place));
    CHECK(verdict.passes({{"definition.something_missing", "Parterna beslutar om ramavtal i mars"}}));
    CHECK_FALSE(verdict.passes({{"definition.something_missing", ""}}));
    CHECK_FALSE(verdict.passes({{"definition.not_all_judged", "fel skäl"}}));
}

TEST_CASE("Definition: an institution without characteristics calls nothing strategic") {
    CHECK_FALSE(definition::may_be_called_strategic(definition::facts_from({}, {})));
}

TEST_CASE("Definition: an answer to a characteristic that is no longer asked does not count") {
    auto facts = definition::facts_from(
        {{"d1", true}}, {{"d1", State::in_place, {}, "avtal"}, {"old", State::missing, {}, ""}});
    CHECK(facts.total() == 1);
    CHECK(definition::may_be_called_strategic(facts));
}

TEST_CASE("Definition: an intention has a day that is not past, and says what the parties state") {
    CHECK(definition::may_answer({"d1", State::intended, today.plus_days(90), "Båda rektorerna avser det"},
                                 today));
    CHECK(definition::may_answer({"d1", State::intended, {}, "Båda avser det"}, today).reasons() ==
          Reasons{"definition.intention_without_day"});
    CHECK(definition::may_answer({"d1", State::intended, today.plus_days(-1), "Båda avser det"}, today)
              .reasons() == Reasons{"definition.intention_in_the_past"});
    CHECK(definition::may_answer({"d1", State::in_place, {}, ""}, today).reasons() ==
          Reasons{"definition.statement_missing"});
    CHECK(definition::may_answer({"d1", State::missing, {}, ""}, today));
}
