// Steps of the life cycle: each is judged by its gate and goes by the table of steps.
#include "platform/events/events.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/facts.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/telling.hpp"

#include <algorithm>

namespace partnerships {
namespace {

// An excuse of what is met, of a must or of nothing at all is none, and is not kept for ever.
By with_needed(By by, const Verdict& verdict) {
    std::erase_if(by.excuses, [&](const Excuse& excuse) {
        const auto& checks = verdict.checks();
        return std::none_of(checks.begin(), checks.end(), [&](const Check& check) {
            return !check.met && check.force == Force::should && check.reason == excuse.reason;
        });
    });
    return by;
}

// Writes the passage and its event; the rule has said yes.
Stage take(db::Transaction& tx, const settings::Settings& institution, Partnership& p, Act act,
           const By& given, const Verdict& verdict, std::vector<events::Change> changes = {}) {
    const auto by = with_needed(given, verdict);
    const Step& step = *step_of(p.stage, act);
    set_stage(tx, p, step, by);
    changes.push_back({"stage", std::string{name_of(step.from)}, std::string{name_of(step.to)}});
    bool answers = act == Act::accept || act == Act::decline;
    events::record(tx, {"partnerships", p.id.value}, name_of(act), by, changes, answers ? p.answer : "");
    p.stage = step.to;
    tell_stage(tx, institution, p, by.when);
    tx.commit();
    return step.to;
}

void set_answer(db::Transaction& tx, Partnership& p, const std::string& answer, const std::string& other_form,
                Time when) {
    p.answer = answer;
    p.other_form = other_form;
    p.answered_on = when.date();
    update_partnership(tx, p, when);
}

// Opened again, the case owes an answer once more; the old one stays in its history and its thread.
std::vector<events::Change> promise_anew(db::Transaction& tx, Partnership& p,
                                         const settings::Settings& institution, Time when) {
    auto before = p.answer_by;
    p.answer.clear();
    p.other_form.clear();
    p.answered_on.reset();
    p.answer_by = promised_day(institution, when.date());
    update_partnership(tx, p, when);
    return {{"answer_by", before ? before->iso() : "", p.answer_by->iso()}};
}

// A case on which the step has been taken meanwhile says so itself.
std::optional<Failure> take_along(db::Transaction& tx, const Partnership& p, Act act, const Along& along,
                                  const By& by) {
    if (along.seen && *along.seen != p.version && step_of(p.stage, act)) return outdated("partnerships.case");
    if (!along.interest) return std::nullopt;
    auto declared = declare_within(tx, p.id, *along.interest, by);
    return declared ? std::nullopt : std::optional{declared.failure()};
}

// FL 17 §: a conflict is told at once, also when it stops what it came with.
Failure refused_but_told(db::Transaction& tx, const Verdict& verdict, const Along& along) {
    if (along.interest && along.interest->interest == Interest::conflict) tx.commit();
    return refused(verdict);
}

} // namespace

Result<Stage> begin_screening(db::Database& database, PartnershipId id, const settings::Settings& institution,
                              const By& by, const Along& along) {
    auto tx = database.begin();
    auto p = find_partnership(tx, id);
    if (!p) return missing("partnerships.case");
    if (auto stop = take_along(tx, *p, Act::begin_screening, along, by)) return *stop;
    auto verdict = may_begin_screening(screening_facts(tx, *p, by.account, institution, by.when.date()));
    if (!verdict.passes(by.excuses)) return refused_but_told(tx, verdict, along);
    join_team(tx, id, by.account, TeamFunction::triage_officer, by.when);
    return take(tx, institution, *p, Act::begin_screening, by, verdict);
}

Result<Stage> accept(db::Database& database, PartnershipId id, const std::string& answer,
                     const settings::Settings& institution, const Access& access, const By& by,
                     const Along& along) {
    auto tx = database.begin();
    auto p = find_partnership(tx, id);
    if (!p) return missing("partnerships.case");
    if (auto stop = take_along(tx, *p, Act::accept, along, by)) return *stop;
    p->answer = answer;
    auto verdict = acceptance_of(tx, *p, by.account, access, institution, by.when.date());
    if (!verdict.passes(by.excuses)) return refused_but_told(tx, verdict, along);
    set_answer(tx, *p, answer, "", by.when);
    return take(tx, institution, *p, Act::accept, by, verdict);
}

Result<Stage> decline(db::Database& database, PartnershipId id, const std::string& answer,
                      const std::string& other_form, const settings::Settings& institution, const By& by,
                      const Along& along) {
    auto tx = database.begin();
    auto p = find_partnership(tx, id);
    if (!p) return missing("partnerships.case");
    if (auto stop = take_along(tx, *p, Act::decline, along, by)) return *stop;
    p->answer = answer;
    auto verdict = may_decline(screening_facts(tx, *p, by.account, institution, by.when.date()));
    if (!verdict.passes(by.excuses)) return refused_but_told(tx, verdict, along);
    set_answer(tx, *p, answer, other_form, by.when);
    return take(tx, institution, *p, Act::decline, by, verdict);
}

Result<Stage> withdraw(db::Database& database, PartnershipId id, const settings::Settings& institution,
                       const By& by) {
    auto tx = database.begin();
    auto p = find_partnership(tx, id);
    if (!p) return missing("partnerships.case");
    auto verdict = may_withdraw(screening_facts(tx, *p, by.account, institution, by.when.date()));
    if (!verdict.passes(by.excuses)) return refused(verdict);
    return take(tx, institution, *p, Act::withdraw, by, verdict);
}

Result<Stage> reopen(db::Database& database, PartnershipId id, const settings::Settings& institution,
                     const By& by) {
    auto tx = database.begin();
    auto p = find_partnership(tx, id);
    if (!p) return missing("partnerships.case");
    auto verdict =
        may_reopen(screening_facts(tx, *p, by.account, institution, by.when.date()), !by.reason.empty());
    if (!verdict.passes(by.excuses)) return refused(verdict);
    auto changes = promise_anew(tx, *p, institution, by.when);
    return take(tx, institution, *p, Act::reopen, by, verdict, std::move(changes));
}

} // namespace partnerships
