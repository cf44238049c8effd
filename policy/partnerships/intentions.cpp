// Finds what was intended by now, remembers it and mails it, in one transaction.
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

constexpr db::Sql select_intended = R"sql(
    SELECT answers.partnership_id, answers.item, answers.intended_by
      FROM definition_answers answers
      JOIN partnerships cases ON cases.id = answers.partnership_id
     WHERE answers.state = 'intended' AND answers.intended_by <= ?
       AND cases.stage NOT IN ('idea', 'declined', 'withdrawn', 'converted', 'ended', 'lapsed')
     ORDER BY answers.partnership_id, answers.intended_by, answers.item
     LIMIT 5000
)sql";

constexpr db::Sql remember = R"sql(
    INSERT INTO partnership_intention_reminders (partnership_id, item, intended_by, occasion, sent_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
)sql";

bool coordinates(const rights::Roles& roles, const std::string& role) {
    const auto* found = roles.find(role);
    return found &&
           std::binary_search(found->permissions.begin(), found->permissions.end(), May::coordinate.name);
}

// Whose task it is, as in My work: the coordinator's, else the team's, else of those who coordinate in the
// unit. Whoever has a conflict of interest is asked nothing.
std::set<AccountId> asked_about(db::Session& session, const Partnership& p, const rights::Roles& roles,
                                Date today) {
    std::set<AccountId> asked;
    if (p.coordinator_id) asked.insert(*p.coordinator_id);
    const auto team = team_of(session, p.id);
    if (asked.empty())
        for (const auto& member : team)
            if (member.function != TeamFunction::reader) asked.insert(member.account);
    if (asked.empty()) {
        const auto chain = units_above(session, p.unit_id);
        const auto grants = rights::all_grants(session, today);
        for (const auto& grant : grants)
            if (coordinates(roles, grant.role) &&
                (!grant.unit || std::find(chain.begin(), chain.end(), grant.unit) != chain.end()))
                asked.insert(grant.account);
    }
    const auto declarations = declarations_of(session, p.id);
    for (const auto& declaration : declarations)
        if (declaration.conflict) asked.erase(declaration.account);
    return asked;
}

std::vector<rights::Account> readers_of(db::Session& session, const std::set<AccountId>& asked) {
    std::vector<rights::Account> readers;
    for (AccountId id : asked)
        if (auto account = rights::find_account(session, id); account && account->active)
            readers.push_back(std::move(*account));
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
std::int64_t tell_of_case(db::Transaction& tx, PartnershipId id, std::vector<Intended> due,
                          const IntentionsTold& with, Time now) {
    auto p = find_partnership(tx, id);
    if (!p) return 0;
    const auto readers = readers_of(tx, asked_about(tx, *p, with.roles, now.date()));
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
    return sent;
}

} // namespace

jobs::Outcome remind_of_intentions(jobs::Run& run, const IntentionsTold& with) {
    auto now = run.clock.now();
    auto tx = run.database.begin();
    std::map<PartnershipId, std::vector<Intended>> by_case;
    const auto intended = tx.all<Intended>(select_intended, now.date().plus_days(days_before_intended));
    for (const auto& one : intended)
        if (!definition::title_of(with.institution, one.item, text::Language::sv).empty()) // still asked
            by_case[one.id].push_back(one);
    std::int64_t sent = 0;
    for (auto& [id, due] : by_case) sent += tell_of_case(tx, id, std::move(due), with, now);
    tx.commit();
    return jobs::Outcome::done(sent);
}

void add_jobs(jobs::Handlers& handlers, const IntentionsTold& with) {
    handlers.add(std::string{intentions_job},
                 [with](jobs::Run& run) { return remind_of_intentions(run, with); });
}

} // namespace partnerships
