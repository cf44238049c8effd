// Organisations, their names, identifiers and relations, as rows.
#pragma once

#include "platform/db/database.hpp"
#include "policy/partners/identifier.hpp"
#include "policy/partners/organisation.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace partners {

struct StoredIdentifier {
    std::int64_t id = 0;
    IdentifierKind kind = IdentifierKind::ror;
    std::string value;
    std::string origin = "user";
    bool former = false;
};

std::optional<Organisation> find_organisation(db::Session& session, OrganisationId id);
std::vector<OrganisationName> names_of_organisation(db::Session& session, OrganisationId id);
std::vector<StoredIdentifier> identifiers_of(db::Session& session, OrganisationId id);
// Both directions: those it names, and those that name it.
std::vector<Relation> relations_of(db::Session& session, OrganisationId id);
std::vector<Relation> relations_to(db::Session& session, OrganisationId id);
// Who else carries this identifier.
std::vector<OrganisationId> with_identifier(db::Session& session, const Identifier& identifier);

// Writes keep the search text and the counts in step, in the same transaction.
OrganisationId insert_organisation(db::Transaction& tx, const Organisation& organisation, Time when);
// False when somebody else changed it since this version.
bool update_organisation(db::Transaction& tx, const Organisation& organisation, Time when);
NameId insert_name(db::Transaction& tx, OrganisationId id, const OrganisationName& name);
bool delete_name(db::Transaction& tx, OrganisationId id, NameId name);
std::int64_t insert_identifier(db::Transaction& tx, OrganisationId id, const Identifier& identifier,
                               std::string_view origin);
bool delete_identifier(db::Transaction& tx, OrganisationId id, std::int64_t identifier);
std::int64_t insert_relation(db::Transaction& tx, const Relation& relation);
bool delete_relation(db::Transaction& tx, OrganisationId id, std::int64_t relation);
void touch(db::Transaction& tx, OrganisationId id, Time when); // one version on

// All folded names of an organisation, each on a line of its own ("\nname\nname\n"), as the search reads
// them. After names changed.
void refresh_search(db::Transaction& tx, OrganisationId id);
void forget_search(db::Transaction& tx, OrganisationId id); // not found any more
void count(db::Transaction& tx, OrganisationKind kind, std::string_view country, int by);

} // namespace partners
