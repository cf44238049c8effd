// Builds the index: words get numbers, weights (rare words tell more) and lists of the names that have them.
#include "policy/partners/matching_index.hpp"

#include "policy/partners/countries.hpp"
#include "policy/partners/edit_distance.hpp"

#include <algorithm>
#include <cmath>

namespace partners {
namespace {

// Hash of a word with one letter left out, or of the whole word; two words one letter apart share at least
// one of them.
std::uint32_t hash_without(std::string_view word, std::size_t left_out) {
    std::uint32_t hash = 2166136261U;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (i != left_out) hash = (hash ^ static_cast<unsigned char>(word[i])) * 16777619U;
    return hash;
}

constexpr std::size_t shortest_for_similar = 5;

// ROR tells companies of one name apart by the country in brackets at the end: "Otis (United States)".
std::string_view without_country(std::string_view name) {
    auto open = name.rfind(" (");
    if (open == std::string_view::npos || !name.ends_with(')')) return name;
    return country_of(name.substr(open + 2, name.size() - open - 3)) ? name.substr(0, open) : name;
}

} // namespace

WordId MatchingIndex::word_id(std::string_view word) {
    auto [found, added] = ids_.try_emplace(std::string{word}, static_cast<WordId>(texts_.size()));
    if (added) texts_.push_back(found->first);
    return found->second;
}

WordId MatchingIndex::find_word(std::string_view word) const {
    auto found = ids_.find(std::string{word});
    return found == ids_.end() ? no_word : found->second;
}

void MatchingIndex::add(IndexedOrganisation organisation, std::span<const NameToMatch> names,
                        std::string_view city) {
    for (const NameWord& word : name_words(city)) organisation.city.push_back(word_id(word.text));
    auto index = static_cast<std::uint32_t>(organisations_.size());
    organisations_.push_back(std::move(organisation));
    auto first = names_.size();
    if (!names.empty() && names[0].text.ends_with(" University") &&
        std::count(names[0].text.begin(), names[0].text.end(), ' ') == 1) {
        std::string x{names[0].text.substr(0, names[0].text.find(' '))};
        add_name(index, {x + " Medical School", NameUse::alias});
        add_name(index, {x + " School of Medicine", NameUse::alias});
    }
    for (const NameToMatch& name : names) {
        add_name(index, name);
        if (names_.size() <= first) continue;
        auto last = words_of(names_.back());
        bool known = std::any_of(names_.begin() + static_cast<std::ptrdiff_t>(first), names_.end() - 1,
                                 [&](const IndexedName& other) {
                                     auto words = words_of(other);
                                     return std::equal(words.begin(), words.end(), last.begin(), last.end());
                                 });
        if (!known) continue;
        pool_.resize(names_.back().first);
        names_.pop_back();
    }
}

void MatchingIndex::add_name(std::uint32_t organisation, const NameToMatch& name) {
    auto words = name_words(without_country(name.text));
    if (words.size() == 1 && (name.use == NameUse::acronym || words[0].capitals) &&
        words[0].text.size() <= 12) {
        auto& called = acronyms_[words[0].text];
        if (called.empty() || called.back() != organisation) called.push_back(organisation);
        return;
    }
    // Legal forms at the end tell nothing, unless nothing else is left.
    while (words.size() > 1 && names_a_legal_form(words.back().text)) words.pop_back();
    if (words.empty() || words.size() > 40) return;
    IndexedName indexed{organisation, static_cast<std::uint32_t>(pool_.size()),
                        static_cast<std::uint16_t>(words.size()), name.use, 0};
    for (const NameWord& word : words) pool_.push_back(word_id(word.text));
    names_.push_back(indexed);
}

void MatchingIndex::finish() {
    arrange_postings();
    weigh();
    arrange_similar();
}

void MatchingIndex::arrange_postings() {
    starts_.assign(texts_.size() + 1, 0);
    for (int round = 0; round < 2; ++round) {
        auto next = starts_;
        for (NameIndex name = 0; name < names_.size(); ++name) {
            auto words = words_of(names_[name]);
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (std::find(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), words[i]) !=
                    words.begin() + static_cast<std::ptrdiff_t>(i))
                    continue;
                if (round == 0)
                    ++starts_[words[i] + 1];
                else
                    postings_[next[words[i]]++] = name;
            }
        }
        if (round != 0) break;
        for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
        postings_.resize(starts_.back());
    }
}

std::span<const NameIndex> MatchingIndex::names_with(WordId word) const {
    return {postings_.data() + starts_[word], starts_[word + 1] - starts_[word]};
}

std::span<const std::uint32_t> MatchingIndex::organisations_called(std::string_view acronym) const {
    auto found = acronyms_.find(std::string{acronym});
    return found == acronyms_.end() ? std::span<const std::uint32_t>{} : std::span{found->second};
}

void MatchingIndex::weigh() {
    auto all = static_cast<float>(organisations_.size() + 1);
    weights_.resize(texts_.size());
    weight_of_unknown_ = std::log(all);
    for (WordId word = 0; word < texts_.size(); ++word) {
        std::uint32_t last = ~0U, count = 0;
        for (NameIndex name : names_with(word)) {
            count += names_[name].organisation != last;
            last = names_[name].organisation;
        }
        weights_[word] = std::log(all / static_cast<float>(std::max(count, 1U)));
        if (texts_[word].size() == 1) weights_[word] *= 0.5F;
    }
    for (NameIndex index = 0; index < names_.size(); ++index) {
        auto words = words_of(names_[index]);
        for (WordId word : words) names_[index].weight += weights_[word];
        if (std::all_of(words.begin(), words.end(), [&](WordId word) { return is_common(word); }))
            common_names_.push_back(index);
    }
}

void MatchingIndex::arrange_similar() {
    for (WordId word = 0; word < texts_.size(); ++word) {
        std::string_view text = texts_[word];
        if (text.size() < shortest_for_similar || text.size() > 30 || names_with(word).empty()) continue;
        for (std::size_t left_out = 0; left_out <= text.size(); ++left_out)
            deletions_.emplace_back(hash_without(text, left_out), word);
    }
    std::sort(deletions_.begin(), deletions_.end());
}

bool MatchingIndex::are_similar(WordId a, WordId b) const {
    std::string_view x = texts_[a], y = texts_[b];
    if (std::min(x.size(), y.size()) < shortest_for_similar) return false;
    return edit_distance(x, y, 1) <= 1;
}

void MatchingIndex::add_similar(std::string_view word, std::vector<WordId>& to) const {
    if (word.size() < shortest_for_similar || word.size() > 30) return;
    for (std::size_t left_out = 0; left_out <= word.size(); ++left_out) {
        auto hash = hash_without(word, left_out);
        for (auto at = std::lower_bound(deletions_.begin(), deletions_.end(), std::pair{hash, WordId{0}});
             at != deletions_.end() && at->first == hash; ++at) {
            if (std::find(to.begin(), to.end(), at->second) != to.end()) continue;
            if (edit_distance(word, texts_[at->second], 1) <= 1) to.push_back(at->second);
        }
    }
}

} // namespace partners
