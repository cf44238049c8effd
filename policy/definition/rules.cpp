// The rules of the definition test.
#include "policy/definition/rules.hpp"

#include <algorithm>

namespace definition {

DefinitionFacts facts_from(const std::vector<Characteristic>& characteristics,
                           const std::vector<Answer>& answers) {
    DefinitionFacts facts;
    facts.decisive_met = !characteristics.empty();
    for (const Characteristic& characteristic : characteristics) {
        auto answer = std::find_if(answers.begin(), answers.end(),
                                   [&](const Answer& a) { return a.item == characteristic.key; });
        State state = answer == answers.end() ? State::unanswered : answer->state;
        switch (state) {
        case State::in_place:
            ++facts.in_place;
            break;
        case State::intended:
            ++facts.intended;
            break;
        case State::missing:
            ++facts.missing;
            break;
        case State::unanswered:
            ++facts.unanswered;
            break;
        }
        bool met = state == State::in_place || state == State::intended;
        if (characteristic.decisive && !met) facts.decisive_met = false;
        if (state == State::in_place)
            facts.claimed.insert(facts.claimed.end(), characteristic.evidence.begin(),
                                 characteristic.evidence.end());
    }
    return facts;
}

bool DefinitionFacts::claims(Speaks evidence) const {
    return std::find(claimed.begin(), claimed.end(), evidence) != claimed.end();
}

Verdict may_be_called_strategic(const DefinitionFacts& facts) {
    using enum Force;
    Verdict verdict{{should, facts.unanswered == 0, "definition.not_all_judged"}};
    // While nothing is judged, that nothing is missing would say too much.
    if (facts.in_place + facts.intended + facts.missing > 0)
        verdict.add({should, facts.missing == 0, "definition.something_missing"});
    verdict.add({should, facts.decisive_met, "definition.decisive_not_met"});
    return verdict;
}

Verdict may_answer(const Answer& answer, Date today) {
    using enum Force;
    bool intended = answer.state == State::intended;
    bool judged_met = intended || answer.state == State::in_place;
    return Verdict{
        {must, !intended || answer.intended_by.has_value(), "definition.intention_without_day"},
        {must, !intended || !answer.intended_by || *answer.intended_by >= today,
         "definition.intention_in_the_past"},
        {must, !judged_met || !answer.statement.empty(), "definition.statement_missing"},
    };
}

} // namespace definition
