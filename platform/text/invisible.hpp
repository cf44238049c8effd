// Letters that nobody can see: white space of any width, and those that steer a text instead of being read.
// Which they are is Unicode's word (by ICU), not a list of ours.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace text {

enum class Sight {
    seen,
    blank,    // white space of any width, ends of lines among it
    nothing,  // shows nothing by itself, but may be needed within a word: the joiners of Persian and emoji
    mark,     // tells which way a text runs or its language: honest, perhaps, and not needed to store a name
    steering, // control characters, and what turns a text around so that it reads otherwise (TR 36)
    broken,   // no UTF-8
};
struct Letter {
    std::size_t bytes;
    Sight sight;
};
// The letter that a text begins with; the text is not empty.
Letter letter_at(std::string_view text);

// Empty, or of nothing that anybody could see.
bool shows_nothing(std::string_view text);
std::size_t letters_in(std::string_view text);

// A text as it is kept: lines end in \n, and marks are left out. Nothing where it is no text: broken UTF-8,
// control characters, or letters that turn it around.
std::optional<std::string> as_kept(std::string_view text);

} // namespace text
