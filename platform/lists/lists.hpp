// Lists that people filter, sort, arrange and keep: all of it lives in the address, so that a list can be
// sent to somebody, kept as a view and exported as it stands.
//
// A room describes its list once, as tables; conditions and orders are SQL literals, so an address can never
// become SQL.
//
//   constexpr Filter filters[] = {{"country", FilterKind::one_of, " AND organisations.country"},
//                                 {"name",    FilterKind::text,   " AND organisations.folded LIKE ?"}};
#pragma once

#include "platform/db/sql.hpp"
#include "platform/http/message.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lists {

enum class FilterKind {
    one_of,   // any of the values: where + " IN (…)"; repeated parameters, country=SE&country=NO
    contains, // where has one ?, bound to %value%
    from_day, // where has one ?, a day
    to_day,
    yes, // where has no ?; counts when the value is "1"
    own, // the room reads it itself with value_of
};

struct Filter {
    std::string_view key; // parameter in the address; the text key is <list's texts>.filter.<key>
    FilterKind kind;
    db::Sql where = "";
};

struct Sort {
    std::string_view key;
    db::Sql upwards; // " ORDER BY organisations.sort_key, organisations.id"
    db::Sql downwards;
};

enum class Shown { at_first, when_chosen, always };

struct Column {
    std::string_view key; // text key <list's texts>.column.<key>
    Shown shown = Shown::at_first;
    std::string_view sort = {}; // key of the Sort behind the column's head
    bool numeric = false;
};

struct ListSpec {
    std::string_view key;   // "organisations": saved views belong to it
    std::string_view path;  // "/organisations"
    std::string_view texts; // "partners.list": where its text keys begin
    std::span<const Filter> filters;
    std::span<const Sort> sorts; // the first is the order when none is asked for
    std::span<const Column> columns;
    int page_size = 50;
};

// What the address asks for; everything unknown or nonsensical in it is left out.
struct ListState {
    std::map<std::string, std::vector<std::string>, std::less<>> filters;
    std::string sort;
    bool downwards = false;
    int page = 1;
    std::vector<std::string> columns; // in order; empty: those shown at first

    // First value of a filter, or "".
    std::string_view value_of(std::string_view filter) const;
    bool has(std::string_view filter, std::string_view value) const;
    std::span<const std::string> values_of(std::string_view filter) const;
    bool filtered() const { return !filters.empty(); }
    friend bool operator==(const ListState&, const ListState&) = default;
};

ListState read_state(const ListSpec& spec, const http::Request& request);
ListState read_state(const ListSpec& spec, const http::Pairs& query);

// A query as the list itself would write it: nothing else may stand in an address that others follow.
std::string understood(const ListSpec& spec, std::string_view query);
// The query part of the address, canonical: same state, same text; "" when nothing differs from the start.
std::string query_of(const ListSpec& spec, const ListState& state);
std::string address_of(const ListSpec& spec, const ListState& state);
// Addresses one click away.
std::string address_without(const ListSpec& spec, const ListState& state, std::string_view filter);
std::string address_without(const ListSpec& spec, const ListState& state, std::string_view filter,
                            std::string_view value);
std::string address_sorted(const ListSpec& spec, const ListState& state, std::string_view sort);
std::string address_of_page(const ListSpec& spec, const ListState& state, int page);

// The conditions of the state; the statement before must end in a WHERE that more can be added to.
void add_filters(db::Query& query, const ListSpec& spec, const ListState& state);
void add_order(db::Query& query, const ListSpec& spec, const ListState& state);
void add_page(db::Query& query, const ListSpec& spec, const ListState& state);

// The columns to show, in order.
std::vector<const Column*> shown_columns(const ListSpec& spec, const ListState& state);

} // namespace lists
