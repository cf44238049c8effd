// The wizard, and what its pages show.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/web/call.hpp"
#include "policy/definition/catalogue.hpp"

#include <string>
#include <vector>

namespace definition {

struct WizardPage {
    const Wizard* wizard;
    Given given;
    std::vector<std::string> missing; // questions to answer first
    const WizardOutcome* outcome = nullptr;
    std::vector<std::string> against; // what keeps it from being strategic
    std::string helper;               // name of the unit that helps
    bool may_propose = false;
    std::string csrf;
    text::Language language;

    const std::string& words(const text::Both& both) const { return both.in(language); }
    bool chosen(const std::string& question, const std::string& answer) const {
        auto found = given.find(question);
        return found != given.end() && found->second == answer;
    }
};

// A run is kept without who it was, so that demand for other forms can be counted.
void remember(web::Call& call, const Given& given, const WizardOutcome& outcome);
std::string helper_name(const web::Call& call, const std::string& code);

http::Response api_questions(web::Call& call);
http::Response api_outcome(web::Call& call);

struct TestLine {
    std::string key;
    std::string title, question, hint;
    bool decisive = false;
    State state = State::unanswered;
    std::string by; // ISO day
    std::string by_words;
    std::string statement;
    std::string state_error, by_error, statement_error; // text keys
    std::vector<Evidence> evidence;
    std::string state_id = {}, by_id = {}, statement_id = {}; // of the fields

    // The gate list's class: met, missing, or neither while it is not judged.
    std::string_view css() const {
        switch (state) {
        case State::in_place:
        case State::intended:
            return "met";
        case State::missing:
            return "missing";
        case State::unanswered:
            return "open";
        }
        return "";
    }
};

struct TestForm {
    std::string action;
    std::string csrf;
    std::int64_t version = 0;
    std::vector<TestLine> lines;
    bool faulty = false;

    // All that is wrong, in the order of the page; a state leads to its first choice.
    std::vector<html::FieldError> errors() const;
};

} // namespace definition
