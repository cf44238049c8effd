// What the templates of the register show: the list, the map.
#pragma once

#include "platform/lists/list_page.hpp"
#include "platform/text/words.hpp"
#include "policy/partners/register.hpp"
#include "policy/partners/search.hpp"

#include <string>
#include <vector>

namespace partners {

struct RegisterPage : lists::ListPage {
    std::string sub = {};              // how many, and how fresh
    std::vector<SearchHit> alike = {}; // when nothing is found: what is spelt nearly so
    bool may_import = false, may_merge = false;
};

// A column's cell for this reader.
lists::Cell cell_of(const web::Call& call, std::string_view column, const RegisterLine& line);

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
