// Identifiers and relations as pages show them.
#pragma once

#include "policy/partners/models_organisation.hpp"
#include "policy/partners/partners.hpp"

namespace partners {

std::vector<ShownIdentifier> shown_identifiers(const text::Words& tr, const std::vector<StoredIdentifier>& identifiers);
std::vector<ShownRelation> shown_relations(const text::Words& tr, const std::vector<Relation>& from,
                                           const std::vector<Relation>& to);

} // namespace partners
