// PostgreSQL wants $1 where our statements say `?`.
#include "platform/db/postgresql_connection.hpp"

#include <utility>

namespace db {

namespace {

// Where the literal, quoted name or comment that begins at `from` ends; `from` itself when none begins there.
std::size_t end_of_quiet(std::string_view sql, std::size_t from) {
    auto quiet = [&](std::string_view begin, std::string_view end) {
        if (!sql.substr(from).starts_with(begin)) return from;
        auto found = sql.find(end, from + begin.size()); // in "/*/" the comment does not end yet
        return found == std::string_view::npos ? sql.size() : found + end.size();
    };
    // '' within a literal is the end of one and the beginning of another.
    for (auto [begin, end] : {std::pair{"'", "'"}, {"\"", "\""}, {"--", "\n"}, {"/*", "*/"}})
        if (auto after = quiet(begin, end); after > from) return after;
    return from;
}

} // namespace

Numbered with_numbered_places(std::string_view sql) {
    Numbered numbered;
    numbered.sql.reserve(sql.size() + 16);
    for (std::size_t at = 0; at < sql.size();) {
        auto end = end_of_quiet(sql, at);
        if (end > at) {
            numbered.sql += sql.substr(at, end - at);
            at = end;
        } else if (sql[at] == '?') {
            // With room around it: `LIMIT?OFFSET?` would otherwise become one word.
            numbered.sql += " $" + std::to_string(++numbered.places) + " ";
            ++at;
        } else {
            numbered.sql += sql[at++];
        }
    }
    return numbered;
}

} // namespace db
