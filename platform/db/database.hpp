// The database: SQLite in one file, or PostgreSQL; one SQL text for both, parameters as `?`.
//
//   auto tx = database.begin();                     // a change: waits its turn, rolls back unless committed
//   auto reader = database.read();                  // one consistent snapshot
//   auto row  = reader.find<Organisation>(select_organisation, id);       // optional
//   auto rows = reader.all<AgreementLine>(select_agreements, id);         // vector
//   auto n    = reader.one<std::int64_t>(count_agreements, id);           // must be there
//   tx.run(update_name, name, id);   auto id = tx.one<OrganisationId>(insert_organisation, name);   // … returning id
#pragma once

#include "platform/db/rows.hpp"
#include "platform/db/sql.hpp"

#include <array>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

namespace db {

// What only a bug or a broken machine can cause: thrown, and told as a plain page by the serve loop.
class Error : public std::runtime_error {
public:
    enum class Kind { unique, foreign_key, check, not_null, full, busy, lost, other };
    Error(Kind what, const std::string& message) : std::runtime_error(message), kind(what) {}
    Kind kind;
};

enum class Product { sqlite, postgresql };

// One connection. The two products are in sqlite.cpp and postgresql.cpp; nothing outside platform/db sees them.
class Connection {
public:
    using Visit = std::function<bool(const Cursor&)>;    // false stops
    virtual ~Connection() = default;
    virtual void select(std::string_view sql, std::span<const Value> values, const Visit& visit) = 0;
    virtual std::int64_t execute(std::string_view sql, std::span<const Value> values) = 0;    // rows touched
    virtual void script(std::string_view sql) = 0;                                           // several statements: migrations
};

// What readers and transactions share. find_ and load_ functions take a Session&, so that both can call them.
class Session {
public:
    Product product() const { return product_; }
    Connection& connection() { return *connection_; }

    template <class Row, class... P>
    std::optional<Row> find(Sql sql, const P&... parameters) { return find_<Row>(sql.text(), values(parameters...)); }
    template <class Row>
    std::optional<Row> find(const Query& query) { return find_<Row>(query.text(), query.values()); }

    template <class Row, class... P>
    Row one(Sql sql, const P&... parameters) { return must(find<Row>(sql, parameters...), sql.text()); }
    template <class Row>
    Row one(const Query& query) { return must(find<Row>(query), query.text()); }

    template <class Row, class... P>
    std::vector<Row> all(Sql sql, const P&... parameters) { return all_<Row>(sql.text(), values(parameters...)); }
    template <class Row>
    std::vector<Row> all(const Query& query) { return all_<Row>(query.text(), query.values()); }

    // Row by row, nothing kept: exports, and answers written straight into JSON. A visit that gives bool stops at false.
    template <class Row, class Visit, class... P>
    void each(Sql sql, Visit visit, const P&... parameters) { each_<Row>(sql.text(), values(parameters...), visit); }
    template <class Row, class Visit>
    void each(const Query& query, Visit visit) { each_<Row>(query.text(), query.values(), visit); }

protected:
    Session(Product product, Connection* connection) : product_(product), connection_(connection) {}

    template <class... P>
    static std::array<Value, sizeof...(P)> values(const P&... parameters) { return {value_of(parameters)...}; }

    Product product_;
    Connection* connection_;

private:
    template <class Row>
    static Row must(std::optional<Row> row, std::string_view sql) {
        if (!row) throw std::logic_error("no row where one must be: " + std::string{sql});
        return std::move(*row);
    }
    template <class Row>
    std::optional<Row> find_(std::string_view sql, std::span<const Value> with) {
        std::optional<Row> found;
        connection_->select(sql, with, [&](const Cursor& row) { return found = read_row<Row>(row), false; });
        return found;
    }
    template <class Row>
    std::vector<Row> all_(std::string_view sql, std::span<const Value> with) {
        std::vector<Row> rows;
        connection_->select(sql, with, [&](const Cursor& row) { return rows.push_back(read_row<Row>(row)), true; });
        return rows;
    }
    template <class Row, class Visit>
    void each_(std::string_view sql, std::span<const Value> with, Visit& visit) {
        connection_->select(sql, with, [&](const Cursor& cursor) {
            Row row = read_row<Row>(cursor);
            if constexpr (std::is_same_v<decltype(visit(row)), bool>) return visit(row);
            else return visit(row), true;
        });
    }
};

class Database;
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

// A change. Everything in it happens, or nothing does. Changes take turns, on both products, so a rule that was judged
// at the start of a change still holds at its end. After an Error nothing more can be done in it but to leave it.
class Transaction : public Session {
public:
    class Turn;    // the place in the writers' queue: one for each product

    Transaction(std::unique_ptr<Turn> turn, Connection& connection, Product product);
    Transaction(Transaction&&) noexcept;
    ~Transaction();    // rolls back unless committed

    template <class... P>
    std::int64_t run(Sql sql, const P&... parameters) { return connection_->execute(sql.text(), values(parameters...)); }
    std::int64_t run(const Query& query) { return connection_->execute(query.text(), query.values()); }
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
    // A connection of its own, outside pool and turns, for what cannot run in a transaction: backup (VACUUM INTO), tests.
    virtual std::unique_ptr<Connection> connect() = 0;
    const std::string& address() const { return address_; }

protected:
    explicit Database(std::string address) : address_(std::move(address)) {}
    std::string address_;
};

} // namespace db
