// What both products share: opening by address, readers and transactions.
#include "platform/db/database.hpp"

#include "platform/db/pool.hpp"
#include "platform/db/postgresql.hpp"
#include "platform/db/sqlite.hpp"
#include "platform/db/turns.hpp"

namespace db {

std::unique_ptr<Database> Database::open(const std::string& address) {
    if (address.starts_with("sqlite:")) return open_sqlite(address);
    if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
        return open_postgresql(address);
    throw Error{Error::Kind::other,
                "the address of the database must be sqlite:FILE or postgresql://…, but it is: " + address};
}

Reader::Reader(Pool& pool, Product product) : Reader(pool, pool.lease(), product) {}
Reader::Reader(Pool& pool, std::unique_ptr<Connection> connection, Product product)
    : Session(product, connection.get()), pool_(&pool), owned_(std::move(connection)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader::~Reader() {
    if (owned_) pool_->give_back(std::move(owned_));
}

Transaction::Transaction(std::unique_ptr<Turn> turn, Connection& connection, Product product)
    : Session(product, &connection), turn_(std::move(turn)) {}
Transaction::Transaction(Transaction&& other) noexcept : Session(other), turn_(std::move(other.turn_)) {
    other.connection_ = nullptr;
}
Transaction::~Transaction() = default;

void Transaction::commit() {
    if (!turn_) throw std::logic_error("the transaction is over");
    connection_ = nullptr; // the writer is somebody else's from here on
    auto turn = std::move(turn_);
    turn->keep();
}

} // namespace db
