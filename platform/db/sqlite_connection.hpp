// One connection to an SQLite file. Seen only inside platform/db.
#pragma once

#include "platform/db/database.hpp"
#include "platform/db/statement_cache.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace db {

class SqliteConnection final : public Connection {
public:
    enum class Use { reading, writing, alone };
    SqliteConnection(const std::string& file, Use use);

    void select(std::string_view sql, std::span<const Value> values, const Visit& visit) override;
    std::int64_t execute(std::string_view sql, std::span<const Value> values) override;
    void script(std::string_view sql) override;

    bool in_transaction() const;
    // After an Error the writer refuses everything until told to forget, as PostgreSQL does: SQLite may have
    // rolled back by itself (disk full), and what followed would be kept outside any transaction.
    void forget_failure() { failed_ = false; }

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;
    class Running;

    Prepared prepare(std::string_view sql);
    Running start(std::string_view sql, std::span<const Value> values);
    bool step(sqlite3_stmt* statement); // true: there is a row
    void must_be_whole() const;
    [[noreturn]] void fail(std::string_view sql);

    Use use_;
    bool failed_ = false;
    std::unique_ptr<sqlite3, Close> database_;
    StatementCache<Prepared> statements_; // after database_: finalized before it is closed
};

} // namespace db
