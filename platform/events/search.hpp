// Looking things up in the history: by record, person, day, act and capacity, newest first, page by page.
#pragma once

#include "platform/events/events.hpp"

#include <optional>

namespace events {

struct Sought {
    std::string kind;                 // of the record; "" any
    std::int64_t id = 0;              // of the record; 0 any
    std::string act;                  // "" any
    std::string who;                  // a part of the actor's name
    std::string capacity;             // "ki", "k"; "" any
    std::optional<Time> from, before; // when
    std::int64_t older_than = 0;      // number of the last event of the page before; 0: from the newest
};
std::vector<Event> find(db::Session& session, const Sought& sought, int limit);
// This one of its history, however long that is.
std::optional<Event> find_event(db::Session& session, Subject subject, EventId id);
// What there is to choose from, for the filters.
std::vector<std::string> kinds_in_use(db::Session& session);
std::vector<std::string> acts_of(db::Session& session, const std::string& kind);

} // namespace events
