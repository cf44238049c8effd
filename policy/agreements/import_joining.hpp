// Lists that come as two files, the agreements in one and their members in another: made into one list by the
// column that both have.
#pragma once

#include "policy/agreements/imports.hpp"

#include <vector>

namespace agreements {

struct JoinedList {
    std::string name, bytes;
    ImportFile file() const { return {name, bytes}; }
};
// One file stays as it is. Of several, each row of the longer is told with the row of the shorter that it
// belongs to; rows that belong to none are kept.
Result<JoinedList> joined_lists(const std::vector<ImportFile>& files);

} // namespace agreements
