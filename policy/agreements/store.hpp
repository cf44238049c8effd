// Agreements, their parties and the counts that are kept beside them, as rows.
#pragma once

#include "platform/db/database.hpp"
#include "policy/agreements/agreement.hpp"

#include <map>
#include <optional>
#include <vector>

namespace agreements {

std::optional<Agreement> find_agreement(db::Session& session, AgreementId id);
std::vector<Party> parties_of(db::Session& session, AgreementId id);
// Several, in the order asked for; and the parties of each.
std::vector<Agreement> agreements_of(db::Session& session, const std::vector<AgreementId>& ids);
std::map<AgreementId, std::vector<Party>> parties_of_all(db::Session& session,
                                                         const std::vector<AgreementId>& ids);

// Writes keep the counts by status and by country in step, in the same transaction. The first outside party
// gives the agreement its organisation, partner and country; its end gives the notice day.
AgreementId insert_agreement(db::Transaction& tx, Agreement agreement, const std::vector<Party>& parties,
                             Time when);
// False when somebody else changed it since this version.
[[nodiscard]] bool update_agreement(db::Transaction& tx, Agreement agreement, Time when);
// False: somebody changed it first.
[[nodiscard]] bool set_status(db::Transaction& tx, const Agreement& agreement, Status status, Time when);
void insert_party(db::Transaction& tx, AgreementId id, const Party& party);
void update_party(db::Transaction& tx, AgreementId id, const Party& party);
void delete_party(db::Transaction& tx, AgreementId id, AgreementPartyId party);
void delete_parties(db::Transaction& tx, AgreementId id);
// Only what an import added and nobody touched since: without files, and nothing refers to it.
[[nodiscard]] bool delete_agreement(db::Transaction& tx, const Agreement& agreement);
// After parties changed: one version on.
void refresh_parties(db::Transaction& tx, const Agreement& agreement, Time when);

struct StatusCount {
    Status status;
    std::int64_t number = 0;
};
struct CountryCount {
    std::string country;
    std::int64_t number = 0;
};
std::vector<StatusCount> counts_by_status(db::Session& session);
std::vector<CountryCount> counts_by_country(db::Session& session);

} // namespace agreements
