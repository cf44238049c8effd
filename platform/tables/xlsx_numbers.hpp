// Numbers in workbooks: a date is a number whose style says so. Inner header of tables.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tables {

enum class NumberStyle { plain, date, date_and_time, time };
enum class Epoch { year_1900, year_1904 }; // 1904: old workbooks made on a Mac

// From the style's code, "m/d/yyyy" or "[$-409]d-mmm-yy;@"; elapsed time ("[h]:mm") is plain.
NumberStyle style_of_code(std::string_view code);
// From the number of a built-in style, those below 164 that have no code in the file.
NumberStyle style_of_builtin(int number);

// "2026-11-22", "2026-11-22 10:30", or the number in its shortest form.
std::string text_of_number(std::string_view written, NumberStyle style, Epoch epoch);

} // namespace tables
