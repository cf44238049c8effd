// What the small parts of a page are made of: ways, pages of a list, filters, states. The views are in
// views/parts.html.
#pragma once

#include "platform/basics/enum_names.hpp"
#include "platform/html/safe.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace html {

enum class Current { no, yes };

struct Link {
    std::string text; // in words
    std::string href;
    Current current = Current::no;
    std::string note = {}; // small text after it: "1 open"
};

// Which rows of a list are shown, and the ways to the others; an empty address is no way.
struct Pager {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t total = 0;
    std::string previous = {};
    std::string next = {};
};

enum class Order { none, ascending, descending };
constexpr EnumNames<Order, 3> names_of(Order) { return {"none", "ascending", "descending"}; }

// A column's head; without address it cannot be sorted by.
struct SortHead {
    std::string text; // in words
    std::string href = {};
    Order order = Order::none;
    std::string_view kind = {}; // class: "number", "select"
};

// How a state in a word is coloured; the word says it, the colour only helps.
enum class Tone { plain, good, wait, bad, accent, unknown };
constexpr EnumNames<Tone, 6> names_of(Tone) { return {"", "good", "wait", "bad", "accent", "unknown"}; }

struct Empty {
    std::string title;
    std::string what_to_do = {};
    std::vector<Link> actions = {};
};

struct Progress {
    std::int64_t done = 0;
    std::int64_t all = 0;
    std::string said;        // "2 480 of 4 000 rows"
    std::string events = {}; // address of the events that move it on
};

} // namespace html
