// Identifiers and relations as pages show them.
#pragma once

#include "policy/partners/models_organisation.hpp"
#include "policy/partners/partners.hpp"

namespace partners {

std::vector<ShownIdentifier> shown_identifiers(const text::Words& tr,
                                               const std::vector<StoredIdentifier>& identifiers);
// Named in the reader's language.
std::vector<ShownRelation> shown_relations(db::Session& session, const text::Words& tr,
                                           const std::vector<Relation>& from,
                                           const std::vector<Relation>& to);

// "Identifier added"; the bare act where there are no words for it.
std::string act_in_words(const text::Words& tr, std::string_view act);

} // namespace partners
