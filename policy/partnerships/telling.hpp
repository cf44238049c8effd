// What the proposer is told, and when: queued in the same transaction as what happened, and kept in the
// thread.
#pragma once

#include "platform/db/database.hpp"
#include "platform/settings/settings.hpp"
#include "policy/partnerships/case.hpp"

#include <string_view>

namespace partnerships {

// The receipt, with number, promised day and, for somebody outside, the key and the link to their own
// request.
void tell_received(db::Transaction& tx, const settings::Settings& institution, const Partnership& partnership,
                   std::string_view status_key, Time when);
void tell_message(db::Transaction& tx, const settings::Settings& institution, const Partnership& partnership,
                  std::string_view body, Time when);
// The proposer wrote back: those who work on the case hear of it.
void tell_team(db::Transaction& tx, const settings::Settings& institution, const Partnership& partnership,
               std::string_view body, Time when);
// Screening begun, accepted, declined with reasons, withdrawn, opened again.
void tell_stage(db::Transaction& tx, const settings::Settings& institution, const Partnership& partnership,
                Time when);

} // namespace partnerships
