// How many letters must be changed, added, left out or swapped with their neighbour to make one text of
// another.
#pragma once

#include <cstddef>
#include <string_view>

namespace partners {

// Stops counting beyond `most` and answers most + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);
// 1 for the same text, 0 where more than a third of the letters differ.
double similarity(std::string_view a, std::string_view b);

} // namespace partners
