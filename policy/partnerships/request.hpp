// A request from outside: the public form, its protection without outside services, and the proposer's own
// page.
#pragma once

#include "platform/basics/clock.hpp"
#include "policy/partnerships/idea.hpp"
#include "policy/partnerships/thread.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerships {

struct RequestPage {
    IdeaPage idea;
    std::string institution; // its name
    std::string
        stamp; // when the form was opened, sealed; a form sent back at once was not filled in by a person
};

// What somebody outside sees of their own request, and nothing else.
struct StatusPage {
    std::string title, number;
    Stage stage = Stage::idea;
    std::string received, answer_by, answered_on, answer;
    std::vector<ThreadLine> messages;
    std::string key; // the request's secret, sent back with what is written
    web::FormView form;
};

} // namespace partnerships
