// One connection to a PostgreSQL server. Seen only inside platform/db.
#pragma once

#include "platform/db/database.hpp"
#include "platform/db/statement_cache.hpp"

struct pg_conn;
struct pg_result;

namespace db {

class PostgresqlConnection final : public Connection {
public:
    explicit PostgresqlConnection(const std::string& address);

    void select(std::string_view sql, std::span<const Value> values, const Visit& visit) override;
    std::int64_t execute(std::string_view sql, std::span<const Value> values) override;
    void script(std::string_view sql) override;
    bool in_transaction() const override;
    bool failed() const override;
    void forget_failure() override {} // the server forgets when the change is undone

private:
    struct Close {
        void operator()(pg_conn* server) const;
    };
    struct Clear {
        void operator()(pg_result* result) const;
    };
    using Answer = std::unique_ptr<pg_result, Clear>;
    struct Prepared {
        std::string name;
        std::size_t places = 0;
    };

    Answer run(std::string_view sql, std::span<const Value> values);
    const Prepared& prepared(std::string_view sql);
    void arrange(std::span<const Value> values);
    Answer judged(pg_result* result, std::string_view sql); // throws when it is a refusal

    std::unique_ptr<pg_conn, Close> server_;
    StatementCache<Prepared> statements_;
    std::uint64_t names_ = 0;
    // The values of one statement as libpq wants them; kept, so that a statement costs no allocation.
    std::string texts_;
    std::vector<std::size_t> offsets_; // where each begins in texts_
    std::vector<const char*> starts_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

// The text with each `?` outside literals, names and comments as $1, $2 …, and how many there are.
struct Numbered {
    std::string sql;
    std::size_t places = 0;
};
Numbered with_numbered_places(std::string_view sql);

} // namespace db
