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

} // namespace agreements
