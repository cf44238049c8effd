// Joining and leaving: load, judge, write, record.
#include "policy/partnerships/actions_team.hpp"

#include "platform/events/events.hpp"
#include "policy/may.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>

namespace partnerships {
namespace {

std::string field_of(TeamFunction function) { return "team_" + std::string{name_of(function)}; }

} // namespace

Result<Done> join(db::Database& database, const rights::Roles& roles, PartnershipId id, AccountId account,
                  TeamFunction function, const By& by) {
    auto tx = database.begin();
    if (!find_partnership(tx, id)) return missing("partnerships.case");
    auto name = name_of_person_who(tx, roles, May::read_partnerships, account, by.when.date());
    if (!name) return invalid({{"account", "partnerships.team.no_account"}});
    const auto team = team_of(tx, id);
    if (std::any_of(team.begin(), team.end(), [&](const TeamMember& member) {
            return member.account == account && member.function == function;
        }))
        return Done{};
    join_team(tx, id, account, function, by.when);
    events::record(tx, {"partnerships", id.value}, "team_joined", by,
                   {{field_of(function), std::nullopt, *name}});
    tx.commit();
    return Done{};
}

Result<Done> leave(db::Database& database, PartnershipId id, AccountId account, const By& by) {
    auto tx = database.begin();
    std::vector<events::Change> changes;
    const auto team = team_of(tx, id);
    for (const TeamMember& member : team)
        if (member.account == account)
            changes.push_back({field_of(member.function), member.name, std::nullopt});
    if (changes.empty()) return missing("partnerships.team");
    leave_team(tx, id, account);
    events::record(tx, {"partnerships", id.value}, "team_left", by, changes);
    tx.commit();
    return Done{};
}

} // namespace partnerships
