// Organisations as pages name them: in the reader's language where the register does, and beside names that
// are alike on the page what tells them apart.
#pragma once

#include "platform/db/database.hpp"
#include "platform/text/words.hpp"
#include "policy/ids.hpp"

#include <string>
#include <vector>

namespace partners {

struct NamedOne {
    OrganisationId id;
    std::string name;
    std::string registered = {}; // the name that the register shows, where the reader's is another
    std::string apart = {};      // "ROR 056d84691", "nr 12"; only where two names are the same
};
// As they stand on one page; the names that come are the register's.
void name_for_reader(db::Session& session, const text::Words& tr, std::vector<NamedOne>& shown);

} // namespace partners
