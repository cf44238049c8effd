// A list as a page, whichever it is: heads, columns to choose, filters, chips, kept views, pages. The room
// says what stands in a row and what can be chosen; ui/views/list.html draws it.
//
//   auto page = lists::list_page(call, list_spec(), call.tr("agreements.title"));
//   for (const auto& row : rows) page.lines.push_back({row.id.value, row.title, cells_of(row, page.shown)});
//   lists::add_pager(page, total);
#pragma once

#include "platform/html/fields.hpp"
#include "platform/html/parts.hpp"
#include "platform/lists/lists.hpp"
#include "platform/lists/saved_views.hpp"
#include "platform/web/call.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lists {

// As policy/may.hpp has it; the floor knows its name only.
inline constexpr rights::Permission share_views{"share_views"};

struct Cell {
    std::string text;
    std::string small = {};
    std::string href = {};
    std::string_view style = {}; // class of the text: "late", "pill good"
    std::string country = {};    // its flag stands before the text
    std::string_view kind = {};  // class of the cell: "number"
    std::string label = {};      // names it where the row is a block
    std::vector<std::string> pills = {};
};

struct Line {
    std::int64_t id = 0;
    std::string title;
    std::vector<Cell> cells; // as the page's shown columns
};

struct FilterField {
    std::string key, label, value;
    std::string_view type = "text";
};
// What opens under one word above the list: values to choose, words or days to write, boxes that are on or
// off.
struct FilterGroup {
    std::string key, label;
    std::vector<html::Choice> choices = {};
    std::vector<FilterField> fields = {};
    std::vector<html::Choice> switches = {}; // each a filter of its own
};

struct ListPage {
    const ListSpec* spec = nullptr;
    std::string title;
    ListState state;
    std::vector<const Column*> shown; // in order
    std::vector<Line> lines;
    std::vector<html::SortHead> heads;
    std::vector<FilterGroup> groups;
    std::vector<html::Choice> switches, columns;
    std::vector<html::Link> views, chips;
    std::optional<SavedView> kept; // the arrangement shown is this view, and may be deleted
    http::Pairs hidden;            // what the form of filters carries on: the order, a filter without a field
    html::Empty empty;             // said when there is no line
    html::Pager pager;
    std::int64_t total = 0;
    std::string query, csrf;
    bool may_edit = false, may_upload = false, may_share = false, may_keep = false;
};

// What the address asks for, how it is arranged, and what this reader may do with it; lines come after.
ListPage list_page(const web::Call& call, const ListSpec& spec, std::string_view title);
// "Country: Sweden", with the address of the list without it.
void add_chip(const web::Call& call, ListPage& page, std::string_view key, const std::string& value,
              std::string_view said);
// What can be chosen of a filter, and a chip for each that is.
void add_group(const web::Call& call, ListPage& page, std::string_view key,
               std::vector<html::Choice> choices);
// Boxes that are on or off.
html::Choice switch_of(const web::Call& call, ListPage& page, std::string_view key);
// Something to write, with what was written; its chip says `said`, or what was written.
FilterField field_of(const web::Call& call, ListPage& page, std::string_view key, std::string_view type,
                     std::string_view said = {});
std::string filter_label(const web::Call& call, const ListSpec& spec, std::string_view key);

// The whole list, the room's own arrangements if there are any, then what was kept.
void add_view(ListPage& page, std::string text, const std::string& query);
void add_kept_views(const web::Call& call, db::Session& session, ListPage& page);
void add_pager(ListPage& page, std::int64_t total);

http::Response keep_view(web::Call& call, const ListSpec& spec);
http::Response remove_view(web::Call& call, const ListSpec& spec, ViewId view);

} // namespace lists
