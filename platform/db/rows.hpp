// From a row to a struct: members by position, each type read in one place.
#pragma once

#include "platform/db/sql.hpp"

#include <boost/pfr/core.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace db {

// One row of a running statement. Views are valid until the next row.
class Cursor {
public:
    virtual ~Cursor() = default;
    virtual int columns() const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::string_view bytes(int column) const = 0;
    virtual std::string_view name(int column) const = 0;
};

template <class T> struct Column; // how one member is read; add a specialisation beside a new type

template <class Int>
requires(std::is_integral_v<Int> && !std::is_same_v<Int, bool>) struct Column<Int> {
    static Int read(const Cursor& row, int i) { return static_cast<Int>(row.integer(i)); }
};
template <> struct Column<bool> {
    static bool read(const Cursor& row, int i) { return row.integer(i) != 0; }
};
template <> struct Column<double> {
    static double read(const Cursor& row, int i) { return row.real(i); }
};
template <> struct Column<std::string> {
    static std::string read(const Cursor& row, int i) { return std::string{row.text(i)}; }
};
// Valid only inside each(): the view points into the running statement.
template <> struct Column<std::string_view> {
    static std::string_view read(const Cursor& row, int i) { return row.text(i); }
};
template <> struct Column<Bytes> {
    static Bytes read(const Cursor& row, int i) { return {std::string{row.bytes(i)}}; }
};
template <> struct Column<Date> {
    static Date read(const Cursor& row, int i) {
        if (auto date = Date::parse(row.text(i))) return *date;
        throw std::logic_error("not a date in column " + std::string{row.name(i)} + ": " +
                               std::string{row.text(i)});
    }
};
template <> struct Column<Time> {
    static Time read(const Cursor& row, int i) {
        if (auto time = Time::parse(row.text(i))) return *time;
        throw std::logic_error("not a time in column " + std::string{row.name(i)} + ": " +
                               std::string{row.text(i)});
    }
};
template <class Tag> struct Column<Id<Tag>> {
    static Id<Tag> read(const Cursor& row, int i) { return {row.integer(i)}; }
};
template <NamedEnum Enum> struct Column<Enum> {
    static Enum read(const Cursor& row, int i) {
        if (auto value = enum_named<Enum>(row.text(i))) return *value;
        throw std::logic_error("unknown name in column " + std::string{row.name(i)} + ": " +
                               std::string{row.text(i)});
    }
};
template <class T> struct Column<std::optional<T>> {
    static std::optional<T> read(const Cursor& row, int i) {
        if (row.is_null(i)) return std::nullopt;
        return Column<T>::read(row, i);
    }
};

template <class T>
concept Scalar = requires(const Cursor& row) {
    Column<T>::read(row, 0);
};

template <class T> struct NullAllowed : std::false_type {};
template <class T> struct NullAllowed<std::optional<T>> : std::true_type {};

template <Scalar T> void read_member(const Cursor& row, int i, T& member) {
    if (!NullAllowed<T>::value && row.is_null(i))
        throw std::logic_error("NULL in column " + std::string{row.name(i)} + " that may not be empty");
    member = Column<T>::read(row, i);
}

// A scalar, or a struct whose members stand in the order of the columns.
template <class Row> Row read_row(const Cursor& row) {
    Row result{};
    if constexpr (Scalar<Row>) {
        read_member(row, 0, result);
    } else {
        if (row.columns() != static_cast<int>(boost::pfr::tuple_size_v<Row>))
            throw std::logic_error("the statement gives " + std::to_string(row.columns()) +
                                   " columns, the struct has " +
                                   std::to_string(boost::pfr::tuple_size_v<Row>));
        int i = 0;
        boost::pfr::for_each_field(result, [&](auto& member) { read_member(row, i++, member); });
    }
    return result;
}

} // namespace db
