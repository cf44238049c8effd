// What other rooms may know of an organisation.
#include "policy/partners/identifier.hpp"
#include "policy/partners/partners.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr db::Sql select_facts = R"sql(
    SELECT kept.id, kept.name, kept.kind, kept.status, kept.country,
           coalesce((SELECT min(value) FROM identifiers WHERE organisation_id = kept.id AND kind = 'ror' AND former = 0), '')
      FROM organisations asked
      JOIN organisations kept ON kept.id = coalesce(asked.merged_into_id, asked.id)
     WHERE asked.id = ?
)sql";

constexpr db::Sql select_facts_of_all = R"sql(
    SELECT asked.id, kept.id, kept.name, kept.kind, kept.status, kept.country,
           coalesce((SELECT min(value) FROM identifiers WHERE organisation_id = kept.id AND kind = 'ror' AND former = 0), '')
      FROM organisations asked
      JOIN organisations kept ON kept.id = coalesce(asked.merged_into_id, asked.id)
     WHERE asked.id
)sql";

struct AskedFacts { // the columns of select_facts_of_all
    OrganisationId asked, id;
    std::string name;
    OrganisationKind kind = OrganisationKind::other;
    OrganisationStatus status = OrganisationStatus::active;
    std::string country, ror;
};

constexpr db::Sql select_identified = R"sql(
    SELECT coalesce(organisations.merged_into_id, organisations.id)
      FROM identifiers
      JOIN organisations ON organisations.id = identifiers.organisation_id
     WHERE identifiers.kind = ? AND identifiers.value = ?
     ORDER BY identifiers.former, organisations.id
     LIMIT 1
)sql";

} // namespace

std::optional<OrganisationFacts> facts_of(db::Session& session, OrganisationId id) {
    return session.find<OrganisationFacts>(select_facts, id);
}

std::map<OrganisationId, OrganisationFacts> facts_of_all(db::Session& session,
                                                         const std::vector<OrganisationId>& ids) {
    std::map<OrganisationId, OrganisationFacts> all;
    constexpr std::size_t at_a_time = 500; // a database takes no more parameters than it likes
    for (std::size_t i = 0; i < ids.size(); i += at_a_time) {
        std::vector<OrganisationId> some{
            ids.begin() + static_cast<std::ptrdiff_t>(i),
            ids.begin() + static_cast<std::ptrdiff_t>(std::min(i + at_a_time, ids.size()))};
        db::Query query{select_facts_of_all};
        query.add_in(some).add(" ORDER BY asked.id LIMIT 500");
        for (AskedFacts& one : session.all<AskedFacts>(query))
            all.insert({one.asked,
                        {one.id, std::move(one.name), one.kind, one.status, std::move(one.country),
                         std::move(one.ror)}});
    }
    return all;
}

std::string_view fault_of_identifier(std::string_view text) {
    auto fault = fault_of_unrecognised(text);
    bool of_ror = text.find("ror.org/") != text.npos && !recognised(text); // too short or too long
    return fault.empty() && of_ror ? check(IdentifierKind::ror, text).reason : fault;
}

std::optional<OrganisationId> identified(db::Session& session, std::string_view identifier) {
    auto known = recognised(identifier);
    if (!known) return std::nullopt;
    return session.find<OrganisationId>(select_identified, known->kind, known->value);
}

} // namespace partners
