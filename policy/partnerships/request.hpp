// A request from outside, by the public form or as JSON: its protection without outside services, and the
// proposer's own page.
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

// The form from outside, with who sends it; faults stand beside their fields.
NewCase read_request(web::Form& form, const settings::Settings& institution);
// Takes it in, once, with `given.status_key` as its secret; nothing when too many come.
std::optional<Result<Registered>> receive(web::Call& call, NewCase given);
// The request that number and secret open together; a guess finds nothing.
std::optional<Partnership> request_of(db::Session& session, std::string_view number, std::string_view key);
// Whoever asked writes back; nothing when too much comes.
std::optional<Result<Done>> reply(web::Call& call, const Partnership& partnership, const std::string& body);

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
