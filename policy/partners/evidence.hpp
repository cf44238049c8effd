// What tells for and against a candidate, and how certain that makes it: the rule by which names are matched.
#pragma once

#include <array>
#include <cstddef>

namespace partners {

enum class Agreement { unknown, same, other };

// Shares are of the name's weight, where rare words weigh more than common ones. Weights are 1 for a word
// that only one organisation has and near 0 for one that thousands have.
struct Evidence {
    float covered = 0;       // share found in the text
    float similar = 0;       // share found only with a letter's difference
    float elsewhere = 0;     // share found only as a place, apart from the rest
    float extra = 0;         // foreign words among the found ones
    float before = 0;        // weight of the word directly before the found ones
    float after = 0;         // and directly after
    float weight = 0;        // of the whole name
    float rarest = 0;        // of its rarest word
    float breaks = 0;        // commas and the like inside
    float disorder = 0;      // words out of order
    float standing = 0;      // 0 to 1: how many other organisations are related to it
    float rivals = 0;        // how many others explain the same words as well
    bool outranked = false;  // a rival stands as high
    bool contained = false;  // a heavier name explains these words and more
    bool lacks_kind = false; // the name says "university" or "hospital", and the text does not
    bool other_kind = false; // the text says "hospital" or "college" here, and the name does not
    bool modified = false;   // the text says "technical" or "state" here, and the name does not
    bool part = false;       // the name begins with "department", "faculty"
    bool in_address = false; // a street follows
    bool alone = false;      // nothing else in its part of the text
    bool whole_text = false; // the text is this name and nothing more, but places
    bool single_word = false;
    bool shown_name = false; // found by the name shown, not by an alias
    bool gone = false;       // inactive in its register
    bool acronym = false;
    bool long_acronym = false; // four letters and more
    Agreement country = Agreement::unknown;
    Agreement city = Agreement::unknown;
};

// The evidence as numbers, in the order of the rule's weights; the measuring program fits the weights with
// them.
inline constexpr std::size_t signal_count = 38;
std::array<double, signal_count> signals_of(const Evidence& evidence);

// 0 to 1.
double certainty_of(const Evidence& evidence);

// From here a match is taken without asking; below the second it is not worth showing to anyone.
inline constexpr double sure_enough = 0.55;
inline constexpr double worth_showing = 0.01;

} // namespace partners
