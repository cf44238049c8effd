// What every page of one case asks first: is it there, and may this reader.
#pragma once

#include "platform/web/call.hpp"
#include "platform/web/form.hpp"
#include "policy/partnerships/access.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerships {

// None when this reader may; otherwise what to answer.
std::optional<http::Response> stopped(web::Call& call, PartnershipId id, bool Access::*need);
// What this reader may with the case just now; nothing of one that is not there.
Access access_now(const web::Call& call, PartnershipId id);
std::string address_of(PartnershipId id, std::string_view section = "");
// "collaboration.7" as the boxes and the API send it.
std::vector<Joined> joined_of(const std::vector<std::string>& texts);
// excuses.<reason>, of a form or {"excuses": {"<reason>": "…"}}: what is passed over, and why. Blanks are no
// reason; which of them the verdict needs is the action's to say.
Excuses excuses_in(web::Form& form);

} // namespace partnerships
