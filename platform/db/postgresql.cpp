// PostgreSQL: one writer with group commit, which takes turns with those of every other copy of the program
// by a lock on the server; a pool of snapshots for readers.
#include "platform/db/postgresql.hpp"

#include "platform/db/group_commit.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/postgresql_connection.hpp"

namespace db {

namespace {

// Three statements, one answer. The lock's number is ours alone: "entente" on the keys of a telephone.
constexpr std::string_view begin_change =
    "begin; set local lock_timeout = '30s'; select pg_advisory_xact_lock(3688683)";
constexpr std::string_view begin_snapshot = "begin isolation level repeatable read read only";

class PostgresqlDatabase final : public Database {
public:
    explicit PostgresqlDatabase(const std::string& address) : Database(address) {}

    Reader read() override { return {readers_, Product::postgresql}; }
    Transaction begin() override {
        auto turn = std::make_unique<GroupTurn>(writer_); // first: it may replace the connection
        return {std::move(turn), writer_.connection(), Product::postgresql};
    }
    Product product() const override { return Product::postgresql; }
    std::unique_ptr<Connection> connect() override {
        return std::make_unique<PostgresqlConnection>(address_);
    }

private:
    GroupCommit writer_{[this] { return connect(); }, begin_change};
    Pool readers_{[this] { return connect(); }, begin_snapshot, {.leased = 20, .idle = 20}};
};

} // namespace

std::unique_ptr<Database> open_postgresql(const std::string& address) {
    return std::make_unique<PostgresqlDatabase>(address);
}

} // namespace db
