// PostgreSQL: one connection for changes, which take turns with those of every other copy of the program by a
// lock on the server; a pool of snapshots for readers.
#include "platform/db/postgresql.hpp"

#include "platform/db/pool.hpp"
#include "platform/db/postgresql_connection.hpp"
#include "platform/db/turns.hpp"

namespace db {

namespace {

// One answer from the server for the three. The number is the program's own, "entente" in letters of a
// telephone.
constexpr std::string_view begin_change =
    "begin; set local lock_timeout = '30s'; select pg_advisory_xact_lock(3688683)";
constexpr std::string_view begin_snapshot = "begin isolation level repeatable read read only";

class PostgresqlWriter {
public:
    explicit PostgresqlWriter(std::string address) : address_(std::move(address)) {}

    void enter() {
        turns_.take();
        try {
            begin();
        } catch (...) {
            connection_.reset();
            turns_.pass();
            throw;
        }
    }
    void commit() { connection_->execute("commit", {}); }
    void roll_back() noexcept {
        try {
            connection_->execute("rollback", {});
        } catch (const std::exception&) {
            connection_
                .reset(); // lost: the server has rolled back by itself, and the next change connects anew
        }
    }
    void leave() noexcept { turns_.pass(); }
    Connection& connection() { return *connection_; }

private:
    void begin() {
        // Nothing was done yet, so a connection that was lost while idle is replaced without a word.
        if (connection_) {
            try {
                return connection_->script(begin_change);
            } catch (const Error& error) {
                if (error.kind != Error::Kind::lost) throw;
            }
        }
        connection_ = std::make_unique<PostgresqlConnection>(address_);
        connection_->script(begin_change);
    }

    std::string address_;
    Turns turns_;
    std::unique_ptr<PostgresqlConnection> connection_;
};

class PostgresqlTurn final : public Transaction::Turn {
public:
    explicit PostgresqlTurn(PostgresqlWriter& writer) : writer_(writer) { writer_.enter(); }
    ~PostgresqlTurn() override {
        if (!kept_) writer_.roll_back();
        writer_.leave();
    }
    void keep() override {
        writer_.commit();
        kept_ = true;
    }

private:
    PostgresqlWriter& writer_;
    bool kept_ = false;
};

class PostgresqlDatabase final : public Database {
public:
    explicit PostgresqlDatabase(const std::string& address) : Database(address), writer_(address) {
        read(); // tells at the start, not at the first page, when there is no connection
    }

    Reader read() override { return {readers_, Product::postgresql}; }
    Transaction begin() override {
        auto turn = std::make_unique<PostgresqlTurn>(writer_); // first: it makes the connection
        return {std::move(turn), writer_.connection(), Product::postgresql};
    }
    Product product() const override { return Product::postgresql; }
    std::unique_ptr<Connection> connect() override {
        return std::make_unique<PostgresqlConnection>(address_);
    }

private:
    PostgresqlWriter writer_;
    Pool readers_{[this] { return connect(); }, begin_snapshot, {.leased = 20, .idle = 20}};
};

} // namespace

std::unique_ptr<Database> open_postgresql(const std::string& address) {
    return std::make_unique<PostgresqlDatabase>(address);
}

} // namespace db
