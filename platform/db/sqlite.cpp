// SQLite: one writer with group commit, readers beside it on snapshots of the write-ahead log.
#include "platform/db/sqlite.hpp"

#include "platform/db/group_commit.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/sqlite_connection.hpp"

namespace db {

namespace {

class SqliteDatabase final : public Database {
    using Use = SqliteConnection::Use;

public:
    explicit SqliteDatabase(const std::string& address) : Database(address), file_(address.substr(7)) {}

    Reader read() override { return {readers_, Product::sqlite}; }
    Transaction begin() override {
        auto turn = std::make_unique<GroupTurn>(writer_);
        return {std::move(turn), writer_.connection(), Product::sqlite};
    }
    Product product() const override { return Product::sqlite; }
    std::unique_ptr<Connection> connect() override { return open(Use::alone); }

private:
    std::unique_ptr<Connection> open(Use use) { return std::make_unique<SqliteConnection>(file_, use); }

    std::string file_;
    GroupCommit writer_{[this] { return open(Use::writing); }, "begin immediate"};
    Pool readers_{[this] { return open(Use::reading); }, "begin", {.leased = 200, .idle = 8}};
};

} // namespace

std::unique_ptr<Database> open_sqlite(const std::string& address) {
    return std::make_unique<SqliteDatabase>(address);
}

} // namespace db
