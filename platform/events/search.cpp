// One statement whose conditions come and go.
#include "platform/events/search.hpp"

namespace events {
namespace {

constexpr db::Sql select_events = R"sql(
    SELECT id, at, account, actor, capacity, subject_kind, subject_id, act, reason, excuses, rule_version, changes, note, hash
      FROM events
     WHERE 1 = 1
)sql";
// From value to value along the index, so that a long history costs no more than a short one.
constexpr db::Sql select_kinds = R"sql(
    WITH RECURSIVE kinds(kind) AS (
        SELECT min(subject_kind) FROM events
         UNION ALL
        SELECT (SELECT min(subject_kind) FROM events WHERE subject_kind > kinds.kind) FROM kinds WHERE kinds.kind IS NOT NULL
    )
    SELECT kind FROM kinds WHERE kind IS NOT NULL ORDER BY kind LIMIT 100
)sql";
constexpr db::Sql select_acts = R"sql(
    SELECT DISTINCT act FROM (SELECT act FROM events WHERE subject_kind = ? ORDER BY id DESC LIMIT 5000) latest
     ORDER BY act LIMIT 200
)sql";

// % and _ are letters here.
std::string pattern_of(const std::string& words) {
    std::string pattern = "%";
    for (char letter : words) {
        if (letter == '%' || letter == '_' || letter == '\\') pattern += '\\';
        pattern += letter;
    }
    return pattern + "%";
}

} // namespace

std::vector<Event> find(db::Session& session, const Sought& sought, int limit) {
    db::Query query{select_events};
    if (!sought.kind.empty()) query.add(" AND subject_kind = ?", sought.kind);
    if (sought.id > 0) query.add(" AND subject_id = ?", sought.id);
    if (!sought.act.empty()) query.add(" AND act = ?", sought.act);
    if (!sought.who.empty()) query.add(" AND lower(actor) LIKE lower(?) ESCAPE '\\'", pattern_of(sought.who));
    if (!sought.capacity.empty()) query.add(" AND capacity = ?", sought.capacity);
    if (sought.from) query.add(" AND at >= ?", *sought.from);
    if (sought.before) query.add(" AND at < ?", *sought.before);
    if (sought.older_than > 0) query.add(" AND id < ?", sought.older_than);
    return session.all<Event>(query.add(" ORDER BY id DESC LIMIT ?", limit));
}

std::optional<Event> find_event(db::Session& session, Subject subject, EventId id) {
    Sought sought;
    sought.kind = subject.kind;
    sought.id = subject.id;
    sought.older_than = id.value + 1;
    auto found = find(session, sought, 1);
    return found.empty() || found.front().id != id ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<std::string> kinds_in_use(db::Session& session) { return session.all<std::string>(select_kinds); }

std::vector<std::string> acts_of(db::Session& session, const std::string& kind) {
    return session.all<std::string>(select_acts, kind);
}

} // namespace events
