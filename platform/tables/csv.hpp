// CSV text, already in UTF-8: its form is guessed, its records are read. Inner header of tables; see
// tables.hpp.
#pragma once

#include "platform/tables/tables.hpp"

namespace tables {

struct CsvForm {
    char separator = ',';
    char quote = '"';
};

// From the first records: the separator that cuts most of them into equally many cells.
CsvForm guessed_form(std::string_view text, std::optional<char> known_separator);

Result<Done> each_record(std::string_view text, CsvForm form, const Limits& limits, const VisitRow& visit);

} // namespace tables
