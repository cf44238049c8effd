// What an organisation that is to be added may already be, so that nobody comes to stand twice.
#pragma once

#include "policy/partners/details.hpp"
#include "policy/partners/search.hpp"

#include <vector>

namespace partners {

// Those that the rule of duplicates calls likely or possible, by any of the new one's names.
std::vector<SearchHit> alike_to(db::Session& session, const Details& details);

} // namespace partners
