// How certain evidence makes us. A sum of weighted signals, made a probability by the logistic function:
// simple enough to be read, and fitted on the even half of a gold standard (bench/matching --fit);
// docs/decisions tells why.
#include "policy/partners/evidence.hpp"

#include <algorithm>
#include <cmath>

namespace partners {
namespace {

constexpr std::array<double, signal_count> weights = {
    -1.58, -4.13, -4.57, -1.46, -4.74, -1.03, -2.15, -0.28, -3.25, -1.16, -0.48, -1.27, -0.57,
    -0.81, 0.64,  1.62,  -2.32, 0.70,  -2.59, -1.66, -0.60, 0.77,  -3.33, -2.12, -0.29, -1.56,
    -2.94, 2.17,  1.07,  -2.17, 0.94,  -0.49, -1.17, 1.09,  -2.73, 1.02,  0.22,  0.55};

double yes(bool holds) { return holds ? 1 : 0; }

} // namespace

// clang-format off
std::array<double, signal_count> signals_of(const Evidence& e) {
    bool same_country = e.country == Agreement::same, other_country = e.country == Agreement::other;
    bool same_city = e.city == Agreement::same, placed = same_country || same_city;
    double missing = std::max(0.0, 1.0 - e.covered - e.elsewhere);
    double light = std::max(0.0, 1.0 - e.weight);                           // says little
    double common = e.acronym ? 0 : std::max(0.0, 0.7 - e.rarest);          // has no proper name in it
    return {
        1,
        // what of the name is there
        missing, yes(missing > 0.15), e.elsewhere, yes(e.lacks_kind),
        std::min(e.breaks, 3.0F), std::min(e.disorder, 3.0F), e.similar,
        // what else stands there
        std::min(e.extra, 2.0F), e.before, e.after,
        yes(e.other_kind), yes(e.modified), yes(e.in_address), yes(e.alone), yes(e.whole_text),
        // how telling the name is
        light, std::min(e.weight, 4.0F), common, yes(e.single_word), yes(e.part), yes(e.shown_name), yes(e.gone),
        // others that it might be
        yes(e.rivals > 0), std::min(e.rivals, 5.0F), yes(e.outranked), yes(e.contained), e.standing,
        // the place
        yes(same_country), yes(other_country), yes(same_city), same_city ? light : 0, other_country ? light : 0,
        yes(e.country == Agreement::unknown), e.city == Agreement::other ? common : 0,
        // acronyms
        yes(e.long_acronym), yes(e.acronym && same_country), yes(e.acronym && placed && e.alone),
    };
}
// clang-format on

double certainty_of(const Evidence& evidence) {
    auto signals = signals_of(evidence);
    double sum = 0;
    for (std::size_t i = 0; i < signal_count; ++i) sum += weights[i] * signals[i];
    double certainty = 1 / (1 + std::exp(-sum));
    // Of two that explain the same words equally well, neither is more likely than not.
    return evidence.outranked ? std::min(certainty, 0.5) : certainty;
}

} // namespace partners
