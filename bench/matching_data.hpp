// What the matching is measured on: the register and the gold standards in data/.
#pragma once

#include "policy/partners/incoming.hpp"
#include "policy/partners/matching.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

std::vector<partners::IncomingOrganisation> read_ror();
std::vector<partners::IncomingOrganisation> read_universities();

// The register as the program matches against it: withdrawn records are left out. Ids are places in the list.
partners::MatchingIndex index_of(const std::vector<partners::IncomingOrganisation>& register_);

struct GoldText {
    std::string text;
    std::vector<std::int64_t> right; // places in the register
    bool some_missing = false;       // a right organisation is not in our part of the register

    // All that would be right to find is missing: nothing can be said about the text.
    bool unanswerable() const { return some_missing && right.empty(); }
};

std::vector<GoldText> read_gold(const std::string& file,
                                const std::vector<partners::IncomingOrganisation>& register_);

} // namespace bench
