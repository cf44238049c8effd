// Countries that a text names, by their names, by states and provinces, or by codes in capitals
// (data/regions.tsv).
#pragma once

#include "policy/partners/name_words.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace partners {

struct PlaceMention {
    std::size_t first = 0, count = 0; // words of the text
    std::string_view country;         // alpha-2
};

// Longest names first wherever two begin at the same word. "Georgia" is a country and a state: both are told.
std::vector<PlaceMention> places_in(std::span<const NameWord> words);

} // namespace partners
