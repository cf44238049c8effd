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

Error::Kind kind_of(std::string_view state) {
    using enum Error::Kind;
    if (state == "23505") return unique;
    if (state == "23503") return foreign_key;
    if (state == "23514") return check;
    if (state == "23502") return not_null;
    if (state.starts_with("53")) return full; // disk, memory, connections
    if (state.starts_with("40") || state == "55P03" || state == "57014")
        return busy; // lock not given in time
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

// Texts end with a zero for libpq, so they are copied one after the other; bytes go as they are, in binary.
void PostgresqlConnection::arrange(std::span<const Value> values) {
    constexpr auto nowhere = static_cast<std::size_t>(-1);
    texts_.clear();
    starts_.assign(values.size(), nullptr);
    lengths_.assign(values.size(), 0);
    formats_.assign(values.size(), 0);
    std::array<std::size_t, 64> few{};
    std::vector<std::size_t> many(values.size() > few.size() ? values.size() : 0);
    auto* offsets = many.empty() ? few.data() : many.data();

    for (std::size_t i = 0; i < values.size(); ++i) {
        offsets[i] = texts_.size();
        auto add_number = [&](auto number) {
            char digits[32];
            texts_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
        };
        auto add_text = [&](std::string_view text) {
            must_be_text(text);
            texts_ += text;
        };
        if (auto* number = std::get_if<std::int64_t>(&values[i]))
            add_number(*number);
        else if (auto* real = std::get_if<double>(&values[i]))
            add_number(*real);
        else if (auto* view = std::get_if<std::string_view>(&values[i]))
            add_text(*view);
        else if (auto* text = std::get_if<std::string>(&values[i]))
            add_text(*text);
        else
            offsets[i] = nowhere;
        texts_ += '\0';
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (offsets[i] != nowhere) {
            starts_[i] = texts_.data() + offsets[i];
        } else if (auto* bytes = std::get_if<Bytes>(&values[i])) {
            starts_[i] = bytes->data.data();
            lengths_[i] = static_cast<int>(bytes->data.size());
            formats_[i] = 1;
        }
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
