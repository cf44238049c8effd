// Small questions and writes that the changes of one organisation need.
#pragma once

#include "platform/db/database.hpp"
#include "policy/partners/organisation.hpp"
#include "policy/partners/rules.hpp"

#include <string_view>

namespace partners {

// The row of organisation_names that is shown as its name.
void set_display_name(db::Transaction& tx, OrganisationId id, std::string_view name,
                      std::string_view language);
// The name in a language beside the one shown; "" takes it away.
void set_label(db::Transaction& tx, OrganisationId id, std::string_view language, std::string_view name);
std::optional<OrganisationName> find_name(db::Session& session, OrganisationId id, NameId name);

RelationFacts relation_facts(db::Session& session, const Relation& relation);
UseFacts use_of(db::Session& session, OrganisationId id);

} // namespace partners
