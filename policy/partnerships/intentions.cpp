// Finds what was intended by now; of each case it is remembered and mailed in one transaction.
#include "policy/partnerships/intentions.hpp"

#include "platform/events/events.hpp"
#include "platform/mail/mail.hpp"
#include "platform/rights/accounts.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/may.hpp"
#include "policy/partnerships/access.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace partnerships {
namespace {

enum class Occasion { near, passed };
constexpr EnumNames<Occasion, 2> names_of(Occasion) { return {"near", "passed"}; }

struct Intended {
    PartnershipId id;
    std::string item; // the characteristic's key
    Date by;
};

// Each once: what has been told does not fill the limit of those nights that come.
constexpr db::Sql select_intended = R"sql(
    SELECT answers.partnership_id, answers.item, answers.intended_by
      FROM definition_answers answers
      JOIN partnerships cases ON cases.id = answers.partnership_id
     WHERE answers.state = 'intended' AND answers.intended_by <= ?
       AND NOT EXISTS (SELECT 1 FROM partnership_intention_reminders told
                        WHERE told.partnership_id = answers.partnership_id AND told.item = answers.item
                          AND told.intended_by = answers.intended_by
                          AND told.occasion = CASE WHEN answers.intended_by < ? THEN 'passed' ELSE 'near' END)
       AND cases.stage
)sql";
constexpr db::Sql by_case_and_day =
    " ORDER BY answers.partnership_id, answers.intended_by, answers.item LIMIT 5000";

constexpr db::Sql remember = R"sql(
    INSERT INTO partnership_intention_reminders (partnership_id, item, intended_by, occasion, sent_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
)sql";

// The grants of today by which somebody coordinates, within a unit or everywhere.
std::vector<rights::GrantLine> coordinating(db::Session& session, const rights::Roles& roles, Date today) {
    auto grants = rights::all_grants(session, today);
    std::erase_if(grants, [&](const rights::GrantLine& grant) {
        const auto* role = roles.find(grant.role);
        return !role ||
               !std::binary_search(role->permissions.begin(), role->permissions.end(), May::coordinate.name);
    });
    return grants;
}

using Accounts = std::set<AccountId>;

Accounts working_on(db::Session& session, PartnershipId id) {
    Accounts members;
    const auto team = team_of(session, id);
    for (const auto& member : team)
        if (member.function != TeamFunction::reader) members.insert(member.account);
    return members;
}

Accounts coordinating_in(db::Session& session, std::optional<UnitId> unit,
                         const std::vector<rights::GrantLine>& grants) {
    Accounts coordinators;
    const auto chain = units_above(session, unit);
    for (const auto& grant : grants)
        if (!grant.unit || std::find(chain.begin(), chain.end(), grant.unit) != chain.end())
            coordinators.insert(grant.account);
    return coordinators;
}

// Whose task it is, as in My work: the coordinator's, else the team's, else of those who coordinate in the
// unit. Whoever has left or has a conflict of interest is asked nothing, and then the next are.
std::vector<rights::Account> readers_of(db::Session& session, const Partnership& p,
                                        const std::vector<rights::GrantLine>& grants) {
    const auto declarations = declarations_of(session, p.id);
    auto impartial = [&](AccountId account) {
        return std::none_of(declarations.begin(), declarations.end(), [&](const auto& declaration) {
            return declaration.conflict && declaration.account == account;
        });
    };
    const Accounts coordinator = p.coordinator_id ? Accounts{*p.coordinator_id} : Accounts{};
    std::vector<rights::Account> readers;
    for (const auto& asked :
         {coordinator, working_on(session, p.id), coordinating_in(session, p.unit_id, grants)}) {
        for (AccountId id : asked)
            if (auto account = rights::find_account(session, id); account && account->active && impartial(id))
                readers.push_back(std::move(*account));
        if (!readers.empty()) break;
    }
    return readers;
}

std::string lines_of(const text::Words& tr, const settings::Settings& institution,
                     const std::vector<Intended>& due, Date today) {
    std::string lines;
    for (const auto& one : due) {
        std::string key =
            one.by < today ? "partnerships.mail.intended.passed" : "partnerships.mail.intended.near";
        lines += "- " +
                 tr(key, {{"item", definition::title_of(institution, one.item, tr.language())},
                          {"day", tr.date(one.by)}}) +
                 "\n";
    }
    return lines;
}

bool tell(db::Transaction& tx, const Partnership& p, const rights::Account& reader,
          const std::vector<Intended>& due, const IntentionsTold& with, Time now) {
    const auto& tr = reader.language == "en" ? with.catalogues.en : with.catalogues.sv;
    auto place =
        address_in_mails(with.institution) + "/partnerships/" + std::to_string(p.id.value) + "/definition";
    auto lines = lines_of(tr, with.institution, due, now.date());
    text::Fill fill{{"title", p.title}, {"number", p.number}, {"lines", lines}, {"place", place}};
    auto queued = mail::queue(tx,
                              {.to = reader.email,
                               .subject = tr("partnerships.mail.intended.subject", fill),
                               .text = tr("partnerships.mail.intended.text", fill),
                               .language = tr.language(),
                               .about = {"partnerships", p.id.value}},
                              now);
    return bool(queued);
}

// What of these has not been told before, told now.
std::int64_t tell_of_case(db::Database& database, PartnershipId id, std::vector<Intended> due,
                          const std::vector<rights::GrantLine>& grants, const IntentionsTold& with,
                          Time now) {
    auto tx = database.begin();
    auto p = find_partnership(tx, id);
    if (!p) return 0;
    const auto readers = readers_of(tx, *p, grants);
    if (readers.empty()) return 0; // nothing is remembered as told while there is nobody to tell
    std::erase_if(due, [&](const Intended& one) {
        auto occasion = one.by < now.date() ? Occasion::passed : Occasion::near;
        return tx.run(remember, id, one.item, one.by, occasion, now) == 0;
    });
    if (due.empty()) return 0;
    std::int64_t sent = 0;
    for (const auto& reader : readers) sent += tell(tx, *p, reader, due, with, now) ? 1 : 0;
    std::vector<events::Change> changes;
    for (const auto& one : due) changes.push_back({one.item, std::nullopt, one.by.iso()});
    events::record(tx, {"partnerships", id.value}, "intention_reminded",
                   {.account = {}, .name = "program", .capacity = "", .when = now}, changes);
    tx.commit();
    return sent;
}

std::map<PartnershipId, std::vector<Intended>>
due_by_case(db::Session& session, const settings::Settings& institution, Date today) {
    std::map<PartnershipId, std::vector<Intended>> by_case;
    db::Query query{select_intended, today.plus_days(days_before_intended), today};
    const auto intended =
        session.all<Intended>(query.add_in(stages_where(is_followed_up)).add(by_case_and_day));
    for (const auto& one : intended)
        if (!definition::title_of(institution, one.item, text::Language::sv).empty()) // still asked
            by_case[one.id].push_back(one);
    return by_case;
}

} // namespace

jobs::Outcome remind_of_intentions(jobs::Run& run, const IntentionsTold& with) {
    const auto now = run.clock.now();
    std::map<PartnershipId, std::vector<Intended>> by_case;
    std::vector<rights::GrantLine> grants;
    {
        auto reader = run.database.read();
        by_case = due_by_case(reader, with.institution, now.date());
        if (!by_case.empty()) grants = coordinating(reader, with.roles, now.date());
    }
    std::int64_t sent = 0;
    for (auto& [id, due] : by_case) sent += tell_of_case(run.database, id, std::move(due), grants, with, now);
    return jobs::Outcome::done(sent);
}

void add_jobs(jobs::Handlers& handlers, const IntentionsTold& with) {
    handlers.add(std::string{intentions_job},
                 [with](jobs::Run& run) { return remind_of_intentions(run, with); });
}

} // namespace partnerships
