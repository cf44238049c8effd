// Who acts, in which capacity, when, why, and which should they pass over: given to every action.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/id.hpp"
#include "platform/basics/verdict.hpp"

#include <string>

using AccountId = Id<struct AccountTag>;

struct By {
    AccountId account;    // none: the program itself (timetable), or a visitor from outside
    std::string name;     // as shown in the history: "Handläggare (exempel)", "program", "visitor"
    std::string capacity; // key of the organisation one acts for: "ki", "k"; empty where it does not matter
    Time when;
    std::string reason = {}; // in the actor's words, where one was asked for
    Excuses excuses = {};
    std::string rule_version = {}; // version of the institution's rules in force
};
