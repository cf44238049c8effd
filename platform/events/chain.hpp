// The chain of hashes over the events. Seen only inside platform/events.
#pragma once

#include "platform/events/events.hpp"

namespace events {

// How many events there are and the hash of the last one. Kept in a row of its own, so that a cut-off end is
// seen.
struct End {
    std::int64_t events;
    std::string hash;
};

End end_of_chain(db::Session& session);
void move_end(db::Transaction& tx, const End& end);

// SHA-256 over the previous event's hash and every field of this one.
std::string hash_of(const Event& event, std::string_view previous_hash);

} // namespace events
