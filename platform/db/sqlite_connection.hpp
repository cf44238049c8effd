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

    bool in_transaction() const override;
    bool failed() const override { return failed_; }
    void forget_failure() override { failed_ = false; }

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
