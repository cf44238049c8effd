// Every column that shows an organisation, as a table: what a merge moves and a split puts back.
#pragma once

#include "platform/db/sql.hpp"

#include <string_view>

namespace partners {

struct Link {
    std::string_view what;
    db::Sql select; // ids to move: gone, kept
    db::Sql move;   // to, row, from: only where nobody has moved it since
};

// What the one kept has already stays behind with the one that goes: the same name, id or relation twice
// tells nothing.
inline constexpr Link links[] = {
    {"names", R"sql(
        SELECT id FROM organisation_names mine
         WHERE organisation_id = ?
           AND NOT EXISTS (SELECT 1 FROM organisation_names theirs
                            WHERE theirs.organisation_id = ? AND theirs.name = mine.name AND theirs.language = mine.language)
         ORDER BY id)sql",
     "UPDATE organisation_names SET organisation_id = ? WHERE id = ? AND organisation_id = ?"},
    {"identifiers", R"sql(
        SELECT id FROM identifiers mine
         WHERE organisation_id = ?
           AND NOT EXISTS (SELECT 1 FROM identifiers theirs
                            WHERE theirs.organisation_id = ? AND theirs.kind = mine.kind AND theirs.value = mine.value)
         ORDER BY id)sql",
     "UPDATE identifiers SET organisation_id = ? WHERE id = ? AND organisation_id = ?"},
    {"relations", R"sql(
        SELECT id FROM organisation_relations mine
         WHERE organisation_id = ?
           AND NOT EXISTS (SELECT 1 FROM organisations kept
                            WHERE kept.id = ?
                              AND (mine.other_id = kept.id
                                   OR EXISTS (SELECT 1 FROM organisation_relations theirs
                                               WHERE theirs.organisation_id = kept.id AND theirs.kind = mine.kind
                                                 AND theirs.other_id = mine.other_id)))
         ORDER BY id)sql",
     "UPDATE organisation_relations SET organisation_id = ? WHERE id = ? AND organisation_id = ?"},
    {"relations_to", R"sql(
        SELECT id FROM organisation_relations mine
         WHERE other_id = ?
           AND NOT EXISTS (SELECT 1 FROM organisations kept
                            WHERE kept.id = ?
                              AND (mine.organisation_id = kept.id
                                   OR EXISTS (SELECT 1 FROM organisation_relations theirs
                                               WHERE theirs.other_id = kept.id AND theirs.kind = mine.kind
                                                 AND theirs.organisation_id = mine.organisation_id)))
         ORDER BY id)sql",
     "UPDATE organisation_relations SET other_id = ? WHERE id = ? AND other_id = ?"},
    {"units", "SELECT id FROM units WHERE organisation_id = ? AND organisation_id <> ? ORDER BY id",
     "UPDATE units SET organisation_id = ? WHERE id = ? AND organisation_id = ?"},
    {"affiliations",
     "SELECT id FROM affiliations WHERE organisation_id = ? AND organisation_id <> ? ORDER BY id",
     "UPDATE affiliations SET organisation_id = ? WHERE id = ? AND organisation_id = ?"},
    {"functions", "SELECT id FROM functions WHERE organisation_id = ? AND organisation_id <> ? ORDER BY id",
     "UPDATE functions SET organisation_id = ? WHERE id = ? AND organisation_id = ?"},
    {"partnerships",
     "SELECT id FROM partnership_parties WHERE organisation_id = ? AND organisation_id <> ? ORDER BY id",
     "UPDATE partnership_parties SET organisation_id = ? WHERE id = ? AND organisation_id = ?"},
    {"collaborations",
     "SELECT id FROM collaborations WHERE organisation_id = ? AND organisation_id <> ? ORDER BY id",
     "UPDATE collaborations SET organisation_id = ? WHERE id = ? AND organisation_id = ?"},
    {"agreements", "SELECT id FROM agreements WHERE organisation_id = ? AND organisation_id <> ? ORDER BY id",
     "UPDATE agreements SET organisation_id = ? WHERE id = ? AND organisation_id = ?"},
    {"agreement_parties",
     "SELECT id FROM agreement_parties WHERE organisation_id = ? AND organisation_id <> ? ORDER BY id",
     "UPDATE agreement_parties SET organisation_id = ? WHERE id = ? AND organisation_id = ?"},
    {"bound_by", "SELECT id FROM organisations WHERE legal_entity_id = ? AND id <> ? ORDER BY id",
     "UPDATE organisations SET legal_entity_id = ? WHERE id = ? AND legal_entity_id = ?"},
    {"merged_before", "SELECT id FROM organisations WHERE merged_into_id = ? AND id <> ? ORDER BY id",
     "UPDATE organisations SET merged_into_id = ? WHERE id = ? AND merged_into_id = ?"},
};

} // namespace partners
