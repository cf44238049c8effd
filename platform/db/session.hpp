// Asking the database: what readers and transactions share.
#pragma once

#include "platform/db/rows.hpp"
#include "platform/db/sql.hpp"

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace db {

// What only a bug or a broken machine can cause: thrown, and told as a plain page by the serve loop.
class Error : public std::runtime_error {
public:
    enum class Kind { unique, foreign_key, check, not_null, full, busy, lost, other };
    Error(Kind what, const std::string& message) : std::runtime_error(message), kind(what) {}
    Kind kind;
};

enum class Product { sqlite, postgresql };

// One connection. The two products are in sqlite.cpp and postgresql.cpp; nothing outside platform/db sees
// them.
class Connection {
public:
    using Visit = std::function<bool(const Cursor&)>; // false stops
    virtual ~Connection() = default;
    virtual void select(std::string_view sql, std::span<const Value> values, const Visit& visit) = 0;
    virtual std::int64_t execute(std::string_view sql, std::span<const Value> values) = 0; // rows touched
    virtual void script(std::string_view sql) = 0; // several statements, without values: migrations
    virtual bool in_transaction() const = 0;
    // After an Error a transaction refuses everything but to be undone: SQLite may have rolled it back by
    // itself (disk full), and what followed would be kept outside any transaction. PostgreSQL does so on its
    // own.
    virtual bool failed() const = 0;
    virtual void forget_failure() = 0;
};

// What readers and transactions share. find_ and load_ functions take a Session&, so that both can call them.
class Session {
public:
    Product product() const { return product_; }
    Connection& connection() {
        if (!connection_) throw std::logic_error("the transaction is over");
        return *connection_;
    }

    template <class Row, class... P> std::optional<Row> find(Sql sql, const P&... parameters) {
        return find_<Row>(sql.text(), values(parameters...));
    }
    template <class Row> std::optional<Row> find(const Query& query) {
        return find_<Row>(query.text(), query.values());
    }

    template <class Row, class... P> Row one(Sql sql, const P&... parameters) {
        return must(find<Row>(sql, parameters...), sql.text());
    }
    template <class Row> Row one(const Query& query) { return must(find<Row>(query), query.text()); }

    template <class Row, class... P> std::vector<Row> all(Sql sql, const P&... parameters) {
        return all_<Row>(sql.text(), values(parameters...));
    }
    template <class Row> std::vector<Row> all(const Query& query) {
        return all_<Row>(query.text(), query.values());
    }

    // Row by row, nothing kept: exports, and answers written straight into JSON. A visit that gives bool
    // stops at false.
    template <class Row, class Visit, class... P> void each(Sql sql, Visit visit, const P&... parameters) {
        each_<Row>(sql.text(), values(parameters...), visit);
    }
    template <class Row, class Visit> void each(const Query& query, Visit visit) {
        each_<Row>(query.text(), query.values(), visit);
    }

protected:
    Session(Product product, Connection* connection) : product_(product), connection_(connection) {}

    template <class... P> static std::array<Value, sizeof...(P)> values(const P&... parameters) {
        return {value_of(parameters)...};
    }

    Product product_;
    Connection* connection_;

private:
    template <class Row> static Row must(std::optional<Row> row, std::string_view sql) {
        if (!row) throw std::logic_error("no row where one must be: " + std::string{sql});
        return std::move(*row);
    }
    template <class Row> std::optional<Row> find_(std::string_view sql, std::span<const Value> with) {
        std::optional<Row> found;
        connection().select(sql, with, [&](const Cursor& row) { return found = read_row<Row>(row), false; });
        return found;
    }
    template <class Row> std::vector<Row> all_(std::string_view sql, std::span<const Value> with) {
        std::vector<Row> rows;
        connection().select(sql, with,
                            [&](const Cursor& row) { return rows.push_back(read_row<Row>(row)), true; });
        return rows;
    }
    template <class Row, class Visit>
    void each_(std::string_view sql, std::span<const Value> with, Visit& visit) {
        connection().select(sql, with, [&](const Cursor& cursor) {
            Row row = read_row<Row>(cursor);
            if constexpr (std::is_same_v<decltype(visit(row)), bool>)
                return visit(row);
            else
                return visit(row), true;
        });
    }
};

} // namespace db
