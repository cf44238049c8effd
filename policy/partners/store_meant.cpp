// Finding the one organisation that is meant.
#include "platform/text/folding.hpp"
#include "policy/partners/meant.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/store.hpp"

#include <charconv>

namespace partners {
namespace {

constexpr db::Sql select_named = R"sql(
    SELECT DISTINCT organisations.id
      FROM organisation_names
      JOIN organisations ON organisations.id = organisation_names.organisation_id
     WHERE organisation_names.folded = ? AND organisations.status = 'active'
     ORDER BY organisations.id
     LIMIT 2
)sql";

} // namespace

std::optional<OrganisationId> organisation_meant(db::Session& session, std::string_view id, std::string_view text) {
    OrganisationId chosen;
    std::from_chars(id.data(), id.data() + id.size(), chosen.value);
    if (chosen && find_organisation(session, chosen)) return chosen;
    if (auto known = identified(session, text)) return known;
    auto named = session.all<OrganisationId>(select_named, text::fold(text));
    if (named.size() != 1) return std::nullopt;
    return named.front();
}

} // namespace partners
