// Looks at a page as a careful reader of its source would, and lists what is wrong in words.
#pragma once

#include "platform/web/router.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace testing {

// One h1 and headings in order; a language and a title; a label for every input; ids once each, and those
// that are pointed at; a token in every form that posts; nothing inline that the Content-Security-Policy
// would stop; no raw text keys; links and forms that lead to a route; tables with a caption or name and th;
// pictures with alt; buttons with words.
std::vector<std::string> inspect(std::string_view page, const web::Router& router);

} // namespace testing
