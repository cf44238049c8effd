// SQL text. Sql can only be made from literals, so nothing a user typed can ever become SQL.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/enum_names.hpp"
#include "platform/basics/id.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace db {

// Bytes: blob in SQLite, bytea in PostgreSQL.
struct Bytes {
    std::string data;
    friend auto operator<=>(const Bytes&, const Bytes&) = default;
};

class Sql {
public:
    // Only a literal or another constant converts: the constructor runs at compile time.
    consteval Sql(const char* text) : text_(text) {}
    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

// One parameter as it is sent. Times, dates and enums go as text, ids and bools as integers.
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, std::string, Bytes>;

inline Value value_of(std::nullptr_t) { return nullptr; }
inline Value value_of(bool v) { return std::int64_t{v}; }
template <class Int>
requires(std::is_integral_v<Int> && !std::is_same_v<Int, bool>) Value value_of(Int v) {
    return static_cast<std::int64_t>(v);
}
inline Value value_of(double v) { return v; }
inline Value value_of(const char* v) { return std::string_view{v}; }
inline Value value_of(std::string_view v) { return v; }
inline Value value_of(const std::string& v) { return std::string_view{v}; }
inline Value value_of(std::string&& v) { return std::move(v); }
inline Value value_of(const Bytes& v) { return v; }
inline Value value_of(Date v) { return v.iso(); }
inline Value value_of(Time v) { return v.iso(); }
template <class Tag> Value value_of(Id<Tag> v) { return v.value; }
template <NamedEnum Enum> Value value_of(Enum v) { return name_of(v); }
template <class T> Value value_of(const std::optional<T>& v) { return v ? value_of(*v) : Value{nullptr}; }

// A statement put together from literals, with its parameters in order: for lists whose filters come and go.
//
//   Query query{select_organisations};
//   if (filter.country) query.add(" AND organisations.country = ?", *filter.country);
//   query.add(order_by_name).add(" LIMIT ? OFFSET ?", 50, page * 50);
class Query {
public:
    explicit Query(Sql sql) : text_(sql.text()) {}
    template <class... P> Query(Sql sql, const P&... parameters) : text_(sql.text()) {
        (values_.push_back(owned(value_of(parameters))), ...);
    }

    template <class... P> Query& add(Sql sql, const P&... parameters) {
        text_ += sql.text();
        (values_.push_back(owned(value_of(parameters))), ...);
        return *this;
    }
    // " IN (?, ?, …)" for a list that may have any length; an empty list matches nothing.
    template <class T> Query& add_in(const std::vector<T>& list) {
        text_ += " IN (";
        for (std::size_t i = 0; i < list.size(); ++i) {
            text_ += i ? ", ?" : "?";
            values_.push_back(owned(value_of(list[i])));
        }
        text_ += list.empty() ? "NULL)" : ")";
        return *this;
    }
    const std::string& text() const { return text_; }
    const std::vector<Value>& values() const { return values_; }

private:
    static Value owned(Value v) { // a Query may outlive what it was given
        if (auto* view = std::get_if<std::string_view>(&v)) return std::string{*view};
        return v;
    }
    std::string text_;
    std::vector<Value> values_;
};

} // namespace db
