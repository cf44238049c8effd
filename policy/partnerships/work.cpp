// One query gives all open cases with what decides on whom they wait; who that is, is judged here.
#include "policy/partnerships/work.hpp"

#include "platform/web/call.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/may.hpp"
#include "policy/partnerships/access.hpp"
#include "policy/partnerships/collaborations.hpp"
#include "policy/partnerships/drafts.hpp"
#include "policy/partnerships/following_up.hpp"
#include "policy/partnerships/list.hpp"
#include "policy/partnerships/pages.hpp"

#include <algorithm>

namespace partnerships {
namespace {

struct OpenCase {
    PartnershipId id;
    std::string title;
    Stage stage;
    std::string number, registration_number;
    Origin origin;
    std::string proposer;
    std::optional<AccountId> proposer_id, coordinator_id; // a coordinator who can be asked
    std::optional<Date> answer_by, answered_on;
    std::optional<UnitId> unit;
    Time came, since;
    int answers = 0;     // characteristics judged in the definition test
    bool mine = false;   // in the case's team, and not only to read
    bool others = false; // somebody else is
};

constexpr db::Sql select_open = R"sql(
    SELECT partnerships.id, title, stage, number, registration_number, origin, proposer_name, proposer_account_id,
           CASE WHEN
)sql";
constexpr db::Sql and_dates = R"sql(
           THEN coordinator_id END, answer_by, answered_on, partnerships.unit_id, partnerships.created_at, stage_since,
           CASE WHEN stage = 'screening'
                THEN (SELECT count(*) FROM definition_answers WHERE partnership_id = partnerships.id AND state <> 'unanswered')
                ELSE 0 END,
           CASE WHEN
)sql";
constexpr db::Sql and_others = " THEN 1 ELSE 0 END, CASE WHEN stage = 'screening' AND ";
constexpr db::Sql from_open = R"sql(
           THEN 1 ELSE 0 END
      FROM accounts me
     CROSS JOIN partnerships
     WHERE me.id = ? AND (stage
)sql";
constexpr db::Sql or_asked_for = R"sql(
            OR (origin = 'external' AND registration_number = ''))
       AND (proposer_account_id = me.id
            OR (stage <> 'idea' AND EXISTS (SELECT 1 FROM partnership_team
                                             WHERE partnership_id = partnerships.id AND account_id = me.id))
            OR (stage = 'preparation' AND coordinator_id = me.id)
)sql";
// What somebody might do by right, without a part in the case; no row is read that cannot become a task.
constexpr db::Sql or_ideas = " OR stage = 'idea'";
constexpr db::Sql or_screenings = " OR stage = 'screening'";
constexpr db::Sql or_without_coordinator = " OR (stage = 'preparation' AND NOT ";
constexpr db::Sql or_unregistered = " OR (origin = 'external' AND registration_number = '')";
constexpr db::Sql by_promised_day = " ORDER BY coalesce(answer_by, '9999'), partnerships.id LIMIT 1000";

db::Query open_cases(const web::Call& call) {
    db::Query query{select_open};
    query.add(coordinator_is_there)
        .add(and_dates)
        .add(i_work_on_it)
        .add(and_others)
        .add(others_work_on_it)
        .add(from_open, call.actor.account);
    query.add_in(stages_where(is_open)).add(or_asked_for);
    if (call.may(May::triage)) query.add(or_ideas);
    if (call.may(May::triage) || call.may(May::screen)) query.add(or_screenings);
    if (call.may(May::coordinate)) query.add(or_without_coordinator).add(coordinator_is_there).add(")");
    if (call.may(May::register_cases)) query.add(or_unregistered);
    return query.add(") AND ").add(without_conflict).add(by_promised_day);
}

constexpr db::Sql select_own = R"sql(
    SELECT id FROM partnerships WHERE proposer_account_id = ?
     UNION SELECT id FROM partnerships WHERE coordinator_id = ?
     UNION SELECT partnership_id FROM partnership_team WHERE account_id = ?
     ORDER BY 1 DESC LIMIT 500
)sql";

std::vector<std::int64_t> own_records(db::Session& session, AccountId account) {
    return session.all<std::int64_t>(select_own, account, account, account);
}

// What the pages of the case will ask, so that nobody is given a task that is then refused.
Standing standing_in(const web::Call& call, const OpenCase& one, Chains& chains) {
    auto standing = standing_within(call.actor, chains.above(one.unit));
    standing.proposer = one.proposer_id == call.actor.account;
    standing.in_team = one.mine;
    return standing;
}

std::string address_of(const OpenCase& one, std::string_view section = {}) {
    return "/partnerships/" + std::to_string(one.id.value).append(section);
}

std::string called(const web::Call& call, std::string_view key, const OpenCase& one) {
    return call.tr(key, {{"title", one.title}});
}

// Where it is settled on whom an open case waits; nothing when it is not on this person.
std::optional<web::Task> task_of(const web::Call& call, const OpenCase& one, const Standing& standing,
                                 int characteristics) {
    const auto access = access_for(standing, one.stage);
    std::string from =
        call.tr("partnerships.work.from", {{"who", one.proposer}, {"day", call.tr.date(one.came.date())}});
    if (one.stage == Stage::idea && access.handles)
        return web::Task{called(call, "partnerships.work.receive", one), from, address_of(one, "/screening"),
                         one.answer_by};
    // G0: what comes from outside is registered, whatever becomes of it.
    bool unregistered = one.origin == Origin::external && one.registration_number.empty();
    if (unregistered && standing.registers)
        return web::Task{called(call, "partnerships.work.register", one),
                         std::string{call.tr("partnerships.work.register.why")}, address_of(one)};
    bool judged = one.answers >= characteristics;
    if (one.stage == Stage::screening && !judged && access.handles && (one.mine || !one.others))
        return web::Task{called(call, "partnerships.work.judge", one),
                         call.tr.count("partnerships.work.judged", one.answers,
                                       {{"all", std::to_string(characteristics)}}),
                         address_of(one, "/definition"), one.answer_by};
    if (one.stage == Stage::screening && judged && access.confirms && access.handles)
        return web::Task{called(call, "partnerships.work.decide", one),
                         std::string{call.tr("partnerships.work.decide.why")}, address_of(one, "/screening"),
                         one.answer_by};
    bool coordinates =
        one.coordinator_id == call.actor.account || one.mine || (!one.coordinator_id && standing.coordinates);
    if (one.stage == Stage::preparation && coordinates && access.edits)
        return web::Task{called(call, "partnerships.work.prepare", one),
                         call.tr("partnerships.work.since", {{"day", call.tr.date(one.since.date())}}),
                         address_of(one)};
    if (one.proposer_id == call.actor.account && !one.answered_on) {
        auto why = one.answer_by
                       ? call.tr("partnerships.work.promised", {{"day", call.tr.date(*one.answer_by)}})
                       : std::string{call.tr("partnerships.work.no_day")};
        return web::Task{one.title, why, address_of(one), one.answer_by, web::Waiting::answer};
    }
    return {};
}

} // namespace

web::Tasks work_of(web::Call& call, db::Session& session) {
    web::Tasks tasks;
    const auto characteristics =
        static_cast<int>(definition::characteristics(call.services.institution).size());
    const auto cases = session.all<OpenCase>(open_cases(call));
    Chains chains{session};
    for (const auto& one : cases)
        if (auto task = task_of(call, one, standing_in(call, one, chains), characteristics))
            tasks.add(std::move(*task));
    add_unanswered(call, session, chains, tasks);
    add_intentions(call, session, chains, tasks);
    add_asked(call, session, chains, tasks);
    tasks.all = "/partnerships?waiting=1&sort=due";
    if (auto draft = find_draft(session, call.actor.account, idea_form))
        tasks.add({std::string{call.tr("partnerships.work.draft")},
                   call.tr("partnerships.work.saved", {{"when", call.tr.time(draft->saved_at)}}),
                   "/partnerships/new",
                   {},
                   web::Waiting::draft});
    return tasks;
}

std::span<const web::RecordKind> record_kinds() {
    static constexpr web::RecordKind kinds[] = {
        {"partnerships", "partnerships", "partnerships.record", "/partnerships/{}", May::read_partnerships,
         "SELECT id, title FROM partnerships WHERE id", own_records},
        {"collaborations", "partnerships.collaboration", "partnerships.collaboration.record",
         "/collaborations/{}", May::read_partnerships, "SELECT id, title FROM collaborations WHERE id"}};
    return kinds;
}

std::vector<StageNumber> portfolio_of(const web::Call& call, db::Session& session) {
    const auto counted = count_stages(session);
    std::vector<StageNumber> numbers;
    for (Stage stage : all_of<Stage>())
        for (const auto& one : counted)
            if (one.stage == stage && stage != Stage::declined && stage != Stage::withdrawn)
                numbers.push_back({std::string{call.tr.of("partnerships.stage", stage)}, one.number,
                                   "/partnerships?stage=" + std::string{name_of(stage)}});
    return numbers;
}

std::vector<const lists::ListSpec*> kept_lists() { return {&list_spec(), &collaboration_list()}; }

} // namespace partnerships
