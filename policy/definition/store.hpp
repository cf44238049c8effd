// Answers of the definition test, and runs of the wizard.
#pragma once

#include "platform/db/database.hpp"
#include "policy/definition/definition.hpp"
#include "policy/ids.hpp"

namespace definition {

std::vector<Answer> find_answers(db::Session& session, PartnershipId partnership);
// The highest version of a partnership's answers; 0 when there are none.
std::int64_t find_version(db::Session& session, PartnershipId partnership);
void save_answer(db::Transaction& tx, PartnershipId partnership, const Answer& answer, std::int64_t version,
                 AccountId account, Time when);
void keep_wizard_run(db::Transaction& tx, std::string_view answers, std::string_view outcome,
                     std::string_view language, Time when);

} // namespace definition
