// Letters that nobody can see: white space of any width, and those that steer a text instead of being read.
#pragma once

#include <cstddef>
#include <string_view>

namespace text {

// Bytes of the letter that the text begins with, when it is one of these; else 0.
// What steers: control characters (tab and line end apart), and those that turn the text around, so that a
// name reads otherwise than it is (Unicode TR 36).
std::size_t steering_at(std::string_view text);
// What shows nothing where it stands alone. Some are needed within a word: the joiners of Persian and emoji.
std::size_t nothing_at(std::string_view text);

} // namespace text
