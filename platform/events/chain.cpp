// Each event's hash covers the one before it: whoever changes, removes or inserts one breaks every later
// link.
#include "platform/events/chain.hpp"

#include "platform/basics/digest.hpp"

namespace events {

using db::Sql;

namespace {

constexpr Sql select_end = "SELECT events, hash FROM event_chain WHERE id = 1";
constexpr Sql update_end = "UPDATE event_chain SET events = ?, hash = ? WHERE id = 1";
constexpr Sql select_all = R"sql(
    SELECT id, at, account, actor, capacity, subject_kind, subject_id, act, reason, excuses, rule_version, changes, note, hash
      FROM events ORDER BY id
)sql";

// Every field with its length before it, so that no two different events have the same text.
std::string canonical_text(const Event& event) {
    std::string text;
    auto add = [&](std::string_view field) {
        text.append(std::to_string(field.size())).append(":").append(field).append(",");
    };
    add(std::to_string(event.id.value));
    add(event.at.iso());
    add(event.account ? std::to_string(event.account->value) : "");
    add(event.actor);
    add(event.capacity);
    add(event.subject_kind);
    add(std::to_string(event.subject_id));
    add(event.act);
    add(event.reason);
    add(event.excuses);
    add(event.rule_version);
    add(event.changes);
    add(event.note);
    return text;
}

} // namespace

End end_of_chain(db::Session& session) { return session.one<End>(select_end); }
void move_end(db::Transaction& tx, const End& end) { tx.run(update_end, end.events, end.hash); }

std::string hash_of(const Event& event, std::string_view previous_hash) {
    return Sha256{}.add(previous_hash).add(canonical_text(event)).hex();
}

Verification verify(db::Session& session) {
    auto end = end_of_chain(session);
    Verification found;
    std::string previous;
    auto broken = [&](EventId at, std::string what) {
        found.broken_at = at;
        found.what = std::move(what);
        return false;
    };
    session.each<Event>(select_all, [&](const Event& event) {
        if (event.id.value != found.events + 1)
            return broken({found.events + 1}, "event " + std::to_string(found.events + 1) + " is missing");
        if (event.hash != hash_of(event, previous))
            return broken(event.id, "event " + std::to_string(event.id.value) + " is not as it was written");
        ++found.events;
        previous = event.hash;
        return true;
    });
    if (!found.broken_at && (found.events != end.events || previous != end.hash))
        broken({found.events + 1}, "the chain was " + std::to_string(end.events) + " events long, now " +
                                       std::to_string(found.events) + " are there");
    return found;
}

} // namespace events
