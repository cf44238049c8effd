// SQL beside the trigram index: organisations in the order of their names, and those with a code.
#pragma once

#include "platform/db/database.hpp"
#include "policy/partners/identifier.hpp"
#include "policy/partners/search.hpp"
#include "policy/partners/search_ranking.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace partners {

// The first of them by name.
std::vector<std::int64_t> ordered_by_name(db::Session& session, const std::vector<std::int64_t>& ids,
                                          std::size_t limit);
// By name.
std::vector<Known> known_of(db::Session& session, const std::vector<std::int64_t>& ids);
// All organisations by name, until the visit gives false.
void walk_by_name(db::Session& session, const std::function<bool(std::int64_t)>& visit);
// In the order of the ids.
std::vector<SearchHit> hits_of(db::Session& session, const std::vector<std::int64_t>& ids);
// The name that has these words, or at least this one of them.
std::string name_with(db::Session& session, OrganisationId id, std::string_view folded,
                      std::string_view word);
std::vector<std::int64_t> ids_with_identifier(db::Session& session, IdentifierKind kind,
                                              std::string_view value);
// Codes without check digits, written as they are stored: a PIC, an OID, a domain.
std::vector<std::int64_t> ids_with_code(db::Session& session, std::string_view code);

// A list of ids as one parameter: the statement stays the same however many there are.
db::Query among(db::Product product, db::Sql before, const std::vector<std::int64_t>& ids);

} // namespace partners
