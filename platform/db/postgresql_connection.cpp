// PostgreSQL through libpq: statements prepared once for each connection, texts both ways.
#include "platform/db/postgresql_connection.hpp"

#include "platform/db/parameters.hpp"

#include <charconv>
#include <libpq-fe.h>

namespace db {

namespace {

constexpr Oid bytea = 17;

class PostgresqlRow final : public Cursor {
public:
    explicit PostgresqlRow(const PGresult* result)
        : result_(result), decoded_(static_cast<std::size_t>(PQnfields(result))) {}
    void go_to(int row) { row_ = row; }

    int columns() const override { return PQnfields(result_); }
    bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
    std::int64_t integer(int column) const override {
        auto digits = text(column);
        if (digits == "t" || digits == "f") return digits == "t"; // a condition in the select list
        return number<std::int64_t>(digits, column);
    }
    double real(int column) const override { return number<double>(text(column), column); }
    std::string_view text(int column) const override {
        return {PQgetvalue(result_, row_, column),
                static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }
    std::string_view bytes(int column) const override {
        if (PQftype(result_, column) != bytea) return text(column);
        return decoded_[static_cast<std::size_t>(column)] = bytes_of_hex(text(column));
    }
    std::string_view name(int column) const override { return PQfname(result_, column); }

private:
    template <class Number> Number number(std::string_view digits, int column) const {
        Number value{};
        auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} && !digits.empty())
            throw std::logic_error("not a number in column " + std::string{name(column)} + ": " +
                                   std::string{digits});
        return value;
    }
    static std::string bytes_of_hex(std::string_view hex) { // \x00ff…
        auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
        std::string bytes;
        bytes.reserve(hex.size() / 2);
        for (std::size_t i = 2; i + 1 < hex.size(); i += 2)
            bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
        return bytes;
    }

    const PGresult* result_;
    int row_ = 0;
    mutable std::vector<std::string> decoded_;
};

struct AppendText {
    std::string& texts;

    void operator()(std::nullptr_t) const {}
    void operator()(const Bytes&) const {}
    void operator()(std::int64_t value) const { add_number(value); }
    void operator()(double value) const { add_number(value); }
    void operator()(const std::string& value) const { (*this)(std::string_view{value}); }
    void operator()(std::string_view value) const {
        must_be_text(value);
        texts += value;
    }
    void add_number(auto number) const {
        char digits[32];
        texts.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    }
};

Error::Kind kind_of(std::string_view state) {
    using enum Error::Kind;
    if (state == "23505") return unique;
    if (state == "23503") return foreign_key;
    if (state == "23514") return check;
    if (state == "23502") return not_null;
    if (state == "53100") return full;
    if (state.starts_with("40") || state.starts_with("53") || state == "55P03" || state == "57014")
        return busy; // no memory or connection left, a lock not given in time
    if (state.starts_with("08") || state.starts_with("57P")) return lost;
    return other;
}

} // namespace

void PostgresqlConnection::Close::operator()(pg_conn* server) const { PQfinish(server); }
void PostgresqlConnection::Clear::operator()(pg_result* result) const { PQclear(result); }

PostgresqlConnection::PostgresqlConnection(const std::string& address) {
    const char* keys[] = {"application_name", "connect_timeout", "dbname", "client_encoding", nullptr};
    const char* with[] = {"entente", "10", address.c_str(), "UTF8", nullptr};
    server_.reset(PQconnectdbParams(keys, with, 1));
    if (PQstatus(server_.get()) != CONNECTION_OK)
        throw Error{Error::Kind::lost,
                    std::string{"no connection to the database: "} + PQerrorMessage(server_.get())};
    PQsetNoticeProcessor(
        server_.get(), [](void*, const char*) {}, nullptr);
    script("set timezone = 'UTC'; set standard_conforming_strings = on; set bytea_output = 'hex'; set jit = "
           "off");
}

void PostgresqlConnection::select(std::string_view sql, std::span<const Value> values, const Visit& visit) {
    auto answer = run(sql, values);
    PostgresqlRow row{answer.get()};
    for (int i = 0, count = PQntuples(answer.get()); i < count; ++i) {
        row.go_to(i);
        if (!visit(row)) return;
    }
}

std::int64_t PostgresqlConnection::execute(std::string_view sql, std::span<const Value> values) {
    auto answer = run(sql, values);
    // A failed transaction answers COMMIT with ROLLBACK and calls it a success.
    if (sql == "commit" && std::string_view{PQcmdStatus(answer.get())} == "ROLLBACK")
        throw Error{Error::Kind::other, "an earlier statement of this change failed; nothing of it was kept"};
    std::string_view touched = PQcmdTuples(answer.get());
    std::int64_t count = 0;
    std::from_chars(touched.data(), touched.data() + touched.size(), count);
    return count;
}

void PostgresqlConnection::script(std::string_view sql) {
    judged(PQexec(server_.get(), std::string{sql}.c_str()), sql);
}

bool PostgresqlConnection::in_transaction() const {
    auto status = PQtransactionStatus(server_.get());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

bool PostgresqlConnection::failed() const {
    auto status = PQtransactionStatus(server_.get());
    return status == PQTRANS_INERROR || status == PQTRANS_UNKNOWN;
}

PostgresqlConnection::Answer PostgresqlConnection::run(std::string_view sql, std::span<const Value> values) {
    const Prepared& statement = prepared(sql);
    if (statement.places != values.size()) wrong_number_of_values(sql, statement.places, values.size());
    arrange(values);
    return judged(PQexecPrepared(server_.get(), statement.name.c_str(), static_cast<int>(values.size()),
                                 starts_.data(), lengths_.data(), formats_.data(), 0),
                  sql);
}

const PostgresqlConnection::Prepared& PostgresqlConnection::prepared(std::string_view sql) {
    if (auto* known = statements_.find(sql)) return known->statement;
    if (auto evicted = statements_.make_room())
        judged(PQexec(server_.get(), ("deallocate " + evicted->name).c_str()), sql);
    auto numbered = with_numbered_places(sql);
    auto name = "s" + std::to_string(++names_);
    judged(PQprepare(server_.get(), name.c_str(), numbered.sql.c_str(), 0, nullptr), sql);
    return statements_.add(sql, {name, numbered.places}).statement;
}

// Texts must end with a zero for libpq, so they are copied one after the other; bytes go as they are, in
// binary.
void PostgresqlConnection::arrange(std::span<const Value> values) {
    texts_.clear();
    offsets_.clear();
    for (const Value& value : values) {
        offsets_.push_back(texts_.size());
        std::visit(AppendText{texts_}, value);
        texts_ += '\0';
    }
    starts_.clear(); // only now: texts_ has stopped moving
    lengths_.clear();
    formats_.clear();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto* bytes = std::get_if<Bytes>(&values[i]);
        bool null = std::holds_alternative<std::nullptr_t>(values[i]);
        starts_.push_back(bytes ? bytes->data.data() : null ? nullptr : texts_.data() + offsets_[i]);
        lengths_.push_back(bytes ? static_cast<int>(bytes->data.size()) : 0);
        formats_.push_back(bytes ? 1 : 0);
    }
}

PostgresqlConnection::Answer PostgresqlConnection::judged(pg_result* result, std::string_view sql) {
    Answer answer{result};
    auto status = PQresultStatus(result);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return answer;
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    bool gone = PQstatus(server_.get()) != CONNECTION_OK;
    throw Error{gone ? Error::Kind::lost : kind_of(state ? state : ""),
                std::string{PQerrorMessage(server_.get())} + "in: " + std::string{sql}};
}

} // namespace db
