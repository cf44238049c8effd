// What both products demand of a parameter.
#pragma once

#include "platform/db/database.hpp"

#include <cstring>

namespace db {

// PostgreSQL cannot keep a zero byte in a text and SQLite's functions stop at it, so neither gets one.
inline void must_be_text(std::string_view value) {
    if (!value.empty() && std::memchr(value.data(), 0, value.size()))
        throw Error{Error::Kind::check, "a text with a zero byte in it cannot be kept"};
}

[[noreturn]] inline void wrong_number_of_values(std::string_view sql, std::size_t places,
                                                std::size_t values) {
    throw std::logic_error("the statement has " + std::to_string(places) + " places and was given " +
                           std::to_string(values) + " values: " + std::string{sql});
}

} // namespace db
