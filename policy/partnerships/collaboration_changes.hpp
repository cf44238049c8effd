// What differs between two states of a collaboration, field by field, and back again.
#pragma once

#include "platform/events/events.hpp"
#include "policy/partnerships/collaboration.hpp"

#include <string_view>
#include <vector>

namespace partnerships {

std::vector<events::Change> differences(const Collaboration& before, const Collaboration& after);
// As the history has it; a field that edits do not change is left alone.
void set_field(Collaboration& collaboration, std::string_view field, const std::string& value);
// A change of what it says of itself.
bool may_put_back_collaboration(const events::Event& event);

} // namespace partnerships
