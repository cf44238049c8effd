// SQL of the triage board.
#include "policy/partnerships/triage.hpp"

namespace partnerships {
namespace {

constexpr db::Sql select_waiting = R"sql(
    SELECT partnerships.id, partnerships.title, partnerships.number, partnerships.stage, partnerships.origin,
           partnerships.proposer_name, partnerships.proposer_organisation, partnerships.created_at, partnerships.answer_by,
           (SELECT count(*) FROM partnership_parties party
             WHERE party.partnership_id = partnerships.id AND party.organisation_id IS NULL),
           (SELECT count(DISTINCT theirs.partnership_id) FROM partnership_parties mine JOIN partnership_parties theirs
                ON theirs.organisation_id = mine.organisation_id AND theirs.partnership_id <> mine.partnership_id
             WHERE mine.partnership_id = partnerships.id)
         + (SELECT count(DISTINCT collaborations.id) FROM partnership_parties mine JOIN collaborations ON collaborations.organisation_id = mine.organisation_id
             WHERE mine.partnership_id = partnerships.id)
         + (SELECT count(DISTINCT party.agreement_id) FROM partnership_parties mine JOIN agreement_parties party ON party.organisation_id = mine.organisation_id
             WHERE mine.partnership_id = partnerships.id),
           coalesce((SELECT min(accounts.name) FROM partnership_team team JOIN accounts ON accounts.id = team.account_id
                      WHERE team.partnership_id = partnerships.id AND team.function = 'triage_officer'), ''),
           CASE WHEN coalesce((SELECT message.kind FROM partnership_messages message
                                WHERE message.partnership_id = partnerships.id AND message.to_proposer = 1
                                ORDER BY message.id DESC LIMIT 1), '') = 'proposer' THEN 1 ELSE 0 END
      FROM partnerships
     WHERE partnerships.stage
)sql";
constexpr db::Sql by_promised_day =
    " ORDER BY coalesce(partnerships.answer_by, '9999'), partnerships.id LIMIT 300";

} // namespace

std::vector<WaitingRow> waiting_cases(db::Session& session) {
    db::Query query{select_waiting};
    return session.all<WaitingRow>(query.add_in(stages_where(is_being_judged)).add(by_promised_day));
}

} // namespace partnerships
