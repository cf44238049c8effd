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
    std::optional<AccountId> coordinator_id; // one who can be asked
    std::optional<UnitId> unit;
    bool mine = false, others = false; // in the team
    std::string what;                  // the characteristic's key, or who wrote
    std::optional<Date> by;
    std::optional<Time> wrote_at;
};

constexpr db::Sql select_case = "SELECT partnerships.id, partnerships.title, CASE WHEN ";
constexpr db::Sql and_unit = " THEN partnerships.coordinator_id END, partnerships.unit_id, CASE WHEN ";
constexpr db::Sql or_nought = " THEN 1 ELSE 0 END, CASE WHEN ";
constexpr db::Sql from_unanswered = R"sql(
           THEN 1 ELSE 0 END, last.author, NULL, last.at
      FROM accounts me
     CROSS JOIN partnership_messages last
      JOIN partnerships ON partnerships.id = last.partnership_id
     WHERE me.id = ? AND last.kind = 'proposer'
       AND NOT EXISTS (SELECT 1 FROM partnership_messages later
                        WHERE later.partnership_id = last.partnership_id AND later.id > last.id AND later.to_proposer = 1)
       AND
)sql";
constexpr db::Sql from_intended = R"sql(
           THEN 1 ELSE 0 END, answers.item, answers.intended_by, NULL
      FROM accounts me
     CROSS JOIN definition_answers answers
      JOIN partnerships ON partnerships.id = answers.partnership_id
     WHERE me.id = ? AND answers.state = 'intended' AND answers.intended_by <= ?
       AND partnerships.stage
)sql";

// No row is read that cannot become this reader's task, so that others' rows do not fill the limit.
db::Query unanswered(const web::Call& call) {
    db::Query query{select_case};
    query.add(coordinator_is_there).add(and_unit).add(i_work_on_it).add(or_nought).add(others_work_on_it);
    query.add(from_unanswered, call.actor.account).add(without_conflict).add(" AND (").add(i_work_on_it);
    if (call.may(May::triage)) query.add(" OR NOT ").add(others_work_on_it);
    return query.add(") ORDER BY last.id LIMIT 1000");
}

db::Query intended(const web::Call& call) {
    db::Query query{select_case};
    query.add(coordinator_is_there).add(and_unit).add(i_work_on_it).add(or_nought).add(others_work_on_it);
    query.add(from_intended, call.actor.account, call.today().plus_days(days_before_intended))
        .add_in(stages_where(is_followed_up))
        .add(" AND ")
        .add(without_conflict);
    query.add(" AND (coordinator_id = me.id OR (NOT ").add(coordinator_is_there).add(" AND (");
    query.add(i_work_on_it);
    if (call.may(May::coordinate)) query.add(" OR NOT ").add(others_work_on_it);
    return query.add("))) ORDER BY answers.intended_by, partnerships.id, answers.item LIMIT 1000");
}

// One unit's at a time are judged before the limit, so that others' rows do not fill it.
constexpr db::Sql select_units_asked = R"sql(
    SELECT DISTINCT unit_id FROM collaborations
     WHERE status = 'asked' AND unit_id IS NOT NULL AND coalesce(asked_by_id, 0) <> ?
     ORDER BY unit_id LIMIT 5000
)sql";
constexpr db::Sql select_asked = R"sql(
    SELECT id, title, asked_by, created_at FROM collaborations
     WHERE status = 'asked' AND coalesce(asked_by_id, 0) <> ? AND (unit_id
)sql";
struct Asked {
    CollaborationId id;
    std::string title, asked_by;
    Time at;
};

db::Query asked_of(const web::Call& call, db::Session& session, Chains& chains) {
    std::vector<UnitId> mine;
    const auto units = session.all<UnitId>(select_units_asked, call.actor.account);
    for (UnitId unit : units)
        if (looks_after_collaborations_within(call.actor, chains.above(unit))) mine.push_back(unit);
    db::Query query{select_asked, call.actor.account};
    query.add_in(mine);
    if (looks_after_collaborations_within(call.actor, {})) query.add(" OR unit_id IS NULL");
    return query.add(") ORDER BY id LIMIT 1000");
}

bool handles(const web::Call& call, const Waiting& one, Chains& chains) {
    return one.mine || (!one.others && standing_within(call.actor, chains.above(one.unit)).triages);
}

bool coordinates(const web::Call& call, const Waiting& one, Chains& chains) {
    if (one.coordinator_id) return one.coordinator_id == call.actor.account;
    return one.mine || (!one.others && standing_within(call.actor, chains.above(one.unit)).coordinates);
}

} // namespace

void add_unanswered(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks) {
    const auto waiting = session.all<Waiting>(unanswered(call));
    for (const auto& one : waiting) {
        if (!handles(call, one, chains)) continue;
        tasks.add(
            {call.tr("partnerships.work.reply", {{"title", one.title}}),
             call.tr("partnerships.work.wrote",
                     {{"who", one.what}, {"day", call.tr.date(one.wrote_at.value_or(call.now()).date())}}),
             address_of(one.id, "/messages")});
    }
}

void add_asked(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks) {
    if (!looks_after_collaborations(call.actor)) return;
    const auto asked = session.all<Asked>(asked_of(call, session, chains));
    for (const auto& one : asked) {
        tasks.add(
            {call.tr("partnerships.work.help", {{"title", one.title}}),
             call.tr("partnerships.work.from", {{"who", one.asked_by}, {"day", call.tr.date(one.at.date())}}),
             "/collaborations/" + std::to_string(one.id.value)});
    }
}

void add_intentions(const web::Call& call, db::Session& session, Chains& chains, web::Tasks& tasks) {
    const auto waiting = session.all<Waiting>(intended(call));
    for (const auto& one : waiting) {
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
