// What the templates of units, people and functions show.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/text/words.hpp"
#include "platform/web/form.hpp"
#include "policy/partners/organisation.hpp"
#include "policy/partners/page_facts.hpp"
#include "policy/partners/people.hpp"

namespace partners {

struct PeoplePage {
    Organisation organisation;
    std::vector<Unit> units;
    std::vector<FunctionLine> functions;
    std::vector<Affiliation> affiliations;
    std::vector<html::Choice> open_units, capacities;
    web::FormView form; // what was sent and could not be done
    std::string sent;   // which form: "unit", "function", "affiliation"
    std::vector<std::string> reasons;
    bool may_edit = false;
    Date today;

    web::FormView of(std::string_view which) const { return which == sent ? form : web::FormView{}; }
};

struct FunctionPage {
    Function function;
    std::string organisation;
    std::vector<Holding> holders;
    std::vector<html::Choice> units;
    web::FormView details, holder;
    std::vector<std::string> reasons;
    std::string csrf;
    bool may_edit = false, vacant = true;
    Date today;
};

struct PersonPage {
    Person person;
    std::vector<Affiliation> affiliations;
    std::vector<HeldFunction> functions;
    std::vector<html::Choice> kinds;
    web::FormView details;
    std::vector<std::string> reasons;
    std::string csrf;
    bool may_edit = false;
    Date today;
};

inline const std::string& in_language(const text::Words& tr, const std::string& sv, const std::string& en) {
    bool english = tr.language() == text::Language::en && !en.empty();
    return english || sv.empty() ? en : sv;
}

} // namespace partners
