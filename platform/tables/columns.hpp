// What a column holds, counted: the import wizard proposes what each column means from this.
#pragma once

#include "platform/basics/enum_names.hpp"
#include "platform/tables/cells.hpp"
#include "platform/tables/tables.hpp"

namespace tables {

enum class Content { nothing, dates, answers, numbers, text };
constexpr EnumNames<Content, 5> names_of(Content) {
    return {"nothing", "dates", "answers", "numbers", "text"};
}

struct ColumnFacts {
    std::string name;
    std::size_t filled = 0;                     // cells that say something
    std::size_t distinct = 0;                   // differing values, after tidying
    std::size_t longest = 0;                    // bytes
    double dates = 0, answers = 0, numbers = 0; // shares of the filled cells, 0 to 1
    std::optional<DateOrder> date_order;        // nothing: no cell tells, so a person must when it matters
    bool date_order_matters = false;            // some date would be another day in the other order
    Content content = Content::text;            // what nine cells of ten are
    std::vector<std::string> examples;          // the first few differing values
};

std::vector<ColumnFacts> facts_of(const Table& table);

} // namespace tables
