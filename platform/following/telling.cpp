// The mails about what is new.
#include "platform/following/following.hpp"
#include "platform/mail/mail.hpp"

#include <algorithm>

namespace following {
namespace {

struct Reader {
    AccountId account;
    std::string email;
    std::string language;
    std::int64_t told = 0;
};
constexpr db::Sql select_readers = R"sql(
    SELECT accounts.id, accounts.email, accounts.language, coalesce(news_readers.told_event, 0)
      FROM accounts
      LEFT JOIN news_readers ON news_readers.account_id = accounts.id
     WHERE accounts.active = 1 AND coalesce(news_readers.choice, 'daily') = ?
     ORDER BY accounts.id
     LIMIT 20000
)sql";
struct RoleHeld {
    std::string role;
};
constexpr db::Sql select_roles = R"sql(
    SELECT role FROM role_grants
     WHERE account_id = ? AND revoked_at IS NULL AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
     ORDER BY id LIMIT 200
)sql";
constexpr db::Sql upsert_told = R"sql(
    INSERT INTO news_readers (account_id, told_event) VALUES (?, ?)
    ON CONFLICT (account_id) DO UPDATE SET told_event = excluded.told_event
)sql";
// What is older than this is no news to somebody who has never been told anything.
constexpr db::Sql select_a_day_ago = "SELECT coalesce(max(id), 0) FROM events WHERE at < ?";
constexpr db::Sql select_newest = "SELECT events FROM event_chain WHERE id = 1";

constexpr int most_lines = 40;

// A role that was taken away takes the news with it.
std::vector<std::string_view> permissions_of(db::Session& session, const rights::Roles& roles,
                                             AccountId account, Date today) {
    std::vector<std::string_view> permissions;
    for (const auto& held : session.all<RoleHeld>(select_roles, account, today, today))
        if (const auto* role = roles.find(held.role))
            permissions.insert(permissions.end(), role->permissions.begin(), role->permissions.end());
    return permissions;
}

std::string lines_of(const text::Words& tr, const web::Records& records, const web::RecordNames& names,
                     const std::vector<events::Event>& news) {
    std::string lines;
    for (const auto& event : news) {
        auto name = names.find({event.subject_kind, event.subject_id});
        if (name == names.end()) continue;
        lines += tr("following.mail.line",
                    {{"record", name->second.title},
                     {"what", web::act_in_words(tr, records, event.subject_kind, event.act)},
                     {"who", event.actor},
                     {"when", tr.time(event.at)},
                     {"place", name->second.href}}) +
                 "\n\n";
    }
    return lines;
}

bool tell_one(db::Transaction& tx, const Reader& reader, const Telling& with, Time now, std::int64_t after) {
    auto permissions = permissions_of(tx, with.roles, reader.account, now.date());
    auto records = readable(with.records, permissions);
    auto news = news_of(tx, records, {reader.account, std::max(reader.told, after), most_lines});
    const auto& tr = reader.language == "en" ? with.catalogues.en : with.catalogues.sv;
    auto lines = lines_of(tr, records, web::names_of(tx, records, news), news);
    if (lines.empty()) return false;
    auto queued =
        mail::queue(tx,
                    {.to = reader.email,
                     .subject = tr.count("following.mail.subject", static_cast<std::int64_t>(news.size())),
                     .text = tr("following.mail.text", {{"lines", lines}}),
                     .language = tr.language(),
                     .about = {"accounts", reader.account.value}},
                    now);
    return bool(queued);
}

} // namespace

jobs::Outcome tell(jobs::Run& run, Choice choice, const Telling& with) {
    auto now = run.clock.now();
    auto tx = run.database.begin();
    auto newest = tx.one<std::int64_t>(select_newest);
    auto after = tx.one<std::int64_t>(select_a_day_ago, now.plus_seconds(-24 * 3600));
    std::int64_t sent = 0;
    for (const auto& reader : tx.all<Reader>(select_readers, choice)) {
        if (reader.told >= newest) continue;
        if (tell_one(tx, reader, with, now, after)) ++sent;
        tx.run(upsert_told, reader.account, newest);
    }
    tx.commit();
    return jobs::Outcome::done(sent);
}

} // namespace following
