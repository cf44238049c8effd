// Front door of the room: the register of agreements. Other rooms ask here.
#pragma once

#include "platform/db/database.hpp"
#include "platform/web/hit.hpp"
#include "platform/web/route.hpp"
#include "policy/agreements/agreement.hpp"
#include "policy/agreements/reminders.hpp"
#include "policy/ids.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace agreements {

std::span<const web::Route> routes();
std::span<const web::Route> api_routes();
// An agreement of one of these types that is in force on that day and carries the partnership, or that one of
// these organisations is a party to; the first of them.
struct Framework {
    AgreementId id;
    std::string title;
};
std::optional<Framework> framework_in_force(db::Session& session, PartnershipId partnership,
                                            const std::vector<OrganisationId>& parties,
                                            const std::vector<std::string>& types, Date day);
// For the search over the whole house.
std::vector<web::Hit> find_hits(web::Call& call, std::string_view words, int limit);

} // namespace agreements
