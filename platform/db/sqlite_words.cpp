// SQLite's own lower() knows the letters a to z only: "Åre" would not be found by "åre". PostgreSQL's knows
// all.
#include "platform/db/sqlite_words.hpp"

#include <sqlite3.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <string>

namespace db {
namespace {

std::string small(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    const auto* octets = reinterpret_cast<const std::uint8_t*>(text.data());
    auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(octets, at, length, letter);
        char bytes[U8_MAX_LENGTH];
        std::int32_t size = 0;
        U8_APPEND_UNSAFE(bytes, size, u_tolower(letter));
        out.append(bytes, static_cast<std::size_t>(size));
    }
    return out;
}

void lower(sqlite3_context* context, int, sqlite3_value** values) {
    auto* start = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (!start) return sqlite3_result_null(context);
    auto text = small({start, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

} // namespace

bool teach_words(sqlite3* database) {
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    return sqlite3_create_function_v2(database, "lower", 1, flags, nullptr, lower, nullptr, nullptr,
                                      nullptr) == SQLITE_OK;
}

} // namespace db
