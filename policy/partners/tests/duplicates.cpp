// Duplicates: identifier first, then name and country; never more than a suggestion.
#include "policy/partners/duplicates.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace partners;

TEST_CASE("Duplicates: the same identifier is certain whatever the names say") {
    CHECK(likeness_of({.shares_identifier = true, .country = Agreement::other}) == Likeness::certain);
}

TEST_CASE("Duplicates: the same telling name in the same country is likely, without country possible, in "
          "another none") {
    PairFacts same{.same_name = true, .similarity = 1, .weight = 1.2, .country = Agreement::same};
    CHECK(likeness_of(same) == Likeness::likely);
    same.country = Agreement::unknown;
    CHECK(likeness_of(same) == Likeness::possible);
    same.country = Agreement::other;
    CHECK_FALSE(likeness_of(same));
}

TEST_CASE("Duplicates: a name of common words is only possible") {
    CHECK(likeness_of({.same_name = true, .similarity = 1, .weight = 0.5, .country = Agreement::same}) ==
          Likeness::possible);
}

TEST_CASE("Duplicates: two different ids of one register tell two organisations apart") {
    PairFacts facts{.told_apart = true, .similarity = 0.95, .weight = 1.2, .country = Agreement::same};
    CHECK_FALSE(likeness_of(facts));
    facts.same_name = true;
    CHECK(likeness_of(facts) == Likeness::possible);
    facts.shares_identifier = true; // an ISNI that two records of ROR name
    CHECK(likeness_of(facts) == Likeness::possible);
    CHECK(is_one_for_each(IdentifierKind::ror));
    CHECK_FALSE(is_one_for_each(IdentifierKind::schac));
}

TEST_CASE("Duplicates: similar names are possible, dissimilar ones nothing") {
    PairFacts facts{.similarity = 0.88, .weight = 1.2, .country = Agreement::same};
    CHECK(likeness_of(facts) == Likeness::possible);
    facts.similarity = 0.95;
    CHECK(likeness_of(facts) == Likeness::likely);
    facts.similarity = 0.7;
    CHECK_FALSE(likeness_of(facts));
}

TEST_CASE("Duplicates among a list: pairs are found by identifier, by name in another spelling and with a "
          "typing error") {
    std::vector<ListedOrganisation> list = {
        {{"Karolinska Institutet"}, "SE", {{IdentifierKind::ror, "056d84691"}}},
        {{"KAROLINSKA INSTITUTE"}, "SE", {}},
        {{"Chalmers Tekniska Högskola"}, "SE", {}},
        {{"KI"}, "SE", {{IdentifierKind::ror, "056d84691"}}},
        {{"Chalmmers tekniska hogskola"}, "SE", {}},
        {{"Karolinska Institutet"}, "NO", {}},
        {{"Lunds universitet"}, "SE", {}},
    };
    auto pairs = duplicates_among(list, 2);
    auto has = [&](std::uint32_t a, std::uint32_t b, Likeness likeness) {
        return std::any_of(pairs.begin(), pairs.end(), [&](const DuplicatePair& pair) {
            return pair.first == a && pair.second == b && pair.likeness == likeness;
        });
    };
    CHECK(has(0, 3, Likeness::certain));
    CHECK(has(0, 1, Likeness::likely));
    CHECK(std::any_of(pairs.begin(), pairs.end(),
                      [](const auto& pair) { return pair.first == 2 && pair.second == 4; }));
    CHECK(pairs.size() == 3);
    CHECK(pairs.front().likeness == Likeness::certain);
    CHECK(duplicates_among(list, 1) == pairs);
    CHECK(duplicates_among({}, 2).empty());
}
