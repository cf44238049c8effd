// What loading and importing cost at least: prepared statements in a loop, indexes and trigrams kept up,
// nothing checked.
//
//   limit_sqlite load DB FOLDER      makes the reference database from data.py's files
//   limit_sqlite import DB FOLDER    workload f: import_organisations.csv into it, in one transaction
//   limit_sqlite fsync FILE          the disk's own rate of durable writes
#include "bench/bare.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

constexpr const char* schema = R"sql(
    CREATE TABLE organisations(id INTEGER PRIMARY KEY, identifier TEXT UNIQUE, name TEXT NOT NULL, type TEXT, country TEXT, city TEXT);
    CREATE TABLE agreements(id INTEGER PRIMARY KEY, title TEXT, type TEXT, status TEXT, start_date TEXT, end_date TEXT,
                            organisation_id INTEGER REFERENCES organisations, department TEXT, partnership_id INTEGER);
    CREATE INDEX agr_org ON agreements(organisation_id);
    CREATE INDEX agr_st ON agreements(status, end_date);
    CREATE INDEX org_c ON organisations(country);
    CREATE INDEX org_n ON organisations(name);
    CREATE TABLE sum_status(status TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE sum_country(country TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
    CREATE VIRTUAL TABLE org_fts USING fts5(name, content='organisations', content_rowid='id', tokenize='trigram');
    CREATE TRIGGER org_ai AFTER INSERT ON organisations BEGIN INSERT INTO org_fts(rowid, name) VALUES (new.id, new.name); END;
)sql";

constexpr const char* summaries = R"sql(
    INSERT INTO sum_status SELECT status, count(*) FROM agreements GROUP BY 1;
    INSERT INTO sum_country SELECT o.country, count(*) FROM agreements a JOIN organisations o ON o.id = a.organisation_id GROUP BY 1;
    CREATE TRIGGER agr_ai AFTER INSERT ON agreements BEGIN
        INSERT INTO sum_status VALUES (new.status, 1) ON CONFLICT DO UPDATE SET n = n + 1;
        INSERT INTO sum_country SELECT country, 1 FROM organisations WHERE id = new.organisation_id ON CONFLICT DO UPDATE SET n = n + 1;
    END;
)sql";

// One record of a CSV file; an empty field is NULL.
bool read_record(std::string_view& text, std::vector<std::string>& fields) {
    fields.clear();
    if (text.empty()) return false;
    for (bool more = true; more;) {
        std::string field;
        bool quoted = text.starts_with('"');
        if (quoted) text.remove_prefix(1);
        while (!text.empty() && (quoted || (text[0] != ',' && text[0] != '\r' && text[0] != '\n'))) {
            bool quote = quoted && text[0] == '"', doubled = quote && text.size() > 1 && text[1] == '"';
            if (quote) text.remove_prefix(1);
            if (quote && !doubled)
                quoted = false;
            else
                field += text[0], text.remove_prefix(1);
        }
        fields.push_back(std::move(field));
        more = text.starts_with(',');
        if (more) text.remove_prefix(1);
    }
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return true;
}

long read_into(sqlite3* database, const std::string& file, const std::string& table, int columns) {
    std::ifstream opened{file, std::ios::binary};
    std::string content{std::istreambuf_iterator<char>{opened}, {}};
    std::string places = "?";
    for (int i = 1; i < columns; ++i) places += ", ?";
    auto* insert = bare::prepare(database, "INSERT INTO " + table + " VALUES (" + places + ")");
    std::string_view rest = content;
    std::vector<std::string> fields;
    long rows = 0;
    for (read_record(rest, fields); read_record(rest, fields); ++rows) {
        for (int i = 0; i < columns; ++i) {
            const std::string& field = fields.at(static_cast<std::size_t>(i));
            if (field.empty())
                sqlite3_bind_null(insert, i + 1);
            else
                sqlite3_bind_text(insert, i + 1, field.data(), static_cast<int>(field.size()), SQLITE_STATIC);
        }
        bare::must(sqlite3_step(insert), database);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    return rows;
}

int load(const std::string& file, const std::string& folder) {
    auto* database = bare::open(file);
    bare::run(database, std::string{schema} + "BEGIN");
    read_into(database, folder + "/organisations.csv", "organisations", 6);
    read_into(database, folder + "/agreements.csv", "agreements", 9);
    bare::run(database, std::string{summaries} + "COMMIT; ANALYZE");
    return 0;
}

int import(const std::string& file, const std::string& folder) {
    auto start = Clock::now();
    auto* database = bare::open(file);
    bare::run(database, "BEGIN IMMEDIATE");
    long rows = read_into(database, folder + "/import_organisations.csv", "organisations", 6);
    bare::run(database, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
    std::printf("{\"rows\": %ld, \"seconds\": %.3f}\n", rows, seconds_since(start));
    return 0;
}

int sync_rate(const char* file) {
    int opened = ::open(file, O_RDWR | O_CREAT | O_TRUNC, 0600);
    char block[4096] = {};
    long writes = 0;
    auto start = Clock::now();
    for (; seconds_since(start) < 2; ++writes)
        if (write(opened, block, sizeof block) < 0 || fdatasync(opened) != 0) return 1;
    std::printf("{\"rate\": %.1f}\n", static_cast<double>(writes) / seconds_since(start));
    close(opened);
    return unlink(file);
}

} // namespace

int main(int count, char** words) {
    std::string what = count > 2 ? words[1] : "";
    if (what == "fsync") return sync_rate(words[2]);
    if (what == "load" && count > 3) return load(words[2], words[3]);
    if (what == "import" && count > 3) return import(words[2], words[3]);
    return std::fputs("limit_sqlite load|import DB FOLDER, or fsync FILE\n", stderr), 2;
}
