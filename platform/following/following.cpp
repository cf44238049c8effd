// Follows, how far somebody has read, and the events newer than that.
#include "platform/following/following.hpp"

#include <algorithm>

namespace following {
namespace {

constexpr db::Sql select_choice = "SELECT choice FROM news_readers WHERE account_id = ?";
constexpr db::Sql upsert_choice = R"sql(
    INSERT INTO news_readers (account_id, choice) VALUES (?, ?)
    ON CONFLICT (account_id) DO UPDATE SET choice = excluded.choice
)sql";
constexpr db::Sql select_seen = "SELECT seen_event FROM news_readers WHERE account_id = ?";
// Never backwards: two windows may be open.
constexpr db::Sql upsert_seen = R"sql(
    INSERT INTO news_readers (account_id, seen_event) VALUES (?, ?)
    ON CONFLICT (account_id) DO UPDATE SET seen_event = excluded.seen_event
     WHERE news_readers.seen_event < excluded.seen_event
)sql";
constexpr db::Sql select_follows =
    "SELECT count(*) FROM follows WHERE account_id = ? AND subject_kind = ? AND subject_id = ?";
constexpr db::Sql select_followed = R"sql(
    SELECT subject_id FROM follows WHERE account_id = ? AND subject_kind = ? ORDER BY since DESC, subject_id LIMIT 500
)sql";
constexpr db::Sql insert_follow = R"sql(
    INSERT INTO follows (account_id, subject_kind, subject_id, since) VALUES (?, ?, ?, ?)
    ON CONFLICT (account_id, subject_kind, subject_id) DO NOTHING
)sql";
constexpr db::Sql delete_follow =
    "DELETE FROM follows WHERE account_id = ? AND subject_kind = ? AND subject_id = ?";
constexpr db::Sql select_news = R"sql(
    SELECT id, at, account, actor, capacity, subject_kind, subject_id, act, reason, excuses, rule_version, changes, note, hash
      FROM events
     WHERE subject_kind = ? AND id > ? AND (account IS NULL OR account <> ?) AND subject_id
)sql";
constexpr db::Sql newest_first = " ORDER BY id DESC LIMIT ?";

std::vector<std::int64_t> subjects_of(db::Session& session, const web::RecordKind& kind, AccountId account) {
    auto ids = session.all<std::int64_t>(select_followed, account, kind.kind);
    if (!kind.own) return ids;
    auto own = kind.own(session, account);
    ids.insert(ids.end(), own.begin(), own.end());
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

} // namespace

Choice choice_of(db::Session& session, AccountId account) {
    return session.find<Choice>(select_choice, account).value_or(Choice::daily);
}
void choose(db::Transaction& tx, AccountId account, Choice choice) { tx.run(upsert_choice, account, choice); }

bool follows(db::Session& session, AccountId account, events::Subject subject) {
    return session.one<int>(select_follows, account, subject.kind, subject.id) > 0;
}
void follow(db::Transaction& tx, AccountId account, events::Subject subject, Time when) {
    tx.run(insert_follow, account, subject.kind, subject.id, when);
}
void unfollow(db::Transaction& tx, AccountId account, events::Subject subject) {
    tx.run(delete_follow, account, subject.kind, subject.id);
}

std::int64_t seen_up_to(db::Session& session, AccountId account) {
    return session.find<std::int64_t>(select_seen, account).value_or(0);
}
void note_seen(db::Transaction& tx, AccountId account, std::int64_t event) {
    tx.run(upsert_seen, account, event);
}

std::vector<events::Event> news_of(db::Session& session, const web::Records& records, const Asked& asked) {
    std::vector<events::Event> news;
    for (const auto& kind : records) {
        auto ids = subjects_of(session, kind, asked.account);
        if (ids.empty()) continue;
        db::Query query{select_news, kind.kind, asked.after, asked.account};
        query.add_in(ids).add(newest_first, asked.limit);
        auto some = session.all<events::Event>(query);
        news.insert(news.end(), some.begin(), some.end());
    }
    std::sort(news.begin(), news.end(), [](const auto& a, const auto& b) { return a.id.value > b.id.value; });
    if (news.size() > static_cast<std::size_t>(asked.limit))
        news.resize(static_cast<std::size_t>(asked.limit));
    return news;
}

web::Records readable(const web::Records& records, const std::vector<std::string_view>& permissions) {
    web::Records open;
    for (const auto& kind : records)
        if (std::find(permissions.begin(), permissions.end(), kind.who.name) != permissions.end())
            open.push_back(kind);
    return open;
}

} // namespace following
