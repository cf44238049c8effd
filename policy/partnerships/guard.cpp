// Asking for one case's rights in one place.
#include "policy/partnerships/guard.hpp"

#include "policy/partnerships/store.hpp"

namespace partnerships {

std::optional<http::Response> stopped(web::Call& call, PartnershipId id, bool Access::*need) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    if (access_of(reader, call.actor, *partnership).*need) return std::nullopt;
    return call.failure(forbidden("partnerships.not_yours"));
}

std::string address_of(PartnershipId id, std::string_view section) {
    return "/partnerships/" + std::to_string(id.value) + std::string{section};
}

Excuses excuses_in(const http::Request& request) {
    Excuses excuses;
    for (const auto& [name, value] : request.form)
        if (name.starts_with("excuse.") && !value.empty()) excuses.push_back({name.substr(7), value});
    return excuses;
}

} // namespace partnerships
