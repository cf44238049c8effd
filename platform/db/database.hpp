// The database: SQLite in one file, or PostgreSQL; one SQL text for both, parameters as `?`.
//
//   auto tx = database.begin();                     // a change: waits its turn, rolls back unless committed
//   auto reader = database.read();                  // one consistent snapshot
//   auto row  = reader.find<Organisation>(select_organisation, id);       // optional
//   auto rows = reader.all<AgreementLine>(select_agreements, id);         // vector
//   auto n    = reader.one<std::int64_t>(count_agreements, id);           // must be there
//   tx.run(update_name, name, id);   auto id = tx.one<OrganisationId>(insert_organisation, name);   // …
//   returning id
#pragma once

#include "platform/db/session.hpp"

#include <memory>
#include <string>

namespace db {

class Pool;

// A snapshot for reading.
class Reader : public Session {
public:
    Reader(Pool& pool, Product product);
    Reader(Reader&&) noexcept;
    ~Reader();

private:
    Reader(Pool& pool, std::unique_ptr<Connection> connection, Product product);
    Pool* pool_;
    std::unique_ptr<Connection> owned_;
};

// A change. Everything in it happens, or nothing does. Changes take turns, on both products, so a rule that
// was judged at the start of a change still holds at its end. After an Error nothing more can be done in it
// but to leave it.
class Transaction : public Session {
public:
    class Turn; // the place in the writers' queue: one for each product

    Transaction(std::unique_ptr<Turn> turn, Connection& connection, Product product);
    Transaction(Transaction&&) noexcept;
    ~Transaction(); // rolls back unless committed

    template <class... P> std::int64_t run(Sql sql, const P&... parameters) {
        return connection().execute(sql.text(), values(parameters...));
    }
    std::int64_t run(const Query& query) { return connection().execute(query.text(), query.values()); }
    // Returns when the change is on the disk; throws Error when it cannot be kept.
    void commit();

private:
    std::unique_ptr<Turn> turn_;
};

class Database {
public:
    // "sqlite:FILE" (made when it is not there) or "postgresql://…". Throws Error when it cannot be opened.
    static std::unique_ptr<Database> open(const std::string& address);
    virtual ~Database() = default;

    virtual Reader read() = 0;
    virtual Transaction begin() = 0;
    virtual Product product() const = 0;
    // A connection of its own, outside pool and turns, for what cannot run in a transaction: backup (VACUUM
    // INTO), tests.
    virtual std::unique_ptr<Connection> connect() = 0;
    const std::string& address() const { return address_; }

protected:
    explicit Database(std::string address) : address_(std::move(address)) {}
    std::string address_;
};

} // namespace db
