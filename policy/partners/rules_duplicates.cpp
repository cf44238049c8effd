// The rule that tells duplicates: what two organisations share decides how likely they are one.
#include "policy/partners/duplicates.hpp"

#include <algorithm>

namespace partners {

std::optional<Likeness> likeness_of(const PairFacts& facts) {
    constexpr double telling = 0.8, quite_similar = 0.85, very_similar = 0.93;
    if (facts.shares_identifier) return facts.told_apart ? Likeness::possible : Likeness::certain;
    if (facts.country == Agreement::other) return std::nullopt;
    // A register that has looked at both is believed, unless even name and country are the same.
    if (facts.told_apart)
        return facts.same_name && facts.country == Agreement::same ? std::optional{Likeness::possible}
                                                                   : std::nullopt;
    bool same_country = facts.country == Agreement::same;
    // "National Institute of Technology" may stand in one country twice.
    if (facts.same_name)
        return same_country && facts.weight >= telling ? Likeness::likely : Likeness::possible;
    if (facts.similarity >= very_similar && same_country && facts.weight >= telling) return Likeness::likely;
    if (facts.similarity >= quite_similar && facts.weight >= telling) return Likeness::possible;
    return std::nullopt;
}

Agreement agreement_of(std::string_view country, std::string_view other) {
    if (country.empty() || other.empty()) return Agreement::unknown;
    return country == other ? Agreement::same : Agreement::other;
}

bool is_one_for_each(IdentifierKind kind) {
    switch (kind) {
    case IdentifierKind::ror:
    case IdentifierKind::lei:
    case IdentifierKind::swedish_organisation_number:
    case IdentifierKind::pic:
    case IdentifierKind::oid:
    case IdentifierKind::erasmus:
        return true;
    case IdentifierKind::isni: // have been given twice to one organisation
    case IdentifierKind::wikidata:
    case IdentifierKind::grid:
    case IdentifierKind::fundref:
    case IdentifierKind::eche:  // one for each period
    case IdentifierKind::schac: // an institution may have several, old and new
    case IdentifierKind::orcid:
        return false;
    }
    return false;
}

std::vector<IdentifierKind> kinds_that_tell_apart(const std::vector<Identifier>& a,
                                                  const std::vector<Identifier>& b) {
    std::vector<IdentifierKind> kinds;
    for (IdentifierKind kind : all_of<IdentifierKind>()) {
        if (!is_one_for_each(kind)) continue;
        auto of_the_kind = [&](const Identifier& one) { return one.kind == kind; };
        bool both =
            std::any_of(a.begin(), a.end(), of_the_kind) && std::any_of(b.begin(), b.end(), of_the_kind);
        bool shared = std::any_of(a.begin(), a.end(), [&](const Identifier& one) {
            return of_the_kind(one) && std::find(b.begin(), b.end(), one) != b.end();
        });
        if (both && !shared) kinds.push_back(kind);
    }
    return kinds;
}

} // namespace partners
