// What the casts of all rooms share. They call the actions that pages call, with data of ours: a step that a
// rule refuses is a mistake in that data, and ends the program.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/result.hpp"
#include "platform/events/by.hpp"

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace cast {

template <class T> T played(Result<T> result, std::string_view what) {
    if (result) return *result;
    std::string why{what};
    for (const auto& reason : result.failure().reasons) why += " " + reason;
    for (const auto& [field, reason] : result.failure().fields) why += " " + field + ":" + reason;
    throw std::runtime_error(why);
}

// At eight in the morning of a day.
inline By at(By by, Date day, std::string reason = {}) {
    by.when = Time{day.days + std::chrono::hours{8}};
    by.reason = std::move(reason);
    return by;
}

} // namespace cast
