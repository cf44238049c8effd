// A text as the matcher sees it: its words, which of the register's words they may be, and the places it
// names.
#pragma once

#include "policy/partners/evidence.hpp"
#include "policy/partners/matching_index.hpp"
#include "policy/partners/places.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace partners {

// A word of the register found in the text.
struct Finding {
    enum class Kind {
        same,
        joined,   // the text writes it as two words: "jiao tong"
        half,     // the text writes it as one word with its neighbour: "postgraduate"
        misspelt, // a letter differs, and the register has no such word
        similar,  // a letter differs, and the register has both words
    };
    std::uint16_t position = 0;
    Kind kind = Kind::same;

    float likeness() const {
        constexpr float of[] = {1, 0.97F, 0.97F, 0.85F, 0.6F};
        return of[static_cast<std::size_t>(kind)];
    }
    bool is_similar() const { return kind == Kind::misspelt || kind == Kind::similar; }
    int length() const { return kind == Kind::joined ? 2 : 1; }
};

class MatchingText {
public:
    explicit MatchingText(const MatchingIndex& index) : index_(index), slots_(index.word_count()) {}

    void read(std::string_view text, std::string_view country);
    void forget();

    std::span<const NameWord> words() const { return words_; }
    float weight_at(std::size_t position) const { return weights_[position]; }
    // Distinct words of the register that the text has or nearly has.
    std::span<const WordId> register_words() const { return register_words_; }
    std::span<const Finding> findings_of(WordId word) const;
    bool has(WordId word) const { return slots_[word] != 0; }
    bool has_outside(WordId word, std::size_t first, std::size_t last) const;

    // Whether the text places what stands in the span in this country.
    Agreement country_agrees(std::string_view country, std::size_t first, std::size_t last) const;
    bool is_place(std::size_t position) const { return in_place_[position] != 0; }

private:
    void look_up(std::uint16_t position);
    void look_up_joined(std::uint16_t position);
    void look_up_split(std::uint16_t position);
    void add(WordId word, Finding finding);

    const MatchingIndex& index_;
    std::vector<NameWord> words_;
    std::vector<float> weights_;
    std::vector<char> in_place_;
    std::vector<PlaceMention> places_;
    std::string known_country_;
    std::vector<WordId> register_words_;
    std::vector<std::vector<Finding>> findings_; // beside register_words_; kept to be filled again
    std::vector<std::uint32_t> slots_;           // of each word of the register: 1 + place in register_words_
};

} // namespace partners
