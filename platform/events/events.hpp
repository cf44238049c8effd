// The history: every change is an event, append-only, chained by hash (lifecycle B.4, invariant 1).
//
// An action writes its change, one event and its jobs in one transaction. History, "latest", mail and feeds
// read events.
#pragma once

#include "platform/db/database.hpp"
#include "platform/events/by.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace events {

using EventId = Id<struct EventTag>;

// What an event is about: kind is the thing's table ("organisations", "partnerships"), id its number.
struct Subject {
    std::string_view kind;
    std::int64_t id;
};

// One field's change; empty optionals mean that there was, or is, none.
struct Change {
    std::string field;
    std::optional<std::string> before;
    std::optional<std::string> after;
};

// Writes one event in the running transaction. `act` is a text key's last part ("screened"): room.event.act
// in the texts.
EventId record(db::Transaction& tx, Subject subject, std::string_view act, const By& by,
               const std::vector<Change>& changes = {}, std::string_view note = {});

struct Event {
    EventId id;
    Time at;
    std::optional<AccountId> account;
    std::string actor;
    std::string capacity;
    std::string subject_kind;
    std::int64_t subject_id;
    std::string act;
    std::string reason;
    std::string excuses; // JSON array of {reason, explanation}: each should that was passed over
    std::string rule_version;
    std::string changes; // JSON array of {field, before, after}
    std::string note;
    std::string hash; // SHA-256 in hex over the previous hash and this event's canonical text
};

// Newest first.
std::vector<Event> history_of(db::Session& session, Subject subject, int limit = 200);
std::vector<Event> latest(db::Session& session, int limit);
std::vector<Change> changes_of(const Event& event);
Excuses excuses_of(const Event& event);

struct Verification {
    std::int64_t events = 0;
    std::optional<EventId> broken_at; // the first event whose hash does not follow from the one before
    std::string what;                 // in words, empty when whole
};
// Walks the whole chain; also compares with the recorded length, so that cut-off ends are seen.
Verification verify(db::Session& session);

} // namespace events
