// What the policy says about ROOM, as pure functions.
#pragma once

#include "platform/basics/verdict.hpp"

#include <string_view>

namespace ROOM {

// Policy, "…": the sentence that this rule obeys.
Verdict may_begin(std::string_view title);

} // namespace ROOM
