// Statistics of columns.
#include "platform/tables/columns.hpp"

#include <algorithm>
#include <unordered_set>

namespace tables {

namespace {

constexpr std::size_t most_examples = 5;
constexpr double nearly_all = 0.9;

// Dates are asked before numbers and after answers: 20261122 is a day, 1 and 0 alone are answers.
Content content_of(const ColumnFacts& facts) {
    if (facts.filled == 0) return Content::nothing;
    if (facts.answers >= nearly_all) return Content::answers;
    if (facts.dates >= nearly_all) return Content::dates;
    if (facts.numbers >= nearly_all) return Content::numbers;
    return Content::text;
}

ColumnFacts facts_of_column(const Table& table, std::size_t column) {
    ColumnFacts facts;
    facts.name = table.name_of(column);
    std::vector<std::string_view> cells;
    std::unordered_set<std::string> seen;
    for (auto& row : table.rows) {
        auto cell = row.cell(column);
        if (says_nothing(cell)) continue;
        cells.push_back(cell);
        std::string value = tidy(cell);
        facts.longest = std::max(facts.longest, value.size());
        if (seen.insert(value).second && facts.examples.size() < most_examples)
            facts.examples.push_back(value);
    }
    facts.filled = cells.size();
    facts.distinct = seen.size();
    facts.date_order = date_order_of(cells);
    std::size_t dates = 0, answers = 0, numbers = 0;
    for (auto cell : cells) {
        auto day_first = date_of(cell, DateOrder::day_first),
             month_first = date_of(cell, DateOrder::month_first);
        if (day_first || month_first) ++dates;
        if (day_first && month_first && *day_first != *month_first) facts.date_order_matters = true;
        if (answer_of(cell)) ++answers;
        if (number_of(cell)) ++numbers;
    }
    auto share = [&](std::size_t count) {
        return cells.empty() ? 0.0 : double(count) / double(cells.size());
    };
    facts.dates = share(dates);
    facts.answers = share(answers);
    facts.numbers = share(numbers);
    facts.content = content_of(facts);
    return facts;
}

} // namespace

std::vector<ColumnFacts> facts_of(const Table& table) {
    std::vector<ColumnFacts> facts;
    for (std::size_t column = 0, count = table.columns(); column < count; ++column)
        facts.push_back(facts_of_column(table, column));
    return facts;
}

} // namespace tables
