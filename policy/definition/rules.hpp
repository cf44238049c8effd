// Is this a strategic partnership at all?
#pragma once

#include "platform/basics/verdict.hpp"
#include "policy/definition/definition.hpp"

namespace definition {

// Counts the answers against the institution's characteristics. Answers to characteristics that are no longer
// asked are left out.
DefinitionFacts facts_from(const std::vector<Characteristic>& characteristics,
                           const std::vector<Answer>& answers);

// Policy, "Definition of a strategic partnership": assessed on the intentions jointly expressed by the
// parties. Catalogue D2: strategic when none is missing and the decisive ones are in place or intended.
Verdict may_be_called_strategic(const DefinitionFacts& facts);

// One answer by itself: an intention has a day, and a judgement that something is there or intended says what
// shows it.
Verdict may_answer(const Answer& answer, Date today);

} // namespace definition
