// The register as a spreadsheet: what is sent out can be changed and read back, by id and version.
#pragma once

#include "platform/events/by.hpp"
#include "platform/lists/sheet.hpp"
#include "policy/partners/register.hpp"

#include <string>
#include <vector>

namespace partners {

std::vector<std::string> sheet_cells(const RegisterLine& line);

lists::Sheet sheet_of(const By& by, const text::Catalogues& catalogues);

} // namespace partners
