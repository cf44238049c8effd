// Those concerned by a partnership, as rows.
#pragma once

#include "policy/partnerships/stakeholders.hpp"

namespace partnerships {

StakeholderId insert_stakeholder(db::Transaction& tx, PartnershipId id, const Stakeholder& stakeholder);
// False when somebody else changed it since this version.
bool update_stakeholder(db::Transaction& tx, PartnershipId id, const Stakeholder& stakeholder);
void delete_stakeholder(db::Transaction& tx, PartnershipId id, StakeholderId stakeholder);

} // namespace partnerships
