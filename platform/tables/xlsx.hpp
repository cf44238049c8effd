// Workbooks (XLSX) as rows of text. Inner header of tables; see tables.hpp.
#pragma once

#include "platform/tables/tables.hpp"

namespace tables {

// `bytes` is the whole .xlsx file.
Result<Form> each_xlsx_row(std::string_view bytes, const Reading& reading, const VisitRow& visit);

} // namespace tables
