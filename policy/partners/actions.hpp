// What can be done with an organisation: each is one transaction that loads, judges, writes and records.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/events.hpp"
#include "policy/partners/details.hpp"
#include "policy/partners/identifier.hpp"
#include "policy/partners/organisation.hpp"
#include "policy/partners/rules.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partners {

// Refused where it may be there already, unless it is another than all that are alike; these pairs are then
// remembered as different.
Result<OrganisationId> add_organisation(db::Database& database, const Details& details, const By& by,
                                        const std::vector<OrganisationId>& other_than = {});

enum class OldName { forget, keep_as_former };
// The version that it has now. `seen` is the version the change was made from.
Result<int> change_organisation(db::Database& database, OrganisationId id, const Details& details, int seen,
                                OldName old_name, const By& by);
// What a field was before one event of its history.
Result<int> put_back(db::Database& database, OrganisationId id, events::EventId event, std::string_view field,
                     int seen, const By& by);
// The same within a transaction that goes on: bulk changes and spreadsheets. False when nothing differs.
Result<bool> change_within(db::Transaction& tx, const Organisation& organisation, const Details& details,
                           OldName old_name, std::string_view act, const By& by);
Result<Done> set_status(db::Database& database, OrganisationId id, OrganisationStatus status, int seen,
                        const By& by);
Result<bool> set_status_within(db::Transaction& tx, Organisation organisation, OrganisationStatus status,
                               const By& by);

Result<NameId> add_name(db::Database& database, OrganisationId id, const OrganisationName& name,
                        const By& by);
Result<Done> remove_name(db::Database& database, OrganisationId id, NameId name, const By& by);
Result<Done> add_identifier(db::Database& database, OrganisationId id, IdentifierKind kind,
                            std::string_view text, const By& by);
Result<Done> remove_identifier(db::Database& database, OrganisationId id, std::int64_t identifier,
                               const By& by);
Result<std::int64_t> add_relation(db::Database& database, const Relation& relation, const By& by);
Result<Done> remove_relation(db::Database& database, OrganisationId id, std::int64_t relation, const By& by);

// Several organisations at once; every failure names its organisation, and then nothing is changed.
struct BulkChange {
    std::optional<OrganisationKind> kind;
    std::optional<OrganisationStatus> status;
    std::optional<std::string> note;
};
Result<int> change_many(db::Database& database, const std::vector<OrganisationId>& ids,
                        const BulkChange& change, const By& by);

} // namespace partners
