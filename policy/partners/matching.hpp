// Finds the organisations that a name or an affiliation text speaks of, among the names of a register.
// Pure: an index is built from names, and one Matcher (one for each thread) answers questions from it.
#pragma once

#include "policy/partners/alignment.hpp"
#include "policy/partners/matching_index.hpp"
#include "policy/partners/matching_text.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace partners {

struct Match {
    std::uint32_t organisation = 0; // its number in the index
    double certainty = 0;           // 0 to 1
    Alignment alignment;
};

struct Matches {
    std::vector<Match> sure;       // certain enough to be taken without asking, the main one first
    std::vector<Match> candidates; // best first, for a person to choose among; the sure ones are among them
};

class Matcher {
public:
    explicit Matcher(const MatchingIndex& index);

    // `country` (alpha-2) when it is known from elsewhere; otherwise it is looked for in the text.
    Matches find(std::string_view text, std::string_view country = {});

private:
    void gather_names();
    void consider(NameIndex name, float least_coverage);
    void gather_acronyms();
    void keep_best_of_each();
    void weigh_rivals();
    Matches choose() const;

    const MatchingIndex& index_;
    MatchingText text_;
    std::vector<float> reached_; // of each name: weight of its rare words that the text has
    std::vector<NameIndex> touched_;
    std::vector<Match> matches_;
};

} // namespace partners
