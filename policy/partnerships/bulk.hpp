// Several cases changed at once, by the page or as JSON.
#pragma once

#include "platform/web/call.hpp"
#include "policy/partnerships/case.hpp"

#include <vector>

namespace partnerships {

inline constexpr std::size_t most_together = 500;

// Host, unit, coordinator and answer_by, as far as the request names them, to each of these; all of them or
// none. Refused when one of them is not this reader's to change.
Result<int> change_together(web::Call& call, const std::vector<PartnershipId>& ids);

} // namespace partnerships
