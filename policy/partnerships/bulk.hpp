// Several cases changed at once, by the page or as JSON.
#pragma once

#include "platform/html/parts.hpp"
#include "platform/web/call.hpp"
#include "policy/partnerships/case.hpp"

#include <vector>

namespace partnerships {

// What was marked and is not changed: told before anything is filled in, not refused afterwards.
struct LeftOut {
    std::vector<html::Link> others; // theirs to change, not this reader's
    std::int64_t gone = 0;          // no longer there
};

// Host, unit, coordinator and answer_by, as far as the request names them, to each of these; all of them or
// none. Refused when one of them is not this reader's to change.
Result<int> change_together(web::Call& call, const std::vector<PartnershipId>& ids);

} // namespace partnerships
