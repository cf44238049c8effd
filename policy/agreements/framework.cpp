// What carries a partnership, for the room of partnerships.
#include "policy/agreements/agreements.hpp"

namespace agreements {
namespace {

constexpr db::Sql select_framework = R"sql(
    SELECT agreements.id, agreements.title
      FROM agreements
     WHERE (agreements.ends_on IS NULL OR agreements.ends_on >= ?)
       AND (agreements.partnership_id = ?
            OR EXISTS (SELECT 1 FROM agreement_parties party
                        WHERE party.agreement_id = agreements.id AND party.organisation_id
)sql";

std::vector<Status> running() {
    std::vector<Status> statuses;
    for (Status status : all_of<Status>())
        if (is_running(status)) statuses.push_back(status);
    return statuses;
}

} // namespace

std::optional<Framework> framework_in_force(db::Session& session, PartnershipId partnership,
                                            const std::vector<OrganisationId>& parties,
                                            const std::vector<std::string>& types, Date day) {
    if (types.empty()) return std::nullopt;
    db::Query query{select_framework, day, partnership};
    query.add_in(parties).add(")) AND agreements.status").add_in(running());
    query.add(" AND agreements.type").add_in(types).add(" ORDER BY agreements.id LIMIT 1");
    auto found = session.all<Framework>(query);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

} // namespace agreements
