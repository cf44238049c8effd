// SQL of the duplicate check: what there is already with the same partners.
#include "policy/partnerships/screening.hpp"

namespace partnerships {
namespace {

constexpr db::Sql select_similar_cases = R"sql(
    SELECT DISTINCT other.id, other.title, other.stage, organisations.name
      FROM partnership_parties mine
      JOIN partnership_parties theirs ON theirs.organisation_id = mine.organisation_id
      JOIN partnerships other ON other.id = theirs.partnership_id AND other.id <> mine.partnership_id
      JOIN organisations ON organisations.id = mine.organisation_id
     WHERE mine.partnership_id = ?
     ORDER BY other.id DESC
     LIMIT 20
)sql";

constexpr db::Sql select_similar_collaborations = R"sql(
    SELECT DISTINCT collaborations.id, collaborations.title, collaborations.level, organisations.name
      FROM partnership_parties mine
      JOIN collaborations ON collaborations.organisation_id = mine.organisation_id
      JOIN organisations ON organisations.id = mine.organisation_id
     WHERE mine.partnership_id = ?
     ORDER BY collaborations.id DESC
     LIMIT 20
)sql";

} // namespace

std::vector<SimilarRow> similar_cases(db::Session& session, PartnershipId id) {
    return session.all<SimilarRow>(select_similar_cases, id);
}

std::vector<CollaborationRow> similar_collaborations(db::Session& session, PartnershipId id) {
    return session.all<CollaborationRow>(select_similar_collaborations, id);
}

} // namespace partnerships
