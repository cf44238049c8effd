// What the list's template shows.
#pragma once

#include "platform/lists/list_page.hpp"

#include <string>
#include <vector>

namespace agreements {

struct RegisterPage : lists::ListPage {
    std::int64_t in_register = 0; // all of them, whatever the filters
    bool may_import = false;
};

// For who looks for one agreement by some words.
struct SuggestedLine {
    std::string value, note, href;
};
struct SuggestionPage {
    std::string words;
    std::vector<SuggestedLine> lines;
};

} // namespace agreements
