// Putting an old value back: an event's fields get again what they were before it.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/events/events.hpp"
#include "platform/settings/settings.hpp"
#include "policy/agreements/agreement.hpp"

#include <vector>

namespace agreements {

// It makes sense where a field still says what the event made it say; status and parties have ways of their
// own.
bool may_put_back(const Agreement& agreement, const std::vector<events::Change>& changes);

Result<Done> put_back(db::Database& database, AgreementId id, events::EventId event,
                      const settings::Settings& institution, const By& by);

} // namespace agreements
