// What the agreement's own page shows.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/html/parts.hpp"
#include "platform/web/call.hpp"
#include "policy/agreements/dates.hpp"

#include <string>
#include <vector>

namespace agreements {

struct PartyLine {
    AgreementPartyId id;
    std::string name, written, unit, country, country_name, href;
    Side side = Side::partner;
};

struct EventLine {
    std::string text;
    std::string who;
    std::string reason;
    std::vector<std::string> changes; // "Slutar: 30 juni 2026 → 30 juni 2031"
};

struct AgreementPage {
    Agreement agreement;
    std::string type, host, end, renewal, next, runs_until;
    html::Tone tone = html::Tone::plain;
    std::vector<PartyLine> parties;
    Reasons doubts;
    std::vector<EventLine> history;
    std::vector<html::Choice> next_statuses;
    std::string csrf;
    bool may_edit = false;
    bool runs_on = false; // automatic renewal leads past the written end
};
AgreementPage agreement_page(const web::Call& call, db::Session& session, const Agreement& agreement);

} // namespace agreements
