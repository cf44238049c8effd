// SQLite: one writer with group commit, readers beside it on snapshots of the write-ahead log.
#include "platform/db/sqlite.hpp"

#include "platform/db/group_commit.hpp"
#include "platform/db/pool.hpp"

namespace db {

namespace {

class SqliteTurn final : public Transaction::Turn {
public:
    explicit SqliteTurn(GroupCommit& writer) : writer_(writer) { writer_.enter(); }
    ~SqliteTurn() override {
        if (!left_) writer_.give_up();
    }
    void keep() override {
        auto outcome = writer_.join();
        left_ = true;
        outcome.get();
    }

private:
    GroupCommit& writer_;
    bool left_ = false;
};

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(const std::string& address)
        : Database(address), file_(address.substr(7)), writer_(file_) {}

    Reader read() override { return {readers_, Product::sqlite}; }
    Transaction begin() override {
        return {std::make_unique<SqliteTurn>(writer_), writer_.connection(), Product::sqlite};
    }
    Product product() const override { return Product::sqlite; }
    std::unique_ptr<Connection> connect() override { return open(SqliteConnection::Use::alone); }

private:
    std::unique_ptr<Connection> open(SqliteConnection::Use use) {
        return std::make_unique<SqliteConnection>(file_, use);
    }

    std::string file_;
    GroupCommit writer_;
    Pool readers_{
        [this] { return open(SqliteConnection::Use::reading); }, "begin", {.leased = 200, .idle = 8}};
};

} // namespace

std::unique_ptr<Database> open_sqlite(const std::string& address) {
    return std::make_unique<SqliteDatabase>(address);
}

} // namespace db
