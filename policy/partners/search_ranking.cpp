// How the name fits counts most between two that are equally known; who writes Oslo and has the choice means
// the University of Oslo and not the Oslo School of Architecture, though that begins with the word.
#include "policy/partners/search_ranking.hpp"

#include "policy/partners/search_terms.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr std::int64_t for_being_ours = 4, for_education = 1;
constexpr std::int64_t against_a_part = 2, against_the_closed = 6;
constexpr std::int64_t identifiers_a_step = 3, most_identifiers = 12;

// Whether it stands in the text between blanks or ends of names.
bool stands_whole(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        auto end = at + word.size();
        bool begins = at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n');
        if (begins && end < text.size() && (text[end] == ' ' || text[end] == '\n')) return true;
    }
    return false;
}

std::int64_t fit_of(std::string_view text, std::string_view asked) {
    const std::string beginning = "\n" + std::string{asked};
    if (text.find(beginning + ' ') != text.npos || text.find(beginning + '\n') != text.npos) return 3;
    const auto words = words_of(asked);
    if (std::all_of(words.begin(), words.end(), [&](auto word) { return stands_whole(text, word); }))
        return 2;
    return text.find(beginning) != text.npos ? 1 : 0;
}

} // namespace

std::int64_t weight_of(const Known& known, std::string_view asked) {
    auto weight = fit_of(known.text, asked);
    weight += std::min(known.identifiers, most_identifiers) / identifiers_a_step;
    if (known.ours) weight += for_being_ours;
    if (known.kind == OrganisationKind::university) weight += for_education;
    if (known.part_of_another) weight -= against_a_part;
    if (known.status != OrganisationStatus::active) weight -= against_the_closed;
    return weight;
}

} // namespace partners
