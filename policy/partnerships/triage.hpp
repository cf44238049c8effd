// The triage board: who waits for an answer, since when, what was promised, and what stands in the way.
#pragma once

#include "platform/db/database.hpp"
#include "platform/web/call.hpp"
#include "policy/partnerships/case.hpp"

#include <string>
#include <vector>

namespace partnerships {

struct WaitingRow {
    PartnershipId id;
    std::string title;
    std::string number;
    Stage stage;
    Origin origin;
    std::string proposer_name, proposer_organisation;
    Time created_at;
    std::optional<Date> answer_by;
    std::int64_t unmatched = 0; // partners that are not organisations of the register yet
    std::int64_t similar = 0;   // cases, collaborations and agreements with the same partners
    std::string handler;        // "" when nobody has taken it
    bool asks = false;          // the proposer wrote last
};
std::vector<WaitingRow> waiting_cases(db::Session& session);

struct WaitingLine {
    WaitingRow row;
    std::string since, due;
    int days = 0;
    bool late = false;
};
struct TriagePage {
    std::vector<WaitingLine> lines;
    std::int64_t late = 0, asking = 0;
};

} // namespace partnerships
