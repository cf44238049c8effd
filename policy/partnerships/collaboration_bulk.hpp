// Several collaborations changed at once, by the page or as JSON.
#pragma once

#include "platform/web/call.hpp"
#include "policy/partnerships/collaborations.hpp"

#include <vector>

namespace partnerships {

// Form, host, department, contact and last day, as far as the request names them, to each of these; all of
// them or none, and only by those who look after collaborations.
Result<int> change_collaborations(web::Call& call, const std::vector<CollaborationId>& ids);

} // namespace partnerships
