// What can be done with the register. Each is one transaction: load, judge, write, record.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/settings/settings.hpp"
#include "policy/agreements/agreement.hpp"

#include <vector>

namespace agreements {

struct NewAgreement {
    Agreement agreement;
    std::vector<Party> parties;
};

Result<AgreementId> register_agreement(db::Database& database, NewAgreement given,
                                       const settings::Settings& institution, const By& by);
// Everything but status, parties and files; `agreement.version` is the one that was seen.
Result<Done> change(db::Database& database, const Agreement& agreement, const settings::Settings& institution,
                    const By& by);
// From the version that was seen; by.reason is needed unless it is the ordinary next step.
Result<Done> set_status(db::Database& database, AgreementId id, Status to, int seen, const By& by);
Result<Done> add_party(db::Database& database, AgreementId id, Party party, const By& by);
// From the agreement's version that was seen. `party.id` says which one.
Result<Done> change_party(db::Database& database, AgreementId id, Party party, int seen, const By& by);
Result<Done> remove_party(db::Database& database, AgreementId id, AgreementPartyId party, const By& by);

} // namespace agreements
