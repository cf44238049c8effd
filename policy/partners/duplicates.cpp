// Finds the pairs that are worth judging without comparing everybody with everybody: two names that are
// similar enough share at least one of their rarest words, so only the lists of those words are walked.
#include "policy/partners/duplicates.hpp"

#include "policy/partners/matching_index.hpp"

#include <algorithm>
#include <map>
#include <thread>
#include <unordered_map>

namespace partners {
namespace {

constexpr double least_similarity = 0.85;
constexpr float misspelt = 0.9F;            // likeness of two words that differ by a letter
constexpr std::size_t most_walked = 20'000; // names on the lists of one name's words

using PairKey = std::uint64_t;
PairKey key_of(std::uint32_t a, std::uint32_t b) { return (PairKey{std::min(a, b)} << 32) | std::max(a, b); }

struct NamePair {
    double similarity = 0;
    double weight = 0;
    bool same_name = false;
};
using Pairs = std::unordered_map<PairKey, NamePair>;

// One thread's walk over its share of the names.
class Walk {
public:
    explicit Walk(const MatchingIndex& index) : index_(index), seen_(index.name_count()) {}

    void compare(NameIndex name) {
        const IndexedName& mine = index_.name(name);
        auto words = rarest_first(mine);
        float left = mine.weight;
        std::size_t walked = 0;
        for (WordId word : words) {
            // Names that have none of the words so far can no longer be similar enough.
            if (left < mine.weight * static_cast<float>(least_similarity / (2 - least_similarity)) ||
                walked > most_walked)
                break;
            left -= index_.weight_of(word);
            similar_.clear();
            if (!index_.is_common(word)) index_.add_similar(index_.text_of(word), similar_);
            if (std::find(similar_.begin(), similar_.end(), word) == similar_.end()) similar_.push_back(word);
            for (WordId near : similar_) {
                walked += index_.names_with(near).size();
                for (NameIndex other : index_.names_with(near)) meet(name, other);
            }
        }
        for (NameIndex other : met_) seen_[other] = 0;
        met_.clear();
    }

    Pairs pairs;

private:
    std::vector<WordId> rarest_first(const IndexedName& name) const {
        auto words = index_.words_of(name);
        std::vector<WordId> order{words.begin(), words.end()};
        std::sort(order.begin(), order.end(), [&](WordId a, WordId b) {
            return index_.weight_of(a) != index_.weight_of(b) ? index_.weight_of(a) > index_.weight_of(b)
                                                              : a < b;
        });
        return order;
    }

    // Both directions would find the pair; the walk of the later name keeps it, and that of the earlier one
    // too where a word is misspelt, so both are tried.
    void meet(NameIndex name, NameIndex other) {
        if (seen_[other] != 0 || index_.name(other).organisation == index_.name(name).organisation) return;
        seen_[other] = 1;
        met_.push_back(other);
        const IndexedName &mine = index_.name(name), &theirs = index_.name(other);
        float lighter = std::min(mine.weight, theirs.weight), both = mine.weight + theirs.weight;
        if (2 * lighter / both < least_similarity) return;
        auto my_words = index_.words_of(mine), their_words = index_.words_of(theirs);
        bool same = std::equal(my_words.begin(), my_words.end(), their_words.begin(), their_words.end());
        double similarity =
            same ? 1 : 2 * static_cast<double>(shared(my_words, their_words)) / static_cast<double>(both);
        if (similarity < least_similarity) return;
        NamePair& pair = pairs[key_of(mine.organisation, theirs.organisation)];
        if (similarity <= pair.similarity && pair.same_name >= same) return;
        pair = {similarity, static_cast<double>(lighter) / static_cast<double>(index_.weight_of_unknown()),
                same || pair.same_name};
    }

    float shared(std::span<const WordId> mine, std::span<const WordId> theirs) const {
        float sum = 0;
        for (WordId word : mine) {
            if (std::find(theirs.begin(), theirs.end(), word) != theirs.end()) {
                sum += index_.weight_of(word);
                continue;
            }
            for (WordId other : theirs) {
                if (!index_.are_similar(word, other) ||
                    std::find(mine.begin(), mine.end(), other) != mine.end())
                    continue;
                sum += misspelt * std::min(index_.weight_of(word), index_.weight_of(other));
                break;
            }
        }
        return sum;
    }

    const MatchingIndex& index_;
    std::vector<char> seen_;
    std::vector<NameIndex> met_;
    std::vector<WordId> similar_;
};

MatchingIndex index_of(std::span<const ListedOrganisation> list) {
    MatchingIndex index;
    for (const ListedOrganisation& organisation : list) {
        std::vector<NameToMatch> names;
        for (const std::string& name : organisation.names) names.push_back({name, NameUse::label});
        index.add({.country = organisation.country}, names, {});
    }
    index.finish();
    return index;
}

Pairs similar_pairs(const MatchingIndex& index, unsigned threads) {
    std::vector<Walk> walks(std::max(threads, 1U), Walk{index});
    {
        std::vector<std::jthread> running;
        for (std::size_t number = 0; number < walks.size(); ++number)
            running.emplace_back([&, number] {
                for (auto name = static_cast<NameIndex>(number); name < index.name_count();
                     name += static_cast<NameIndex>(walks.size()))
                    walks[number].compare(name);
            });
    }
    Pairs all = std::move(walks[0].pairs);
    for (std::size_t number = 1; number < walks.size(); ++number)
        for (const auto& [key, pair] : walks[number].pairs) {
            NamePair& known = all[key];
            if (pair.similarity > known.similarity || pair.same_name) known = pair;
        }
    return all;
}

void add_sharers_of_identifiers(std::span<const ListedOrganisation> list, Pairs& pairs) {
    std::map<Identifier, std::vector<std::uint32_t>> owners;
    for (std::uint32_t number = 0; number < list.size(); ++number)
        for (const Identifier& identifier : list[number].identifiers) owners[identifier].push_back(number);
    for (const auto& [identifier, sharers] : owners)
        for (std::size_t i = 1; i < sharers.size(); ++i)
            if (sharers[i] != sharers[0]) pairs.try_emplace(key_of(sharers[0], sharers[i]));
}

bool share_identifier(const ListedOrganisation& a, const ListedOrganisation& b) {
    return std::any_of(a.identifiers.begin(), a.identifiers.end(), [&](const Identifier& identifier) {
        return std::find(b.identifiers.begin(), b.identifiers.end(), identifier) != b.identifiers.end();
    });
}

// One that they share outweighs those that differ.
bool are_told_apart(const ListedOrganisation& a, const ListedOrganisation& b) {
    bool differ = !kinds_that_tell_apart(a.identifiers, b.identifiers).empty();
    return differ && std::none_of(a.identifiers.begin(), a.identifiers.end(), [&](const Identifier& mine) {
               return is_one_for_each(mine.kind) &&
                      std::find(b.identifiers.begin(), b.identifiers.end(), mine) != b.identifiers.end();
           });
}

} // namespace

std::vector<DuplicatePair> duplicates_among(std::span<const ListedOrganisation> list, unsigned threads) {
    Pairs pairs = similar_pairs(index_of(list), threads);
    add_sharers_of_identifiers(list, pairs);
    std::vector<DuplicatePair> duplicates;
    for (const auto& [key, names] : pairs) {
        auto first = static_cast<std::uint32_t>(key >> 32), second = static_cast<std::uint32_t>(key);
        const ListedOrganisation &a = list[first], &b = list[second];
        auto likeness = likeness_of({share_identifier(a, b), are_told_apart(a, b), names.same_name,
                                     names.similarity, names.weight, agreement_of(a.country, b.country)});
        if (likeness) duplicates.push_back({first, second, *likeness, names.similarity});
    }
    std::sort(duplicates.begin(), duplicates.end(), [](const DuplicatePair& a, const DuplicatePair& b) {
        if (a.likeness != b.likeness) return a.likeness < b.likeness;
        if (a.similarity != b.similarity) return a.similarity > b.similarity;
        return key_of(a.first, a.second) < key_of(b.first, b.second);
    });
    return duplicates;
}

} // namespace partners
