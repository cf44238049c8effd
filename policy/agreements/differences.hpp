// What differs between two states of an agreement, field by field: for the history, for checks, and for
// putting back.
#pragma once

#include "platform/events/events.hpp"
#include "policy/agreements/agreement.hpp"

#include <string>
#include <vector>

namespace agreements {

// Everything that people edit but status and parties.
std::vector<events::Change> differences(const Agreement& before, const Agreement& after);

// The fields that differences names, as texts, and an agreement made to say so.
std::vector<std::pair<std::string, std::string>> texts_of(const Agreement& agreement);
// False: no such field, or no such value.
bool set_text(Agreement& agreement, std::string_view field, const std::string& text);

// Catalogue D13: a party is a legal entity with the unit through which it acts. The same organisation through
// another unit, or on the other side, is another party; said again, it is the same.
bool is_same_party(const Party& a, const Party& b);
// Whether another of them is the same.
bool stands_there(const std::vector<Party>& parties, const Party& wanted);
// The first that stands there already.
std::optional<std::size_t> first_said_twice(const std::vector<Party>& parties);

} // namespace agreements
