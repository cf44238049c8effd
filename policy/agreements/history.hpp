// The history of an agreement in words, and which of its changes can be put back.
#pragma once

#include "platform/web/call.hpp"
#include "policy/agreements/actions_history.hpp"

#include <string>
#include <vector>

namespace agreements {

struct EventLine {
    std::string text;
    std::string who;
    std::string reason;
    std::vector<std::string> changes; // "Slutar: 30 juni 2026 → 30 juni 2031"
    events::EventId id;
    bool may_put_back = false;
};

std::vector<std::string> changes_in_words(const web::Call& call, db::Session& session,
                                          const std::vector<events::Change>& changes);
std::vector<EventLine> history_in_words(const web::Call& call, db::Session& session,
                                        const Agreement& agreement);

} // namespace agreements
