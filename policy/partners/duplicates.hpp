// Which organisations of a list are likely the same. Candidates for a person to judge: nothing is merged by
// itself.
#pragma once

#include "platform/basics/enum_names.hpp"
#include "policy/partners/evidence.hpp"
#include "policy/partners/identifier.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace partners {

enum class Likeness { certain, likely, possible };
constexpr EnumNames<Likeness, 3> names_of(Likeness) { return {"certain", "likely", "possible"}; }

struct PairFacts {
    bool shares_identifier = false;
    bool told_apart = false; // both have an id of one register, and they differ; they share none of that sort
    bool same_name = false;  // in the spelling we compare by
    double similarity = 0;   // of the names, 0 to 1
    double weight = 0;       // how telling the name is: 1 is a word that no other has
    Agreement country = Agreement::unknown;
};

// Catalogue D14: identifier first, then normalised name and country.
std::optional<Likeness> likeness_of(const PairFacts& facts);

// Of two countries, where both are known.
Agreement agreement_of(std::string_view country, std::string_view other);

// A register gives each organisation one such id, so that two different ones mean two organisations.
bool is_one_for_each(IdentifierKind kind);

struct ListedOrganisation {
    std::vector<std::string> names;
    std::string country;                 // alpha-2, empty: not known
    std::vector<Identifier> identifiers; // normal forms
};

// By ids of which each organisation has one: both have one of that kind, and they share none.
std::vector<IdentifierKind> kinds_that_tell_apart(const std::vector<Identifier>& a,
                                                  const std::vector<Identifier>& b);

struct DuplicatePair {
    std::uint32_t first = 0, second = 0; // places in the list, first < second
    Likeness likeness = Likeness::possible;
    double similarity = 0;

    friend bool operator==(const DuplicatePair&, const DuplicatePair&) = default;
};

// All pairs, the most certain first. 100,000 names against each other take seconds; the work is shared among
// threads.
std::vector<DuplicatePair> duplicates_among(std::span<const ListedOrganisation> list, unsigned threads);

} // namespace partners
