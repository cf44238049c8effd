// What the error page's templates show.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace web {

struct ProblemPage {
    int status = 500;
    std::string title;
    std::string text;                 // what happened, and what to do next
    std::vector<std::string> reasons; // in words
    std::string request_id;
};

struct SendAgainPage {
    bool signed_out = false;
    std::string action;
    std::string csrf;
    std::vector<std::pair<std::string, std::string>> fields;
};

} // namespace web
