// The register as a list: what it can be filtered, sorted and arranged by, and its rows.
#pragma once

#include "platform/db/database.hpp"
#include "platform/lists/lists.hpp"
#include "policy/agreements/agreement.hpp"

#include <vector>

namespace agreements {

extern const lists::ListSpec list_spec;

struct AgreementLine {
    AgreementId id;
    std::string title;
    std::string type;
    Status status = Status::draft;
    std::string number;
    std::string registration_number;
    std::optional<Date> signed_on, in_force_on, ends_on;
    bool open_ended = false;
    Renewal renewal = Renewal::none;
    std::optional<int> renewal_months, notice_months;
    std::optional<Date> notice_on;
    std::string department;
    std::string responsible;
    std::string host;
    std::optional<OrganisationId> organisation_id;
    std::string partner;
    std::string country;
    int version = 1;
};
// As much of the agreement as dates.hpp needs.
Agreement dates_of(const AgreementLine& line);

// The rows of a page, as one statement whose columns are AgreementLine's.
struct Place {
    int limit = 50;
    std::int64_t offset = 0;
    std::optional<std::pair<std::string, AgreementId>> after = {}; // end_key and id of the last row shown
};
db::Query rows_at(const lists::ListState& state, const Place& place);
std::vector<AgreementLine> page_of(db::Session& session, const lists::ListState& state);
// Exact; from the counts that are kept where nothing but the status narrows it.
std::int64_t total_of(db::Session& session, const lists::ListState& state);

// For exports: what is in the list, in its order, then the rows in pieces.
std::vector<AgreementId> ids_of(db::Session& session, const lists::ListState& state);
std::vector<AgreementLine> lines_of(db::Session& session, const std::vector<AgreementId>& ids);

// The countries that agreements have, for the filter.
std::vector<std::string> countries_in_use(db::Session& session);

} // namespace agreements
