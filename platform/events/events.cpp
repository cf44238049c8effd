// Writing events and reading them back.
#include "platform/events/events.hpp"

#include "platform/events/chain.hpp"

#include <boost/json.hpp>

namespace events {

namespace json = boost::json;
using db::Sql;

namespace {

constexpr Sql insert_event = R"sql(
    INSERT INTO events (id, at, account, actor, capacity, subject_kind, subject_id, act, reason, excuses, rule_version,
                        changes, note, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";
constexpr Sql select_history = R"sql(
    SELECT id, at, account, actor, capacity, subject_kind, subject_id, act, reason, excuses, rule_version, changes, note, hash
      FROM events WHERE subject_kind = ? AND subject_id = ? ORDER BY id DESC LIMIT ?
)sql";
constexpr Sql select_latest = R"sql(
    SELECT id, at, account, actor, capacity, subject_kind, subject_id, act, reason, excuses, rule_version, changes, note, hash
      FROM events ORDER BY id DESC LIMIT ?
)sql";

json::value value_of(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
}

std::string json_of(const std::vector<Change>& changes) {
    json::array list;
    for (const Change& change : changes)
        list.push_back({{"field", change.field},
                        {"before", value_of(change.before)},
                        {"after", value_of(change.after)}});
    return json::serialize(list);
}

std::string json_of(const Excuses& excuses) {
    json::array list;
    for (const Excuse& excuse : excuses)
        list.push_back({{"reason", excuse.reason}, {"explanation", excuse.explanation}});
    return json::serialize(list);
}

std::string text_of(const json::value& value) { return std::string{value.as_string()}; }
std::optional<std::string> optional_text_of(const json::value& value) {
    return value.is_null() ? std::nullopt : std::optional{text_of(value)};
}

} // namespace

EventId record(db::Transaction& tx, Subject subject, std::string_view act, const By& by,
               const std::vector<Change>& changes, std::string_view note) {
    auto end = end_of_chain(tx);
    Event event{
        .id = {end.events + 1},
        .at = by.when,
        .account = by.account ? std::optional{by.account} : std::nullopt,
        .actor = by.name,
        .capacity = by.capacity,
        .subject_kind = std::string{subject.kind},
        .subject_id = subject.id,
        .act = std::string{act},
        .reason = by.reason,
        .excuses = json_of(by.excuses),
        .rule_version = by.rule_version,
        .changes = json_of(changes),
        .note = std::string{note},
        .hash = {},
    };
    event.hash = hash_of(event, end.hash);
    tx.run(insert_event, event.id, event.at, event.account, event.actor, event.capacity, event.subject_kind,
           event.subject_id, event.act, event.reason, event.excuses, event.rule_version, event.changes,
           event.note, event.hash);
    move_end(tx, {event.id.value, event.hash});
    return event.id;
}

std::vector<Event> history_of(db::Session& session, Subject subject, int limit) {
    return session.all<Event>(select_history, subject.kind, subject.id, limit);
}

std::vector<Event> latest(db::Session& session, int limit) {
    return session.all<Event>(select_latest, limit);
}

std::vector<Change> changes_of(const Event& event) {
    std::vector<Change> changes;
    auto parsed = json::parse(event.changes);
    for (const json::value& change : parsed.as_array())
        changes.push_back({text_of(change.at("field")), optional_text_of(change.at("before")),
                           optional_text_of(change.at("after"))});
    return changes;
}

Excuses excuses_of(const Event& event) {
    Excuses excuses;
    auto parsed = json::parse(event.excuses);
    for (const json::value& excuse : parsed.as_array())
        excuses.push_back({text_of(excuse.at("reason")), text_of(excuse.at("explanation"))});
    return excuses;
}

} // namespace events
