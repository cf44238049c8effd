// SQLite through its C API: statements prepared once for each connection, values bound without copying.
#include "platform/db/sqlite_connection.hpp"

#include "platform/db/parameters.hpp"
#include "platform/db/sqlite_words.hpp"

#include <sqlite3.h>

namespace db {

namespace {

class SqliteRow final : public Cursor {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    int columns() const override { return sqlite3_column_count(statement_); }
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    double real(int column) const override { return sqlite3_column_double(statement_, column); }
    std::string_view text(int column) const override {
        auto* start = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return view(start, column);
    }
    std::string_view bytes(int column) const override {
        return view(static_cast<const char*>(sqlite3_column_blob(statement_, column)), column);
    }
    std::string_view name(int column) const override { return sqlite3_column_name(statement_, column); }

private:
    std::string_view view(const char* start, int column) const {
        if (!start) return {};
        return {start, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    sqlite3_stmt* statement_;
};

// Binds one value. Texts are not copied: they outlive the statement's run.
struct Bind {
    sqlite3_stmt* statement;
    int place;

    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, place); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, place, value); }
    int operator()(double value) const { return sqlite3_bind_double(statement, place, value); }
    int operator()(std::string_view value) const {
        must_be_text(value);
        // An empty view may have no address, which SQLite would take for NULL.
        return sqlite3_bind_text64(statement, place, value.data() ? value.data() : "", value.size(),
                                   SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(const std::string& value) const { return (*this)(std::string_view{value}); }
    int operator()(const Bytes& value) const {
        return sqlite3_bind_blob64(statement, place, value.data.data(), value.data.size(), SQLITE_STATIC);
    }
};

Error::Kind kind_of(int extended_code) {
    using enum Error::Kind;
    switch (extended_code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return foreign_key;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_TRIGGER:
        return check;
    case SQLITE_CONSTRAINT_NOTNULL:
        return not_null;
    }
    switch (extended_code & 0xff) {
    case SQLITE_FULL:
        return full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return busy;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return lost;
    }
    return other;
}

// Without statistics of memory, threads do not meet at one lock for each allocation. Must come before the
// first opening.
void configure_once() {
    static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)configured;
}

} // namespace

// A statement while it runs: reset when left, so that it holds no snapshot.
class SqliteConnection::Running {
public:
    explicit Running(StatementCache<Prepared>::Entry& entry)
        : entry_(&entry), statement_(entry.statement.get()) {
        entry.busy = true;
    }
    explicit Running(Prepared own) : own_(std::move(own)), statement_(own_.get()) {}
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() {
        sqlite3_reset(statement_);
        if (entry_) entry_->busy = false;
    }
    sqlite3_stmt* get() const { return statement_; }

private:
    StatementCache<Prepared>::Entry* entry_ = nullptr;
    Prepared own_;
    sqlite3_stmt* statement_;
};

void SqliteConnection::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }
void SqliteConnection::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteConnection::SqliteConnection(const std::string& file, Use use) : use_(use) {
    configure_once();
    sqlite3* opened = nullptr;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
    database_.reset(opened);
    if (code != SQLITE_OK) throw Error{kind_of(code), "cannot open " + file + ": " + sqlite3_errstr(code)};
    if (!teach_words(opened)) fail("lower()");
    sqlite3_busy_timeout(opened, 10'000); // another program may be writing to the same file
    // synchronous = full: what was answered is on the disk. trusted_schema = off: a file from outside runs no
    // functions.
    script("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma "
           "trusted_schema = off;"
           "pragma temp_store = memory; pragma mmap_size = 268435456; pragma journal_size_limit = 67108864");
    // Readers have the file itself in memory. The writer's cache holds what an import changes at a time;
    // when that does not fit, each page goes to the disk and back several times.
    script(use == Use::reading ? "pragma cache_size = -1024; pragma query_only = on"
                               : "pragma cache_size = -32768");
}

bool SqliteConnection::in_transaction() const { return !sqlite3_get_autocommit(database_.get()); }

void SqliteConnection::select(std::string_view sql, std::span<const Value> values, const Visit& visit) {
    Running running = start(sql, values);
    bool writes = !sqlite3_stmt_readonly(running.get());
    bool wanted = true;
    SqliteRow row{running.get()};
    // insert … returning is stepped to its end even when no more rows are wanted: foreign keys are judged
    // there.
    while (step(running.get()) && (wanted || writes)) {
        if (wanted && !visit(row)) wanted = false;
        if (!wanted && !writes) return;
    }
}

std::int64_t SqliteConnection::execute(std::string_view sql, std::span<const Value> values) {
    Running running = start(sql, values);
    while (step(running.get())) {
    }
    return sqlite3_changes64(database_.get());
}

void SqliteConnection::script(std::string_view sql) {
    must_be_whole();
    if (sqlite3_exec(database_.get(), std::string{sql}.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(sql);
}

SqliteConnection::Prepared SqliteConnection::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        fail(sql);
    return Prepared{statement};
}

SqliteConnection::Running SqliteConnection::start(std::string_view sql, std::span<const Value> values) {
    must_be_whole();
    auto* entry = statements_.find(sql);
    bool nested = entry && entry->busy; // the same question asked while its own rows are being read
    if (!entry) {
        auto prepared = prepare(sql);
        statements_.make_room();
        entry = &statements_.add(sql, std::move(prepared));
    }
    auto bound = [&](sqlite3_stmt* statement) {
        auto places = static_cast<std::size_t>(sqlite3_bind_parameter_count(statement));
        if (places != values.size()) wrong_number_of_values(sql, places, values.size());
        for (int place = 0; const Value& value : values)
            if (std::visit(Bind{statement, ++place}, value) != SQLITE_OK) fail(sql);
    };
    if (nested) {
        auto own = prepare(sql);
        bound(own.get());
        return Running{std::move(own)};
    }
    bound(entry->statement.get());
    return Running{*entry};
}

bool SqliteConnection::step(sqlite3_stmt* statement) {
    switch (sqlite3_step(statement)) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    }
    fail(sqlite3_sql(statement));
}

void SqliteConnection::must_be_whole() const {
    if (failed_)
        throw Error{Error::Kind::other,
                    "an earlier statement of this change failed; nothing more can be done in it"};
}

void SqliteConnection::fail(std::string_view sql) {
    if (use_ == Use::writing) failed_ = true;
    throw Error{kind_of(sqlite3_extended_errcode(database_.get())),
                std::string{sqlite3_errmsg(database_.get())} + " in: " + std::string{sql}};
}

} // namespace db
