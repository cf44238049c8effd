// Finds what has come due, remembers it and mails it, in one transaction.
#include "policy/agreements/reminders.hpp"

#include "platform/events/events.hpp"
#include "platform/mail/mail.hpp"
#include "platform/rights/accounts.hpp"
#include "policy/agreements/dates.hpp"
#include "policy/may.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace agreements {
namespace {

constexpr db::Sql select_running = R"sql(
    SELECT agreements.id, agreements.title, agreements.status, agreements.ends_on, agreements.renewal,
           agreements.renewal_months, agreements.notice_months, agreements.notice_on,
           coalesce(organisations.name, agreements.partner), coalesce(functions.email, '')
      FROM agreements
      LEFT JOIN organisations ON organisations.id = agreements.organisation_id
      LEFT JOIN functions ON functions.id = agreements.function_id
     WHERE agreements.status IN ('in_force', 'notice_given') AND agreements.end_key <= ?
     ORDER BY agreements.end_key, agreements.id
     LIMIT 100000
)sql";

constexpr db::Sql remember = R"sql(
    INSERT INTO agreement_reminders (agreement_id, about, due_on, months, sent_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
)sql";

struct Running {
    AgreementId id;
    std::string title;
    Status status;
    std::optional<Date> ends_on;
    Renewal renewal;
    std::optional<int> renewal_months, notice_months;
    std::optional<Date> notice_on;
    std::string partner;
    std::string function_email;
};

Agreement dates_of(const Running& row) {
    Agreement a;
    a.status = row.status;
    a.ends_on = row.ends_on;
    a.renewal = row.renewal;
    a.renewal_months = row.renewal_months;
    a.notice_months = row.notice_months;
    a.notice_on = row.notice_on;
    return a;
}

struct Due {
    Running row;
    Reminder reminder;
};

using Recipients = std::map<std::string, text::Language>; // by address

text::Language language_named(std::string_view code) {
    return code == "en" ? text::Language::en : text::Language::sv;
}

// Everybody whose roles let them edit agreements.
Recipients editors(db::Session& session, const rights::Roles& roles, Date today) {
    Recipients recipients;
    for (const auto& role : roles.all()) {
        bool edits =
            std::binary_search(role.permissions.begin(), role.permissions.end(), May::edit_agreements.name);
        if (!edits) continue;
        for (const auto& account : rights::holders_of(session, role.key, today))
            recipients.emplace(account.email, language_named(account.language));
    }
    return recipients;
}

std::vector<Due> due_now(db::Transaction& tx, const std::vector<int>& months, Time now) {
    std::vector<Due> due;
    Date today = now.date();
    for (const auto& row : tx.all<Running>(select_running, today.plus_months(months.front())))
        for (const auto& reminder : reminders_due(dates_of(row), months, today))
            if (tx.run(remember, row.id, reminder.about, reminder.due_on, reminder.months, now) > 0)
                due.push_back({row, reminder});
    return due;
}

std::string line_of(const text::Words& tr, const Due& due) {
    auto day = tr.date(due.reminder.due_on);
    std::string key = "agreements.mail." + std::string{name_of(due.reminder.about)};
    if (due.row.renewal == Renewal::automatic) key += "_automatic";
    auto place = "/agreements/" + std::to_string(due.row.id.value);
    return tr(key, {{"title", due.row.title}, {"partner", due.row.partner}, {"day", day}, {"place", place}});
}

bool send(db::Transaction& tx, const text::Words& tr, const std::string& to,
          const std::vector<const Due*>& due, Time now) {
    std::string text{tr("agreements.mail.intro")};
    text += "\n";
    for (const Due* one : due) text += "\n" + line_of(tr, *one) + "\n";
    auto number = static_cast<std::int64_t>(due.size());
    auto queued = mail::queue(tx,
                              {.to = to,
                               .subject = tr.count("agreements.mail.subject", number),
                               .text = text,
                               .language = tr.language()},
                              now);
    return bool(queued);
}

// The function that answers for an agreement, or, where it cannot be reached by mail, everybody who edits the
// register.
std::int64_t send_all(db::Transaction& tx, const std::vector<Due>& due, const Recipients& editors,
                      const text::Catalogues& catalogues, Time now) {
    std::map<std::string, std::vector<const Due*>> by_address;
    for (const auto& one : due) {
        if (mail::is_address(one.row.function_email)) {
            by_address[one.row.function_email].push_back(&one);
            continue;
        }
        for (const auto& [address, language] : editors) by_address[address].push_back(&one);
    }
    std::int64_t sent = 0;
    for (const auto& [address, about] : by_address) {
        auto known = editors.find(address);
        auto language = known == editors.end() ? text::Language::sv : known->second;
        sent += send(tx, catalogues.in(language), address, about, now) ? 1 : 0;
    }
    return sent;
}

} // namespace

std::vector<int> reminder_months(const settings::Settings& institution) {
    std::vector<int> months;
    const auto file = institution.file("institution");
    for (const auto& step : file.list("agreement_reminders"))
        months.push_back(static_cast<int>(step.number("months")));
    std::sort(months.begin(), months.end(), std::greater<>{});
    return months;
}

std::vector<Reminder> reminders_due(const Agreement& agreement, const std::vector<int>& months, Date today) {
    std::vector<Reminder> due;
    auto reach = [&](Occasion about, std::optional<Date> day) {
        if (!day || *day < today) return;
        std::optional<int> step;
        for (int ahead : months)
            if (day->plus_months(-ahead) <= today) step = ahead; // the longest stand first
        if (step) due.push_back({about, *day, *step});
    };
    auto end = runs_until(agreement, today);
    if (agreement.status != Status::notice_given)
        reach(Occasion::notice, notice_day(end, agreement.notice_months));
    reach(Occasion::end, end);
    return due;
}

jobs::Outcome remind(jobs::Run& run, const Reminding& with) {
    auto months = reminder_months(with.institution);
    if (months.empty()) return jobs::Outcome::done();
    auto now = run.clock.now();
    auto tx = run.database.begin();
    auto recipients = editors(tx, with.roles, now.date());
    // Nothing is remembered as sent while there is nobody to send it to.
    if (recipients.empty()) return jobs::Outcome::done();

    auto due = due_now(tx, months, now);
    auto sent = send_all(tx, due, recipients, with.catalogues, now);
    for (const auto& one : due)
        events::record(tx, {"agreements", one.row.id.value}, "reminded",
                       {.account = {}, .name = "program", .capacity = "", .when = now},
                       {{std::string{name_of(one.reminder.about)} + "_reminder", std::nullopt,
                         one.reminder.due_on.iso()}});
    tx.commit();
    return jobs::Outcome::done(sent);
}

} // namespace agreements
