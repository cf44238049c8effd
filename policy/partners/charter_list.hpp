// Reads the Commission's list of holders of the Erasmus Charter for Higher Education, as CSV or as workbook.
#pragma once

#include "platform/tables/tables.hpp"
#include "policy/partners/incoming.hpp"

namespace partners {

// Fails only when the file is no such list; a row that cannot be used is a problem with its line.
Result<Done> read_charter_list(const tables::Origin& origin, const IncomingVisit& visit);

} // namespace partners
