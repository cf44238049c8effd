// What an import could cost at least: simdjson's parse of the same lines, and a bare SQLite loop that inserts
// the very rows that an import made, with the same indexes.
//
//   import_bare IMPORTED.sqlite COPY.sqlite FILE.jsonl…       (unpacked files; COPY is made anew)
#include <simdjson.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void must(int code, sqlite3* database) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
    std::exit(1);
}
void run(sqlite3* database, const std::string& sql) {
    must(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), database);
}
sqlite3_stmt* prepare(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    must(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr), database);
    return statement;
}

double parse(int count, char** files) {
    auto start = Clock::now();
    simdjson::dom::parser parser;
    std::size_t records = 0;
    for (int i = 0; i < count; ++i) {
        std::ifstream file{files[i]};
        for (std::string line; std::getline(file, line);) records += !parser.parse(line).error();
    }
    std::printf("%zu records parsed\n", records);
    return seconds_since(start);
}

struct Table {
    std::string name;
    int columns = 0;
    std::vector<std::vector<sqlite3_value*>> rows;
};

Table rows_of(sqlite3* from, const std::string& name, const std::string& columns) {
    Table table{name, 0, {}};
    auto* statement = prepare(from, "SELECT " + columns + " FROM " + name + " ORDER BY rowid");
    table.columns = sqlite3_column_count(statement);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        auto& row = table.rows.emplace_back();
        for (int i = 0; i < table.columns; ++i)
            row.push_back(sqlite3_value_dup(sqlite3_column_value(statement, i)));
    }
    sqlite3_finalize(statement);
    return table;
}

double insert(sqlite3* into, const Table& table, const std::string& columns) {
    std::string places = "?";
    for (int i = 1; i < table.columns; ++i) places += ", ?";
    auto* statement =
        prepare(into, "INSERT INTO " + table.name + " (" + columns + ") VALUES (" + places + ")");
    auto start = Clock::now();
    for (const auto& row : table.rows) {
        for (int i = 0; i < table.columns; ++i)
            sqlite3_bind_value(statement, i + 1, row[static_cast<std::size_t>(i)]);
        must(sqlite3_step(statement), into);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    double took = seconds_since(start);
    std::printf("%-24s %8zu rows %7.2f s\n", table.name.c_str(), table.rows.size(), took);
    return took;
}

} // namespace

int main(int count, char** words) {
    if (count < 4) return std::fputs("import_bare IMPORTED.sqlite COPY.sqlite FILE…\n", stderr), 2;
    sqlite3 *from = nullptr, *into = nullptr;
    std::filesystem::remove(words[2]);
    must(sqlite3_open(words[1], &from), from);
    must(sqlite3_open(words[2], &into), into);
    run(into, "PRAGMA journal_mode = wal; PRAGMA synchronous = normal; PRAGMA foreign_keys = on");
    auto* schema = prepare(from, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE "
                                 "'organisation_trigrams_%' AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
    while (sqlite3_step(schema) == SQLITE_ROW)
        run(into, reinterpret_cast<const char*>(sqlite3_column_text(schema, 0)));
    sqlite3_finalize(schema);
    double parsing = parse(count - 3, words + 3), inserting = 0;
    const std::pair<std::string, std::string> tables[] = {
        {"organisations", "*"},          {"organisation_names", "*"},  {"identifiers", "*"},
        {"organisation_relations", "*"}, {"organisation_search", "*"}, {"organisation_counts", "*"}};
    run(into, "BEGIN");
    for (const auto& [name, columns] : tables) {
        auto table = rows_of(from, name, columns);
        std::string list;
        auto* info = prepare(from, "SELECT group_concat(name) FROM pragma_table_info('" + name + "')");
        if (sqlite3_step(info) == SQLITE_ROW)
            list = reinterpret_cast<const char*>(sqlite3_column_text(info, 0));
        sqlite3_finalize(info);
        inserting += insert(into, table, list);
    }
    auto search = rows_of(from, "organisation_search", "organisation_id, text");
    search.name = "organisation_trigrams";
    inserting += insert(into, search, "rowid, text");
    auto start = Clock::now();
    run(into, "COMMIT");
    inserting += seconds_since(start);
    std::printf("parse %.2f s, insert %.2f s, together %.2f s\n", parsing, inserting, parsing + inserting);
    return 0;
}
