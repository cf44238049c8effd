// Paging by cursor: where the last page ended, so that new rows in between neither repeat nor hide others.
#pragma once

#include "platform/basics/id.hpp"
#include "platform/http/message.hpp"
#include "platform/web/json.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

// The sort values of the last row shown, as one opaque word for an address.
std::string cursor_of(const std::vector<std::string>& values);
// Nothing when it is not a cursor with that many values.
std::optional<std::vector<std::string>> read_cursor(std::string_view cursor, std::size_t values);
// False where ?limit= is no whole number above 0: told by the site (400) before a list is asked.
bool limit_can_be_read(const http::Request& request);
// ?limit=, between 1 and `most`.
int limit_of(const http::Request& request, int usual = 50, int most = 200);

// Which page of a list by ids is asked for: ?cursor= and ?limit=.
template <class RowId> struct Place {
    RowId after; // none: from the beginning; of rows read whole: the one to begin with
    int limit = 0;
};
// Nothing where the cursor is not one of ours: 400.
std::optional<Place<std::int64_t>> number_asked(const http::Request& request);
template <class RowId> std::optional<Place<RowId>> place_asked(const http::Request& request) {
    auto place = number_asked(request);
    return place ? std::optional{Place<RowId>{{place->after}, place->limit}} : std::nullopt;
}

inline std::int64_t number_of(std::int64_t id) { return id; }
template <class Tag> std::int64_t number_of(Id<Tag> id) { return id.value; }

// {"items":[…],"next":…,"total":…}, each row as `write` writes it; the next page begins after the last row's
// id. Without a total where nobody counts them all.
template <class Row, class Write>
std::string page_of(const std::vector<Row>& rows, int limit, std::optional<std::int64_t> total, Write write) {
    Json json;
    json.object().list("items");
    for (const Row& row : rows) write(json, row);
    json.end();
    bool more = static_cast<int>(rows.size()) == limit;
    json.field("next",
               more ? std::optional{cursor_of({std::to_string(number_of(rows.back().id))})} : std::nullopt);
    if (total) json.field("total", *total);
    return json.end().take();
}

// The same of rows that are read whole, because they are few by nature. The cursor names the row that the
// next page begins with. Is that one gone by then, the list begins again: a row seen twice harms less than
// one never seen.
template <class Row, class RowId, class Write>
std::string page_of(const std::vector<Row>& all, const Place<RowId>& place, Write write) {
    auto first = std::find_if(all.begin(), all.end(),
                              [&](const Row& row) { return number_of(row.id) == number_of(place.after); });
    if (first == all.end()) first = all.begin();
    auto last = first + std::min<std::ptrdiff_t>(place.limit, all.end() - first);
    Json json;
    json.object().list("items");
    std::for_each(first, last, [&](const Row& row) { write(json, row); });
    auto next =
        last == all.end() ? std::nullopt : std::optional{cursor_of({std::to_string(number_of(last->id))})};
    return json.end().field("next", next).field("total", std::ssize(all)).end().take();
}

} // namespace web
