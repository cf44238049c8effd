// What the agreement's own page shows.
#pragma once

#include "platform/following/button.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/parts.hpp"
#include "platform/web/call.hpp"
#include "policy/agreements/dates.hpp"
#include "policy/agreements/documents.hpp"
#include "policy/agreements/history.hpp"
#include "policy/agreements/links.hpp"
#include "policy/partners/partners.hpp"

#include <string>
#include <vector>

namespace agreements {

struct PartyLine {
    AgreementPartyId id;
    std::string name, written, unit, country, country_name, href;
    Side side = Side::partner;
    bool tied = false;                              // to the register
    std::vector<partners::PerhapsMeant> meant = {}; // not tied to the register: whom the name may mean
};

struct FileLine {
    AgreementFileId id;
    std::string name, note; // "Bilaga, 120 kB, 3 dec. 2026"
};

// What was refused, to be shown where it was asked for.
struct Refused {
    std::string status_reason, file, party, party_country; // text keys
    std::string reason, name, organisation, unit, country; // as sent
    std::string status;
};

struct AgreementPage {
    Agreement agreement;
    std::string type, host, end, renewal, next, runs_until;
    html::Tone tone = html::Tone::plain;
    std::vector<PartyLine> parties;
    Reasons doubts;
    std::vector<EventLine> history;
    std::vector<FileLine> files;
    std::vector<html::Choice> statuses; // the ordinary next steps first
    std::vector<html::Choice> file_kinds;
    Refused refused;
    following::Button follow;
    std::string function, unit, partnership;
    std::string responsible_as_written, department_as_written; // where they say something else
    std::optional<Neighbour> replaces, replaced_by;
    std::string csrf;
    bool seems_expired = false;
    bool may_edit = false;
    bool runs_on = false; // automatic renewal leads past the written end
};
AgreementPage agreement_page(const web::Call& call, db::Session& session, const Agreement& agreement,
                             Refused refused = {});

} // namespace agreements
