// Those concerned by a partnership (policy, "Definition": management commitment and involvement of all
// stakeholders), at each party and in our own house: listed, changed and taken out, each with its event.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/events.hpp"
#include "policy/partnerships/case.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerships {

using StakeholderId = Id<struct StakeholderTag>;

enum class Involvement { not_asked, informed, consulted, taking_part };
constexpr EnumNames<Involvement, 4> names_of(Involvement) {
    return {"not_asked", "informed", "consulted", "taking_part"};
}

struct Stakeholder {
    StakeholderId id;
    std::optional<PartyId> party_id; // none: of our own house
    std::string name;                // a function, a group, an office or a person
    std::string interest;            // what it has at stake, or its part in it
    Involvement involvement = Involvement::not_asked;
    int version = 1;
    std::string party; // its name; "" for our own
};

std::vector<Stakeholder> stakeholders_of(db::Session& session, PartnershipId id);
std::optional<Stakeholder> find_stakeholder(db::Session& session, PartnershipId id,
                                            StakeholderId stakeholder);

Result<StakeholderId> add_stakeholder(db::Database& database, PartnershipId id, const Stakeholder& given,
                                      const By& by);
// `given.version` is the one that was seen.
Result<Done> change_stakeholder(db::Database& database, PartnershipId id, const Stakeholder& given,
                                const By& by);
Result<Done> remove_stakeholder(db::Database& database, PartnershipId id, StakeholderId stakeholder,
                                const By& by);
// With the party that they belong to; what went is told in its event.
std::vector<Stakeholder> remove_stakeholders_of(db::Transaction& tx, PartnershipId id, PartyId party);
// For the event that takes somebody away: afterwards it stands nowhere else.
std::vector<events::Change> all_said_of(const Stakeholder& one);

} // namespace partnerships
