// The name's most telling word is the anchor; the others are looked for around it, where the name has them.
#include "policy/partners/alignment.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace partners {
namespace {

constexpr int reach =
    4; // how far from its place in the name a word may stand, and half the name's length more

// What stands around a span of words.
class Surroundings {
public:
    Surroundings(const MatchingIndex& index, const MatchingText& text,
                 const IndexedOrganisation& organisation, int first, int last)
        : index_(index), text_(text), organisation_(organisation), first_(first), last_(last) {}

    void weigh(Evidence& e) const {
        e.standing = organisation_.standing;
        e.gone = organisation_.gone;
        e.before = weight_before();
        e.after = weight_after();
        e.alone = !stands(first_ - 1, first_) && !stands(last_ + 1, last_);
        for (int at = last_ + 1; at <= last_ + 2; ++at)
            e.in_address = e.in_address || (stands(at, last_) && names_a_street(word(at).text));
        auto first = static_cast<std::size_t>(first_), last = static_cast<std::size_t>(last_);
        e.country = text_.country_agrees(organisation_.country, first, last);
        if (organisation_.city.empty()) return;
        bool said = std::all_of(organisation_.city.begin(), organisation_.city.end(),
                                [&](WordId city) { return text_.has_outside(city, first, last); });
        e.city = said ? Agreement::same : Agreement::other;
    }

    // A word of the text in the same part of it as the one beside.
    bool stands(int at, int beside) const {
        return at >= 0 && at < static_cast<int>(text_.words().size()) &&
               word(at).segment == word(beside).segment;
    }
    const NameWord& word(int at) const { return text_.words()[static_cast<std::size_t>(at)]; }

private:
    float weight_before() const {
        return stands(first_ - 1, first_)
                   ? text_.weight_at(static_cast<std::size_t>(first_ - 1)) / index_.weight_of_unknown()
                   : 0;
    }
    // The place often follows a name without a comma; before it, a place is part of a longer name.
    float weight_after() const {
        auto at = static_cast<std::size_t>(last_ + 1);
        if (!stands(last_ + 1, last_) || text_.is_place(at)) return 0;
        bool city = std::any_of(organisation_.city.begin(), organisation_.city.end(),
                                [&](WordId w) { return index_.text_of(w) == word(last_ + 1).text; });
        return city ? 0 : text_.weight_at(at) / index_.weight_of_unknown();
    }

    const MatchingIndex& index_;
    const MatchingText& text_;
    const IndexedOrganisation& organisation_;
    int first_, last_;
};

class Laying {
public:
    Laying(const MatchingIndex& index, const MatchingText& text, const IndexedName& name)
        : index_(index), text_(text), name_(name), organisation_(index.organisation(name.organisation)),
          words_(index.words_of(name)) {}

    std::optional<Alignment> best() {
        auto anchor = heaviest_found();
        if (!anchor) return std::nullopt;
        std::optional<Alignment> best;
        double most = -1;
        for (const Finding& start : text_.findings_of(words_[*anchor])) {
            lay(*anchor, start);
            Alignment alignment = weighed();
            double certainty = certainty_of(alignment.evidence);
            if (certainty <= most) continue;
            most = certainty;
            best = alignment;
        }
        return best;
    }

private:
    std::optional<std::size_t> heaviest_found() const {
        std::optional<std::size_t> heaviest;
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (text_.has(words_[i]) &&
                (!heaviest || index_.weight_of(words_[i]) > index_.weight_of(words_[*heaviest])))
                heaviest = i;
        return heaviest;
    }

    void lay(std::size_t anchor, const Finding& start) {
        places_.assign(words_.size(), -1);
        taken_.clear();
        evidence_ = {};
        first_ = last_ = start.position;
        put(anchor, start);
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (i == anchor) continue;
            int expected = start.position + static_cast<int>(i) - static_cast<int>(anchor);
            const Finding* near = nearest(words_[i], expected);
            bool apart = near == nullptr || std::abs(near->position - expected) > 1;
            if (apart && is_place(words_[i]))
                evidence_.elsewhere += index_.weight_of(words_[i]);
            else if (near != nullptr)
                put(i, *near);
            else if (names_a_unit(index_.text_of(words_[i])))
                evidence_.lacks_kind = true;
        }
    }

    const Finding* nearest(WordId word, int expected) const {
        const Finding* best = nullptr;
        for (const Finding& found : text_.findings_of(word)) {
            int distance = std::abs(found.position - expected);
            if (distance > reach + static_cast<int>(words_.size()) / 2) continue;
            if (found.kind != Finding::Kind::half && is_taken(found.position))
                continue; // halves share a word
            if (best == nullptr || distance < std::abs(best->position - expected)) best = &found;
        }
        return best;
    }

    bool is_taken(int position) const {
        return std::find(taken_.begin(), taken_.end(), position) != taken_.end();
    }

    // Found in the text as the organisation's city, or as a country or state.
    bool is_place(WordId word) const {
        if (!text_.has(word)) return false;
        bool city =
            std::find(organisation_.city.begin(), organisation_.city.end(), word) != organisation_.city.end();
        return city || text_.is_place(text_.findings_of(word)[0].position);
    }

    void put(std::size_t i, const Finding& found) {
        float weight = index_.weight_of(words_[i]) * found.likeness();
        evidence_.covered += weight;
        if (found.is_similar()) evidence_.similar += weight;
        places_[i] = found.position;
        for (int at = found.position; at < found.position + found.length(); ++at) taken_.push_back(at);
        first_ = std::min<int>(first_, found.position);
        last_ = std::max<int>(last_, found.position + found.length() - 1);
    }

    Alignment weighed() {
        Evidence& e = evidence_;
        e.covered /= name_.weight;
        e.similar /= name_.weight;
        e.elsewhere /= name_.weight;
        e.weight = name_.weight / index_.weight_of_unknown();
        for (WordId word : words_)
            e.rarest = std::max(e.rarest, index_.weight_of(word) / index_.weight_of_unknown());
        e.single_word = words_.size() == 1;
        e.part = names_a_part(index_.text_of(words_[0]));
        e.shown_name = name_.use == NameUse::display;
        weigh_order();
        Surroundings surroundings{index_, text_, organisation_, first_, last_};
        surroundings.weigh(e);
        weigh_foreign_words(surroundings);
        e.whole_text = is_whole_text();
        return {static_cast<std::uint16_t>(first_), static_cast<std::uint16_t>(last_), e};
    }

    bool is_whole_text() const {
        if (evidence_.disorder > 0 || evidence_.covered < 1) return false;
        for (int at = 0; at < static_cast<int>(text_.words().size()); ++at) {
            auto position = static_cast<std::size_t>(at);
            if (!is_taken(at) && !text_.is_place(position) &&
                !names_a_legal_form(text_.words()[position].text))
                return false;
        }
        return true;
    }

    void weigh_order() {
        int previous = -1;
        for (int place : places_) {
            if (place < 0) continue;
            evidence_.disorder += place < previous ? 1.0F : 0.0F;
            previous = place;
        }
    }

    void weigh_foreign_words(const Surroundings& around) {
        Evidence& e = evidence_;
        e.breaks = static_cast<float>(around.word(last_).segment - around.word(first_).segment);
        for (int at = first_; at <= last_; ++at) {
            std::string_view word = around.word(at).text;
            if (is_taken(at) || names_a_legal_form(word)) continue;
            e.extra += text_.weight_at(static_cast<std::size_t>(at)) / name_.weight;
            e.other_kind = e.other_kind || names_a_kind(word);
            e.modified = e.modified || tells_apart(word);
        }
        if (around.stands(first_ - 1, first_) && tells_apart(around.word(first_ - 1).text)) e.modified = true;
        if (around.stands(last_ + 1, last_) && names_a_kind_of_its_own(around.word(last_ + 1).text))
            e.other_kind = true;
    }

    const MatchingIndex& index_;
    const MatchingText& text_;
    const IndexedName& name_;
    const IndexedOrganisation& organisation_;
    std::span<const WordId> words_;
    std::vector<int> places_; // of each word of the name, -1: not there
    std::vector<int> taken_;  // words of the text
    int first_ = 0, last_ = 0;
    Evidence evidence_;
};

} // namespace

float coverage(const MatchingIndex& index, const MatchingText& text, const IndexedName& name) {
    float sum = 0;
    for (WordId word : index.words_of(name)) {
        float best = 0;
        for (const Finding& found : text.findings_of(word)) best = std::max(best, found.likeness());
        sum += best * index.weight_of(word);
    }
    return sum / name.weight;
}

std::optional<Alignment> best_alignment(const MatchingIndex& index, const MatchingText& text,
                                        const IndexedName& name) {
    return Laying{index, text, name}.best();
}

Alignment acronym_alignment(const MatchingIndex& index, const MatchingText& text, std::uint32_t organisation,
                            std::size_t at) {
    Alignment alignment{static_cast<std::uint16_t>(at), static_cast<std::uint16_t>(at), {}};
    Evidence& e = alignment.evidence;
    auto letters = text.words()[at].text.size();
    e.acronym = e.single_word = true;
    e.long_acronym = letters > 3;
    e.covered = 1;
    e.weight = static_cast<float>(letters) / 10;
    auto place = static_cast<int>(at);
    Surroundings{index, text, index.organisation(organisation), place, place}.weigh(e);
    return alignment;
}

} // namespace partners
