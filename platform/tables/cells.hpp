// What a cell means: dates, numbers and answers in the many ways people write them. Nothing is guessed
// silently: what can be read in two ways needs the column's order.
#pragma once

#include "platform/basics/clock.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace tables {

// 1/2/2021 is in January in the USA and in February in Europe; one column has one order.
enum class DateOrder { day_first, month_first };

// By the cells that can be read in one way only (1/31/2021); nothing when none tells, or when more than one
// in ten says otherwise (the Erasmus charter list has 5,393 of one kind and 516 of the other).
std::optional<DateOrder> date_order_of(const std::vector<std::string_view>& column);

// 2026-11-22, 20261122, 22.11.2026, 22/11/2026 or 11/22/2026 by the order, 22-Feb-2000, 22 februari 2000,
// February 22, 2000; a time behind it is passed over. Two-digit years lie between 1970 and 2069. What can be
// read in one way only is read so, whatever the order.
std::optional<Date> date_of(std::string_view cell, DateOrder order = DateOrder::day_first);

// A spreadsheet program's number of a day, 44197 for 2021-01-01; only years 1900 to 2199.
std::optional<Date> date_of_serial(double number);

enum class DecimalMark { guess, comma, point };
// 1 234,56 and 1,234.56 and 1.234,56; a lone comma is a decimal mark unless told otherwise ("1,234" is one
// and a bit).
std::optional<double> number_of(std::string_view cell, DecimalMark mark = DecimalMark::guess);

// true/false, yes/no, ja/nej, sant/falskt, 1/0, x.
std::optional<bool> answer_of(std::string_view cell);

// Empty, or one of the ways to write that there is nothing: NA, n/a, null, -, –, .., -0-.
bool says_nothing(std::string_view cell);

} // namespace tables
