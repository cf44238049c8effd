// How many letters must be changed, added, left out or swapped with their neighbour to make one text of
// another.
#pragma once

#include <cstddef>
#include <string_view>

namespace partners {

// Stops counting beyond `most` and answers most + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

} // namespace partners
