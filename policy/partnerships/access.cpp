// The rule of who may do what with one case, and the rows it looks at.
#include "policy/partnerships/access.hpp"

#include "policy/may.hpp"
#include "policy/partnerships/steps.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>

namespace partnerships {
namespace {

constexpr db::Sql select_units_above = R"sql(
    WITH RECURSIVE above(id, parent_id, height) AS (
         SELECT id, parent_id, 0 FROM units WHERE id = ?
      UNION ALL
         SELECT units.id, units.parent_id, above.height + 1 FROM units JOIN above ON units.id = above.parent_id WHERE above.height < 20)
    SELECT id FROM above ORDER BY height LIMIT 20
)sql";

constexpr db::Sql count_in_team = "SELECT count(*) FROM partnership_team WHERE partnership_id = ? AND "
                                  "account_id = ? AND function <> 'reader'";

constexpr db::Sql select_teams = "SELECT DISTINCT partnership_id FROM partnership_team WHERE account_id = ? "
                                 "AND function <> 'reader' AND partnership_id";

// Whose step it is stands in the table of steps.
constexpr rights::Permission begins = step_of(Stage::idea, Act::begin_screening)->who;
constexpr rights::Permission says_no = step_of(Stage::screening, Act::decline)->who;
constexpr rights::Permission says_yes = step_of(Stage::screening, Act::accept)->who;

} // namespace

Access access_for(const Standing& standing, Stage stage) {
    Access access;
    bool works_on_it = standing.in_team || standing.triages || standing.screens || standing.prepares;
    access.proposer = standing.proposer;
    access.handles = standing.triages;
    access.screens = standing.screens;
    access.confirms = standing.screens && standing.confirms;
    access.edits = works_on_it || (standing.proposer && stage == Stage::idea);
    access.reads_all = works_on_it || standing.proposer || standing.decides || standing.reads_history;
    access.writes = works_on_it || standing.proposer;
    access.withdraws = is_open(stage) && (standing.proposer || standing.triages);
    access.numbers = works_on_it || standing.registers;
    access.arranges = works_on_it;
    access.judges = works_on_it;
    return access;
}

bool may_set(const Access& access, std::string_view field) {
    if (!access.edits) return false;
    if (field == "answer_by") return access.handles;
    if (field == "registration_number") return access.numbers;
    if (field == "host" || field == "unit" || field == "coordinator" || field == "term_months")
        return access.arranges;
    return true;
}

std::vector<UnitId> units_above(db::Session& session, std::optional<UnitId> unit) {
    if (!unit) return {};
    return session.all<UnitId>(select_units_above, *unit);
}

const std::vector<UnitId>& Chains::above(std::optional<UnitId> unit) {
    auto key = unit ? unit->value : 0;
    auto found = known_.find(key);
    if (found == known_.end()) found = known_.emplace(key, units_above(*session_, unit)).first;
    return found->second;
}

Standing standing_within(const rights::Actor& actor, const std::vector<UnitId>& chain) {
    auto holds = [&](rights::Permission permission) { return rights::may_within(actor, permission, chain); };
    Standing standing;
    standing.triages = holds(begins);
    standing.screens = holds(says_no);
    standing.confirms = holds(says_yes);
    standing.prepares = holds(May::prepare) || holds(May::coordinate);
    standing.decides = holds(May::decide) || holds(May::initiate);
    standing.reads_history = actor.may(May::read_history);
    standing.registers = holds(May::register_cases);
    standing.coordinates = holds(May::coordinate);
    return standing;
}

Standing standing_of(db::Session& session, const rights::Actor& actor, const Partnership& p) {
    auto standing = standing_within(actor, units_above(session, p.unit_id));
    standing.proposer = actor.known() && p.proposer_account_id == actor.account;
    standing.in_team = actor.known() && session.one<std::int64_t>(count_in_team, p.id, actor.account) > 0;
    return standing;
}

std::vector<Access> accesses_of(db::Session& session, const rights::Actor& actor,
                                const std::vector<Partnership>& partnerships) {
    std::vector<PartnershipId> ids;
    for (const auto& one : partnerships) ids.push_back(one.id);
    db::Query query{select_teams, actor.account};
    query.add_in(ids).add(" ORDER BY partnership_id LIMIT 1000");
    const auto mine = actor.known() ? session.all<PartnershipId>(query) : std::vector<PartnershipId>{};
    Chains chains{session};
    std::vector<Access> all;
    for (const auto& one : partnerships) {
        auto standing = standing_within(actor, chains.above(one.unit_id));
        standing.proposer = actor.known() && one.proposer_account_id == actor.account;
        standing.in_team = std::binary_search(mine.begin(), mine.end(), one.id);
        all.push_back(access_for(standing, one.stage));
    }
    return all;
}

AccountId declared_by(db::Session& session, const rights::Roles& roles, const Partnership& p,
                      rights::Permission step, Date today) {
    const auto chain = units_above(session, p.unit_id);
    auto gives = [&](const rights::GrantLine& grant) {
        const auto* role = roles.find(grant.role);
        bool here = !grant.unit || std::find(chain.begin(), chain.end(), grant.unit) != chain.end();
        bool now = grant.from <= today && (!grant.to || today <= *grant.to);
        return here && now && role &&
               std::binary_search(role->permissions.begin(), role->permissions.end(), step.name);
    };
    AccountId found;
    for (const Declaration& declaration : declarations_of(session, p.id)) {
        const auto grants = rights::grants_of(session, declaration.account);
        if ((found && declaration.conflict) || std::none_of(grants.begin(), grants.end(), gives)) continue;
        found = declaration.account;
    }
    return found;
}

Access access_of(db::Session& session, const rights::Actor& actor, const Partnership& partnership) {
    return access_for(standing_of(session, actor, partnership), partnership.stage);
}

} // namespace partnerships
