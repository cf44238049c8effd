// The register as a spreadsheet: what is sent out can be changed and read back through the import, by our own
// number and version.
#pragma once

#include "platform/settings/settings.hpp"
#include "platform/text/words.hpp"
#include "policy/agreements/agreement.hpp"
#include "policy/agreements/institution.hpp"

#include <string>
#include <vector>

namespace agreements {

struct SheetWords {
    const text::Words& tr;
    std::vector<Named> types, hosts;
};

struct SheetRow {
    Agreement agreement;
    std::vector<Party> parties;
};

std::vector<std::string> sheet_head(const text::Words& tr);
std::vector<std::string> sheet_cells(const SheetWords& words, const SheetRow& row);

} // namespace agreements
