// Looks the words of a text up in the register, also where two words are written as one, one as two, or with
// a typing error.
#include "policy/partners/matching_text.hpp"

#include "policy/partners/markup.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr std::size_t longest_text = 400; // words; nobody's affiliation is longer
constexpr float rare_enough_to_be_misspelt = 7;

bool is_number(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

// Lists sorted by place write "Adelaide, University of".
std::string in_reading_order(std::string text) {
    auto last = text.find_last_not_of(' ');
    auto comma = text.rfind(',');
    if (last == std::string::npos || comma == std::string::npos ||
        !std::string_view{text}.substr(0, last + 1).ends_with(" of"))
        return text;
    return text.substr(comma + 1, last - comma) + " " + text.substr(0, comma);
}

} // namespace

void MatchingText::read(std::string_view text, std::string_view country) {
    words_ = name_words(in_reading_order(without_markup(text)));
    if (words_.size() > longest_text) words_.resize(longest_text);
    weights_.assign(words_.size(), 0);
    in_place_.assign(words_.size(), 0);
    known_country_ = country;
    places_ = places_in(words_);
    for (const PlaceMention& place : places_)
        for (std::size_t at = place.first; at < place.first + place.count; ++at) in_place_[at] = 1;
    for (std::size_t at = 0; at < words_.size(); ++at) look_up(static_cast<std::uint16_t>(at));
}

void MatchingText::forget() {
    for (WordId word : register_words_) {
        findings_[slots_[word] - 1].clear();
        slots_[word] = 0;
    }
    register_words_.clear();
}

void MatchingText::add(WordId word, Finding finding) {
    if (slots_[word] == 0) {
        register_words_.push_back(word);
        slots_[word] = static_cast<std::uint32_t>(register_words_.size());
        if (findings_.size() < register_words_.size()) findings_.emplace_back();
    }
    findings_[slots_[word] - 1].push_back(finding);
}

void MatchingText::look_up(std::uint16_t position) {
    std::string_view text = words_[position].text;
    WordId word = index_.find_word(text);
    bool known = word != MatchingIndex::no_word && index_.is_in_names(word);
    weights_[position] = is_number(text) ? 0 : known ? index_.weight_of(word) : index_.weight_of_unknown();
    if (word != MatchingIndex::no_word) add(word, {position, Finding::Kind::same});
    look_up_joined(position);
    if (!known) look_up_split(position);
    if (known && weights_[position] < rare_enough_to_be_misspelt) return;
    std::vector<WordId> similar;
    index_.add_similar(text, similar);
    for (WordId other : similar)
        if (other != word) add(other, {position, known ? Finding::Kind::similar : Finding::Kind::misspelt});
}

void MatchingText::look_up_joined(std::uint16_t position) {
    if (position + 1U >= words_.size() || words_[position + 1].segment != words_[position].segment) return;
    WordId word = index_.find_word(words_[position].text + words_[position + 1].text);
    if (word != MatchingIndex::no_word && index_.is_in_names(word))
        add(word, {position, Finding::Kind::joined});
}

void MatchingText::look_up_split(std::uint16_t position) {
    std::string_view text = words_[position].text;
    for (std::size_t at = 4; at + 4 <= text.size(); ++at) {
        WordId left = index_.find_word(text.substr(0, at));
        WordId right = left == MatchingIndex::no_word ? left : index_.find_word(text.substr(at));
        if (right == MatchingIndex::no_word) continue;
        add(left, {position, Finding::Kind::half});
        add(right, {position, Finding::Kind::half});
    }
}

std::span<const Finding> MatchingText::findings_of(WordId word) const {
    if (slots_[word] == 0) return {};
    return findings_[slots_[word] - 1];
}

bool MatchingText::has_outside(WordId word, std::size_t first, std::size_t last) const {
    auto findings = findings_of(word);
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& found) {
        return !found.is_similar() && (found.position < first || found.position > last);
    });
}

// Words inside the span count only where nothing outside it names a country: "University of Georgia, USA".
// Where a text names several organisations, each one's country comes after it.
Agreement MatchingText::country_agrees(std::string_view country, std::size_t first, std::size_t last) const {
    if (!known_country_.empty()) return country == known_country_ ? Agreement::same : Agreement::other;
    if (places_.empty()) return Agreement::unknown;
    auto is_inside = [&](const PlaceMention& place) { return place.first >= first && place.first <= last; };
    bool all_inside = std::all_of(places_.begin(), places_.end(), is_inside);
    auto next = std::find_if(places_.begin(), places_.end(),
                             [&](const PlaceMention& place) { return place.first > last; });
    bool named = false;
    for (const PlaceMention& place : places_) {
        if (place.country != country || (is_inside(place) && !all_inside)) continue;
        if (next == places_.end() || place.first <= next->first + 3) return Agreement::same;
        named = true;
    }
    return named ? Agreement::unknown : Agreement::other;
}

} // namespace partners
