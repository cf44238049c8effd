// The search gives those that are worth judging; the rule of duplicates judges them.
#include "policy/partners/alike.hpp"

#include "platform/text/folding.hpp"
#include "policy/partners/duplicates.hpp"
#include "policy/partners/name_words.hpp"
#include "policy/partners/search_terms.hpp"
#include "policy/partners/store.hpp"

#include <algorithm>
#include <array>

namespace partners {
namespace {

constexpr int most_alike_considered = 20;

// In the spelling that names are compared by: "Universität Köln" and "University, Koln" are one.
std::string spelling(std::string_view name) {
    std::string spelling;
    for (const NameWord& word : name_words(name)) (spelling += word.text) += ' ';
    return spelling;
}

bool is_alike(db::Session& session, const SearchHit& hit, std::string_view name, std::string_view country) {
    PairFacts facts{.weight = 1, .country = agreement_of(hit.country, country)};
    const auto folded = text::fold(name), spelt = spelling(name);
    for (const auto& theirs : names_of_organisation(session, hit.id)) {
        const auto other = text::fold(theirs.name);
        if (theirs.use == NameUse::acronym || other.empty()) continue;
        facts.same_name =
            facts.same_name || other == folded || (!spelt.empty() && spelling(theirs.name) == spelt);
        auto both_ways = std::min(part_of_words(folded, other), part_of_words(other, folded));
        facts.similarity = std::max(facts.similarity, both_ways);
    }
    return likeness_of(facts).has_value();
}

} // namespace

std::vector<SearchHit> alike_to(db::Session& session, const Details& details) {
    std::vector<SearchHit> alike;
    std::array<std::string, 3> names{details.name, details.name_sv, details.name_en};
    auto last = std::unique(names.begin(), names.end());
    for (auto name = names.begin(); name != last; ++name) {
        if (name->empty()) continue;
        auto found = find_organisations(session, *name, most_alike_considered);
        for (SearchHit& hit : found.hits) {
            bool known = std::any_of(alike.begin(), alike.end(),
                                     [&](const auto& other) { return other.id == hit.id; });
            if (!known && is_alike(session, hit, *name, details.country)) alike.push_back(std::move(hit));
        }
    }
    return alike;
}

} // namespace partners
