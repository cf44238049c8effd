// The database wrapper: whatever SQLite accepts as a statement has as many places for us as for SQLite, also
// after they are numbered for PostgreSQL; and whatever bytes are kept come back as they were.
#include "platform/db/database.hpp"
#include "platform/db/postgresql_connection.hpp"

#include <cstdlib>

namespace {

// SQLite's other ways to write a place or a name, which our statements do not use
// (docs/handbook/database.md).
bool only_common_forms(std::string_view sql) {
    if (sql.find_first_of(std::string_view{"$:@[`#;\0", 8}) != std::string_view::npos) return false;
    for (std::size_t i = 0; i + 1 < sql.size(); ++i)
        if (sql[i] == '?' && sql[i + 1] >= '0' && sql[i + 1] <= '9') return false;
    return true;
}

// Whether it is a statement at all. A wrong number of values is a std::logic_error, which ends the fuzzer.
bool explain(db::Connection& connection, const std::string& sql, std::size_t places) {
    std::vector<db::Value> values(places, nullptr);
    try {
        connection.select("EXPLAIN " + sql, values, [](const db::Cursor&) { return false; });
    } catch (const db::Error&) {
        return false;
    }
    return true;
}

void demand(bool holds) {
    if (!holds) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    std::string input{reinterpret_cast<const char*>(bytes), size};
    static const auto database = db::Database::open("sqlite:/dev/shm/fuzz-statements.sqlite");
    auto reader = database->read();
    if (only_common_forms(input)) {
        auto numbered = db::with_numbered_places(input);
        if (explain(reader.connection(), input, numbered.places))
            demand(explain(reader.connection(), numbered.sql, numbered.places));
    }
    demand(reader.one<db::Bytes>("SELECT ?", db::Bytes{input}).data == input);
    if (input.find('\0') == std::string::npos) demand(reader.one<std::string>("SELECT ?", input) == input);
    return 0;
}
