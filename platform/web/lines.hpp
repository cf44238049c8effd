// Texts of one line: names, titles, numbers. No page has room for a second line there, so a break (from JSON,
// or from a cell that was copied) becomes a space.
#pragma once

#include <string>

namespace web {

// A field that takes at most so many letters is one line; longer ones are texts whose lines end in \n.
inline constexpr std::size_t longest_line = 300;
std::string one_line(std::string text);

} // namespace web
