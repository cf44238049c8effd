// Paging by cursor: where the last page ended, so that new rows in between neither repeat nor hide others.
#pragma once

#include "platform/http/message.hpp"
#include "platform/web/json.hpp"

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
    RowId after; // none: from the beginning
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
// id.
template <class Row, class Write>
std::string page_of(const std::vector<Row>& rows, int limit, std::int64_t total, Write write) {
    Json json;
    json.object().list("items");
    for (const Row& row : rows) write(json, row);
    json.end();
    bool more = static_cast<int>(rows.size()) == limit;
    json.field("next",
               more ? std::optional{cursor_of({std::to_string(number_of(rows.back().id))})} : std::nullopt);
    return json.field("total", total).end().take();
}

// The same of rows that are read whole, because they are few by nature.
template <class Row, class RowId, class Write>
std::string page_of(const std::vector<Row>& all, const Place<RowId>& place, Write write) {
    std::vector<Row> rows;
    bool begun = number_of(place.after) == 0;
    for (const Row& row : all) {
        if (begun && static_cast<int>(rows.size()) < place.limit) rows.push_back(row);
        begun = begun || number_of(row.id) == number_of(place.after);
    }
    return page_of(rows, place.limit, static_cast<std::int64_t>(all.size()), write);
}

} // namespace web
