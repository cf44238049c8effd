// One query each; whose task it is, is judged here. Whoever has a conflict of interest is asked nothing.
#include "policy/partnerships/following_up.hpp"

#include "policy/definition/definitions.hpp"
#include "policy/may.hpp"
#include "policy/partnerships/collaboration_access.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/intentions.hpp"

namespace partnerships {
namespace {

struct Waiting {
    PartnershipId id;
    std::string title;
    std::optional<AccountId> coordinator_id;
    std::optional<UnitId> unit;
    bool mine = false, others = false; // in the team
    std::string what;                  // the characteristic's key, or who wrote
    std::optional<Date> by;
    std::optional<Time> wrote_at;
};

constexpr db::Sql select_unanswered = R"sql(
    SELECT cases.id, cases.title, cases.coordinator_id, cases.unit_id,
           CASE WHEN EXISTS (SELECT 1 FROM partnership_team team WHERE team.partnership_id = cases.id
                                AND team.account_id = me.id AND team.function <> 'reader') THEN 1 ELSE 0 END,
           CASE WHEN EXISTS (SELECT 1 FROM partnership_team team WHERE team.partnership_id = cases.id
                                AND team.account_id <> me.id AND team.function <> 'reader') THEN 1 ELSE 0 END,
           last.author, NULL, last.at
      FROM accounts me
     CROSS JOIN partnership_messages last
      JOIN partnerships cases ON cases.id = last.partnership_id
     WHERE me.id = ? AND last.kind = 'proposer'
       AND NOT EXISTS (SELECT 1 FROM partnership_messages later
                        WHERE later.partnership_id = last.partnership_id AND later.id > last.id AND later.to_proposer = 1)
       AND NOT EXISTS (SELECT 1 FROM interest_declarations
                        WHERE partnership_id = cases.id AND account_id = me.id AND conflict = 1)
     ORDER BY last.id
     LIMIT 200
)sql";

constexpr db::Sql select_intended = R"sql(
    SELECT cases.id, cases.title, cases.coordinator_id, cases.unit_id,
           CASE WHEN EXISTS (SELECT 1 FROM partnership_team team WHERE team.partnership_id = cases.id
                                AND team.account_id = me.id AND team.function <> 'reader') THEN 1 ELSE 0 END,
           CASE WHEN EXISTS (SELECT 1 FROM partnership_team team WHERE team.partnership_id = cases.id
                                AND team.account_id <> me.id AND team.function <> 'reader') THEN 1 ELSE 0 END,
           answers.item, answers.intended_by, NULL
      FROM accounts me
     CROSS JOIN definition_answers answers
      JOIN partnerships cases ON cases.id = answers.partnership_id
     WHERE me.id = ? AND answers.state = 'intended' AND answers.intended_by <= ?
       AND cases.stage NOT IN ('idea', 'declined', 'withdrawn', 'converted', 'ended', 'lapsed')
       AND NOT EXISTS (SELECT 1 FROM interest_declarations
                        WHERE partnership_id = cases.id AND account_id = me.id AND conflict = 1)
     ORDER BY answers.intended_by, cases.id, answers.item
     LIMIT 200
)sql";

constexpr db::Sql select_asked = R"sql(
    SELECT id, title, asked_by, created_at, unit_id FROM collaborations WHERE status = 'asked' AND coalesce(asked_by_id, 0) <> ?
     ORDER BY id LIMIT 200
)sql";
struct Asked {
    CollaborationId id;
    std::string title, asked_by;
    Time at;
    std::optional<UnitId> unit;
};

Access access_in(const web::Call& call, const Waiting& one, Chains& chains) {
    auto standing = standing_within(call.actor, chains.above(one.unit));
    standing.in_team = one.mine;
    return access_for(standing, Stage::screening);
}

bool coordinates(const web::Call& call, const Waiting& one, Chains& chains) {
    if (one.coordinator_id) return one.coordinator_id == call.actor.account;
    return one.mine || (!one.others && standing_within(call.actor, chains.above(one.unit)).coordinates);
}

} // namespace

void add_unanswered(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks) {
    const auto waiting = session.all<Waiting>(select_unanswered, call.actor.account);
    for (const auto& one : waiting) {
        bool handles = one.mine || (!one.others && access_in(call, one, chains).handles);
        if (!handles) continue;
        tasks.add(
            {call.tr("partnerships.work.reply", {{"title", one.title}}),
             call.tr("partnerships.work.wrote",
                     {{"who", one.what}, {"day", call.tr.date(one.wrote_at.value_or(call.now()).date())}}),
             address_of(one.id, "/messages")});
    }
}

void add_asked(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks) {
    if (!looks_after_collaborations(call.actor)) return;
    const auto asked = session.all<Asked>(select_asked, call.actor.account);
    for (const auto& one : asked) {
        if (!looks_after_collaborations_within(call.actor, chains.above(one.unit))) continue;
        tasks.add(
            {call.tr("partnerships.work.help", {{"title", one.title}}),
             call.tr("partnerships.work.from", {{"who", one.asked_by}, {"day", call.tr.date(one.at.date())}}),
             "/collaborations/" + std::to_string(one.id.value)});
    }
}

void add_intentions(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks) {
    const auto intended = session.all<Waiting>(select_intended, call.actor.account,
                                               call.today().plus_days(days_before_intended));
    for (const auto& one : intended) {
        if (!coordinates(call, one, chains)) continue;
        auto item = definition::title_of(call.services.institution, one.what, call.tr.language());
        if (item.empty()) continue; // no longer asked
        bool past = one.by && *one.by < call.today();
        tasks.add(
            {call.tr("partnerships.work.follow_up", {{"title", one.title}, {"item", item}}),
             std::string{call.tr(past ? "partnerships.work.intended_past" : "partnerships.work.intended")},
             address_of(one.id, "/definition#" + one.what + "-item"), one.by});
    }
}

} // namespace partnerships
