// What may be absent as the text of a field: a day, a number, somebody's number. Nothing is the empty text.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/id.hpp"

#include <optional>
#include <string>

inline std::string written(const std::optional<Date>& day) { return day ? day->iso() : ""; }
inline std::string written(const std::optional<int>& number) { return number ? std::to_string(*number) : ""; }
template <class Tag> std::string written(const std::optional<Id<Tag>>& id) {
    return id ? std::to_string(id->value) : "";
}
