// Asking for one case's rights in one place.
#include "policy/partnerships/guard.hpp"

#include "policy/partnerships/store.hpp"

#include <charconv>

namespace partnerships {

std::optional<http::Response> stopped(web::Call& call, PartnershipId id, bool Access::*need) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    if (access_of(reader, call.actor, *partnership).*need) return std::nullopt;
    return call.failure(forbidden("partnerships.not_yours"));
}

Access access_now(const web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    return partnership ? access_of(reader, call.actor, *partnership) : Access{};
}

std::string address_of(PartnershipId id, std::string_view section) {
    return "/partnerships/" + std::to_string(id.value) + std::string{section};
}

std::vector<Joined> joined_of(const std::vector<std::string>& texts) {
    std::vector<Joined> joined;
    for (std::string_view text : texts) {
        auto dot = text.find('.');
        auto kind = enum_named<JoinedKind>(text.substr(0, dot));
        std::int64_t id = 0;
        if (dot != text.npos) std::from_chars(text.data() + dot + 1, text.data() + text.size(), id);
        if (kind && id > 0) joined.push_back({*kind, id});
    }
    return joined;
}

Excuses excuses_in(web::Form& form) {
    constexpr std::string_view prefix = "excuses.";
    Excuses excuses;
    const auto sent = form.view({});
    for (const auto& [name, value] : sent.values)
        if (name.starts_with(prefix))
            if (auto why = form.text(name, web::Need::optional, 2000); !why.empty())
                excuses.push_back({name.substr(prefix.size()), std::move(why)});
    return excuses;
}

} // namespace partnerships
