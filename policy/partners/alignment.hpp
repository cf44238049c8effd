// Lays a name of the register over a text: which of its words stand where, and what that tells for and
// against it.
#pragma once

#include "policy/partners/evidence.hpp"
#include "policy/partners/matching_text.hpp"

#include <cstdint>
#include <optional>

namespace partners {

struct Alignment {
    std::uint16_t first = 0, last = 0; // words of the text
    Evidence evidence;
};

// Share of the name's weight that the text has anywhere: quick to tell, and never less than an alignment
// covers.
float coverage(const MatchingIndex& index, const MatchingText& text, const IndexedName& name);

// The most certain one; nothing when the text has none of its words.
std::optional<Alignment> best_alignment(const MatchingIndex& index, const MatchingText& text,
                                        const IndexedName& name);

// An acronym of the organisation, standing as this word of the text.
Alignment acronym_alignment(const MatchingIndex& index, const MatchingText& text, std::uint32_t organisation,
                            std::size_t at);

} // namespace partners
