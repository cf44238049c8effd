// Reading of the wizard's conditions.
#include "policy/definition/wizard.hpp"

#include <algorithm>

namespace definition {
namespace {

bool offers(const WizardQuestion& question, std::string_view answer) {
    return std::any_of(question.answers.begin(), question.answers.end(),
                       [&](const WizardAnswer& a) { return a.key == answer; });
}

} // namespace

bool holds(std::string_view condition, const Given& given) {
    auto equals = condition.find('=');
    auto answer = given.find(condition.substr(0, equals));
    if (equals == condition.npos || answer == given.end()) return false;
    std::string_view allowed = condition.substr(equals + 1);
    while (true) {
        auto end = std::min(allowed.find('|'), allowed.size());
        if (allowed.substr(0, end) == answer->second) return true;
        if (end == allowed.size()) return false;
        allowed.remove_prefix(end + 1);
    }
}

std::vector<std::string> unanswered(const Wizard& wizard, const Given& given) {
    std::vector<std::string> open;
    for (const auto& question : wizard.questions) {
        auto answer = given.find(question.key);
        if (answer == given.end() || !offers(question, answer->second)) open.push_back(question.key);
    }
    return open;
}

const WizardOutcome* outcome_of(const Wizard& wizard, const Given& given) {
    if (!unanswered(wizard, given).empty()) return nullptr;
    for (const auto& outcome : wizard.outcomes)
        if (std::all_of(outcome.when.begin(), outcome.when.end(),
                        [&](const auto& c) { return holds(c, given); }))
            return &outcome;
    return nullptr;
}

std::vector<std::string> against(const Wizard& wizard, const Given& given) {
    std::vector<std::string> failing;
    for (const auto& outcome : wizard.outcomes) {
        if (!outcome.is_strategic()) continue;
        for (const auto& condition : outcome.when)
            if (!holds(condition, given)) failing.push_back(condition.substr(0, condition.find('=')));
    }
    return failing;
}

} // namespace definition
