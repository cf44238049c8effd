// Reads the names of countries and regions into one table by their words in the spelling that name_words
// gives.
#include "policy/partners/places.hpp"

#include "policy/partners/countries.hpp"
#include "policy/partners/data/regions_tsv.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace partners {
namespace {

constexpr std::size_t longest_name = 5; // words

struct Places {
    std::unordered_multimap<std::string, std::string_view> names;
    std::unordered_multimap<std::string, std::string_view> codes; // count only when in capitals
};

std::string joined(std::span<const NameWord> words) {
    std::string key;
    for (const NameWord& word : words) (key += word.text) += ' ';
    return key;
}

void add(std::unordered_multimap<std::string, std::string_view>& to, std::string_view name,
         std::string_view country) {
    auto words = name_words(name);
    if (words.empty() || words.size() > longest_name) return;
    std::string key = joined(words);
    auto [from, end] = to.equal_range(key);
    if (std::none_of(from, end, [&](const auto& known) { return known.second == country; }))
        to.emplace(std::move(key), country);
}

template <class Visit> void each_part(std::string_view text, char separator, Visit visit) {
    while (!text.empty()) {
        auto part = text.substr(0, text.find(separator));
        if (!part.empty()) visit(part);
        text.remove_prefix(std::min(part.size() + 1, text.size()));
    }
}

// Three letters and fewer are codes: "US" and "Fla" are told from words by their capitals only.
void add_country(Places& places, const Country& country) {
    add(places.codes, country.alpha3, country.alpha2);
    for (std::string_view name : {country.en, country.sv})
        add(name.size() > 3 ? places.names : places.codes, name, country.alpha2);
    each_part(country.variants, '|', [&](std::string_view name) {
        add(name.size() > 3 ? places.names : places.codes, name, country.alpha2);
    });
}

Places read_places() {
    Places places;
    for (const Country& country : countries()) add_country(places, country);
    each_part(regions_tsv(), '\n', [&](std::string_view line) {
        auto first = line.find('\t'), second = line.find('\t', first + 1);
        if (line.starts_with('#') || second == std::string_view::npos) return;
        auto country = line.substr(0, first);
        each_part(line.substr(first + 1, second - first - 1), '|',
                  [&](std::string_view name) { add(places.names, name, country); });
        each_part(line.substr(second + 1), '|',
                  [&](std::string_view code) { add(places.codes, code, country); });
    });
    return places;
}

const Places& places() {
    static const Places read = read_places();
    return read;
}

} // namespace

std::vector<PlaceMention> places_in(std::span<const NameWord> words) {
    std::vector<PlaceMention> mentions;
    for (std::size_t first = 0; first < words.size(); ++first) {
        for (std::size_t count = std::min(longest_name, words.size() - first); count > 0; --count) {
            auto part = words.subspan(first, count);
            auto before = mentions.size();
            auto take = [&](const auto& table) {
                auto [from, end] = table.equal_range(joined(part));
                for (; from != end; ++from) mentions.push_back({first, count, from->second});
            };
            take(places().names);
            if (count == 1 && part[0].capitals) take(places().codes);
            if (mentions.size() == before) continue;
            first += count - 1;
            break;
        }
    }
    return mentions;
}

} // namespace partners
