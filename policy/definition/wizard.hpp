// "Is this a strategic partnership?" A few questions, and the form that fits (R13, R88; scenario E3).
// Questions, conditions and outcomes are data; this is only how they are read.
#pragma once

#include "platform/text/words.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace definition {

struct WizardAnswer {
    std::string key;
    text::Both text;
};

struct WizardQuestion {
    std::string key;
    text::Both text;
    std::vector<WizardAnswer> answers;
};

struct WizardOutcome {
    std::string key;
    std::vector<std::string> when; // "who=several", "time=long|some"; all must hold, none always holds
    std::string form;              // the form of collaboration that fits
    text::Both title;
    text::Both text;
    text::Both next;
    std::string unit; // who helps

    bool is_strategic() const { return form == "strategic"; }
};

struct Wizard {
    std::vector<WizardQuestion> questions;
    std::vector<WizardOutcome> outcomes;
};

using Given = std::map<std::string, std::string, std::less<>>; // question → answer

// "time=long|some": the question's answer is one of these.
bool holds(std::string_view condition, const Given& given);
// The first outcome whose conditions all hold; none while a question is unanswered or answered with what it
// does not offer.
const WizardOutcome* outcome_of(const Wizard& wizard, const Given& given);
// Questions without a usable answer, in order.
std::vector<std::string> unanswered(const Wizard& wizard, const Given& given);
// The answers that keep it from being called strategic: question keys whose condition in the strategic
// outcome fails.
std::vector<std::string> against(const Wizard& wizard, const Given& given);

} // namespace definition
