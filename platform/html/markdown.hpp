// Markdown, as guidance and notes are written in it, to markup that is safe whoever wrote it.
#pragma once

#include "platform/html/safe.hpp"

#include <string_view>

namespace html {

// HTML within it is shown as the text it is; pictures become links; addresses are followed only when
// is_followable. The highest heading becomes one of the given level, so that the page keeps its only h1.
Safe markdown(std::string_view text, int highest_heading = 2);

} // namespace html
