// What the templates of the register show: the list, its filters, the map.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/html/parts.hpp"
#include "platform/lists/views.hpp"
#include "platform/text/words.hpp"
#include "policy/partners/register.hpp"
#include "policy/partners/search.hpp"

#include <string>
#include <vector>

namespace partners {

// One filter to choose values for.
struct Sheet {
    std::string key;
    std::string title;
    std::vector<html::Choice> choices;
};

struct RegisterPage {
    lists::ListState state;
    std::vector<RegisterLine> lines;
    std::vector<SearchHit> alike; // when nothing is found: what is spelt nearly so
    std::vector<const lists::Column*> columns;
    std::vector<html::SortHead> heads;
    std::vector<html::Link> views;
    std::vector<html::Link> chips;
    std::vector<Sheet> sheets;
    std::vector<html::Choice> column_choices;
    html::Pager pager;
    std::string sub;   // how many, and how fresh
    std::string query; // of this arrangement, for downloads and for keeping it
    std::string sort;
    std::string csrf;
    std::optional<lists::SavedView> kept; // the arrangement shown is this view, and may be deleted
    bool may_edit = false, may_import = false, may_share = false, may_keep = false, may_merge = false;
    Date today;
};

// "Strategic: active", "None; 9 units collaborate", or nothing.
std::string partnership_in_words(const text::Words& tr, const RegisterLine& line);

struct MapRow {
    std::string code;
    std::string name;
    std::int64_t number = 0;
    std::string href;
};

inline constexpr std::size_t most_rows_at_once = 15; // of the table beside the map

struct MapPage {
    html::Safe picture;
    std::vector<MapRow> rows;
    std::vector<html::Link> measures;
    std::string summary;
    std::vector<std::string> legend; // the four levels in words
    std::string column;
};

} // namespace partners
