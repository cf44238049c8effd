// The names of a register in memory, arranged for matching: which organisations have a word, and how telling
// it is.
#pragma once

#include "policy/partners/name_words.hpp"
#include "policy/partners/organisation.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace partners {

using WordId = std::uint32_t;
using NameIndex = std::uint32_t;

struct NameToMatch {
    std::string_view text;
    NameUse use = NameUse::display;
};

struct IndexedOrganisation {
    std::int64_t id = 0;           // the caller's
    std::string country = {};      // alpha-2
    bool gone = false;             // inactive in its register
    float standing = 0;            // standing_of its relations
    std::vector<WordId> city = {}; // filled by the index
};

// 0 to 1: an organisation that many others are parts of or related to is more often meant.
inline float standing_of(std::size_t relations) {
    return std::min(1.0F, std::log1p(static_cast<float>(relations)) / 5);
}

struct IndexedName {
    std::uint32_t organisation = 0;
    std::uint32_t first = 0; // in the pool of words
    std::uint16_t count = 0;
    NameUse use = NameUse::display;
    float weight = 0; // sum of its words' weights
};

class MatchingIndex {
public:
    // Names of the same organisation that differ only in signs and spelling are kept once.
    void add(IndexedOrganisation organisation, std::span<const NameToMatch> names, std::string_view city);
    // After the last organisation: weights and lookups.
    void finish();

    static constexpr WordId no_word = ~WordId{0};
    WordId find_word(std::string_view word) const;
    // Words of the register that differ by one letter, from five letters on.
    void add_similar(std::string_view word, std::vector<WordId>& to) const;
    bool are_similar(WordId a, WordId b) const;
    float weight_of(WordId word) const { return weights_[word]; }
    float weight_of_unknown() const { return weight_of_unknown_; }
    std::string_view text_of(WordId word) const { return texts_[word]; }
    std::span<const NameIndex> names_with(WordId word) const;
    // Names without a single rare word ("National Research Center"), which no rare word would find.
    std::span<const NameIndex> common_names() const { return common_names_; }
    bool is_in_names(WordId word) const { return starts_[word + 1] > starts_[word]; }
    bool is_common(WordId word) const { return names_with(word).size() > 2500; }
    std::span<const std::uint32_t> organisations_called(std::string_view acronym) const;
    const IndexedName& name(NameIndex index) const { return names_[index]; }
    std::span<const WordId> words_of(const IndexedName& name) const {
        return {pool_.data() + name.first, name.count};
    }
    const IndexedOrganisation& organisation(std::uint32_t index) const { return organisations_[index]; }
    std::size_t name_count() const { return names_.size(); }
    std::size_t word_count() const { return texts_.size(); }
    std::size_t organisation_count() const { return organisations_.size(); }

private:
    WordId word_id(std::string_view word);
    void add_name(std::uint32_t organisation, const NameToMatch& name);
    void add_school_of(std::uint32_t organisation, const IndexedName& name);
    void weigh();
    void arrange_postings();
    void arrange_similar();

    std::unordered_map<std::string, WordId> ids_;
    std::vector<std::string_view> texts_;
    std::vector<float> weights_;
    float weight_of_unknown_ = 0;
    std::vector<IndexedOrganisation> organisations_;
    std::vector<IndexedName> names_;
    std::vector<WordId> pool_;
    std::vector<std::uint32_t> starts_; // of each word in postings_
    std::vector<NameIndex> postings_;
    std::vector<NameIndex> common_names_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> acronyms_;
    std::vector<std::pair<std::uint32_t, WordId>>
        deletions_; // hash of a word with one letter left out, sorted
};

} // namespace partners
