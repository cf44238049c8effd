// Gathers candidates by rare words and acronyms, lets them compete for the words of the text, and takes the
// sure ones.
#include "policy/partners/matching.hpp"

#include <algorithm>
#include <array>

namespace partners {
namespace {

constexpr std::size_t most_visited = 30'000; // names looked up for one text
constexpr std::size_t most_competing = 60, most_shown = 20;
constexpr float least_reached = 0.25F, least_covered = 0.6F, least_covered_by_common_words = 0.95F;

// Heavier names go first where both are likely: "University of California, Davis" before "University of
// California".
double rank(const Match& match) {
    const Evidence& e = match.alignment.evidence;
    return match.certainty * (1 + 0.1 * std::min(e.weight * e.covered, 4.0F));
}

bool goes_before(const Match& a, const Match& b) {
    double x = rank(a), y = rank(b);
    return x != y ? x > y : a.organisation < b.organisation;
}

bool same_words(const Alignment& a, const Alignment& b) { return a.first == b.first && a.last == b.last; }
bool inside(const Alignment& a, const Alignment& b) {
    return a.first >= b.first && a.last <= b.last && !same_words(a, b);
}

// As good an explanation of the same words.
bool rivals(const Match& match, const Match& other) {
    const Evidence &mine = match.alignment.evidence, &theirs = other.alignment.evidence;
    return same_words(match.alignment, other.alignment) && other.certainty > 0.1 &&
           other.certainty >= 0.8 * match.certainty &&
           theirs.covered * theirs.weight >= 0.95F * mine.covered * mine.weight &&
           theirs.disorder <= mine.disorder && (theirs.shown_name || !mine.shown_name);
}

bool contains(const Match& other, const Match& match) {
    const Evidence &mine = match.alignment.evidence, &theirs = other.alignment.evidence;
    return inside(match.alignment, other.alignment) && other.certainty > 0.6 &&
           theirs.weight * theirs.covered > mine.weight * mine.covered;
}

} // namespace

Matcher::Matcher(const MatchingIndex& index) : index_(index), text_(index), reached_(index.name_count()) {}

Matches Matcher::find(std::string_view text, std::string_view country) {
    text_.read(text, country);
    gather_names();
    gather_acronyms();
    keep_best_of_each();
    weigh_rivals();
    Matches result = choose();
    text_.forget();
    matches_.clear();
    return result;
}

// Rare words first; words that thousands of names have find nothing that they do not, except names of such
// words only.
void Matcher::gather_names() {
    std::vector<WordId> rarest_first{text_.register_words().begin(), text_.register_words().end()};
    std::sort(rarest_first.begin(), rarest_first.end(), [&](WordId a, WordId b) {
        auto x = index_.names_with(a).size(), y = index_.names_with(b).size();
        return x != y ? x < y : a < b;
    });
    std::size_t visited = 0;
    for (WordId word : rarest_first) {
        if (index_.is_common(word) || visited > most_visited) break;
        visited += index_.names_with(word).size();
        for (NameIndex name : index_.names_with(word)) {
            if (reached_[name] == 0) touched_.push_back(name);
            reached_[name] += index_.weight_of(word);
        }
    }
    for (NameIndex name : touched_) {
        if (reached_[name] >= least_reached * index_.name(name).weight) consider(name, least_covered);
        reached_[name] = 0;
    }
    touched_.clear();
    for (NameIndex name : index_.common_names()) consider(name, least_covered_by_common_words);
}

void Matcher::consider(NameIndex name, float least_coverage) {
    const IndexedName& indexed = index_.name(name);
    if (coverage(index_, text_, indexed) < least_coverage) return;
    auto alignment = best_alignment(index_, text_, indexed);
    if (alignment) matches_.push_back({indexed.organisation, certainty_of(alignment->evidence), *alignment});
}

// Acronyms are told from words by their capitals, or because nothing else is asked.
void Matcher::gather_acronyms() {
    auto words = text_.words();
    for (std::size_t at = 0; at < words.size(); ++at) {
        if ((!words[at].capitals && words.size() > 1) || text_.is_place(at)) continue;
        for (std::uint32_t organisation : index_.organisations_called(words[at].text)) {
            Alignment alignment = acronym_alignment(index_, text_, organisation, at);
            matches_.push_back({organisation, certainty_of(alignment.evidence), alignment});
        }
    }
}

void Matcher::keep_best_of_each() {
    std::sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) {
        return a.organisation != b.organisation ? a.organisation < b.organisation : goes_before(a, b);
    });
    auto same = [](const Match& a, const Match& b) { return a.organisation == b.organisation; };
    matches_.erase(std::unique(matches_.begin(), matches_.end(), same), matches_.end());
    std::sort(matches_.begin(), matches_.end(), goes_before);
    if (matches_.size() > most_competing) matches_.resize(most_competing);
}

void Matcher::weigh_rivals() {
    std::vector<Evidence> weighed;
    for (const Match& match : matches_) {
        Evidence evidence = match.alignment.evidence;
        for (const Match& other : matches_) {
            if (&match == &other) continue;
            if (contains(other, match)) evidence.contained = true;
            if (!rivals(match, other)) continue;
            evidence.rivals += 1;
            if (other.alignment.evidence.standing >= evidence.standing) evidence.outranked = true;
        }
        weighed.push_back(evidence);
    }
    for (std::size_t i = 0; i < matches_.size(); ++i) {
        matches_[i].alignment.evidence = weighed[i];
        matches_[i].certainty = certainty_of(weighed[i]);
    }
    std::sort(matches_.begin(), matches_.end(), goes_before);
}

Matches Matcher::choose() const {
    Matches result;
    std::vector<char> explained(text_.words().size());
    for (const Match& match : matches_) {
        if (match.certainty < worth_showing) continue;
        if (result.candidates.size() < most_shown) result.candidates.push_back(match);
        const Alignment& words = match.alignment;
        auto begin = explained.begin() + words.first, end = explained.begin() + words.last + 1;
        if (match.certainty < sure_enough || std::find(begin, end, 1) != end) continue;
        // An acronym in brackets after a name stands for that name.
        bool stands_for_name = words.evidence.acronym && words.evidence.alone && words.first > 0 &&
                               explained[words.first - 1U] != 0;
        if (stands_for_name) continue;
        std::fill(begin, end, 1);
        result.sure.push_back(match);
    }
    // Of a laboratory and its university, the university is the main one.
    std::stable_sort(result.sure.begin(), result.sure.end(), [](const Match& a, const Match& b) {
        return a.certainty + 0.2 * a.alignment.evidence.standing >
               b.certainty + 0.2 * b.alignment.evidence.standing;
    });
    return result;
}

} // namespace partners
