// PostgreSQL wants $1 where our statements say `?`.
#include "platform/db/postgresql_connection.hpp"

namespace db {

namespace {

// Where the literal, quoted name or comment that begins at `from` ends; `from` itself when none begins there.
std::size_t end_of_quiet(std::string_view sql, std::size_t from) {
    auto until = [&](std::string_view end) {
        auto found = sql.find(end, from + 1);
        return found == std::string_view::npos ? sql.size() : found + end.size();
    };
    if (sql[from] == '\'')
        return until("'"); // '' within a literal is the end of one and the beginning of another
    if (sql[from] == '"') return until("\"");
    if (sql.substr(from).starts_with("--")) return until("\n");
    if (sql.substr(from).starts_with("/*")) return until("*/");
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
