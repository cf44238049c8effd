// SQL of the definition test.
#include "policy/definition/store.hpp"

namespace definition {
namespace {

constexpr db::Sql select_answers = R"sql(
    SELECT item, state, intended_by, statement
      FROM definition_answers
     WHERE partnership_id = ?
     ORDER BY item
     LIMIT 100
)sql";

constexpr db::Sql select_version = R"sql(
    SELECT coalesce(max(version), 0) FROM definition_answers WHERE partnership_id = ?
)sql";

constexpr db::Sql upsert_answer = R"sql(
    INSERT INTO definition_answers (partnership_id, item, state, intended_by, statement, account_id, answered_at, version)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (partnership_id, item)
        DO UPDATE SET state = excluded.state, intended_by = excluded.intended_by, statement = excluded.statement,
                      account_id = excluded.account_id, answered_at = excluded.answered_at, version = excluded.version
)sql";

constexpr db::Sql insert_run = R"sql(
    INSERT INTO wizard_runs (answers, outcome, language, run_at) VALUES (?, ?, ?, ?)
)sql";

} // namespace

std::vector<Answer> find_answers(db::Session& session, PartnershipId partnership) {
    return session.all<Answer>(select_answers, partnership);
}

std::int64_t find_version(db::Session& session, PartnershipId partnership) {
    return session.one<std::int64_t>(select_version, partnership);
}

void save_answer(db::Transaction& tx, PartnershipId partnership, const Answer& answer, std::int64_t version,
                 AccountId account, Time when) {
    tx.run(upsert_answer, partnership, answer.item, answer.state, answer.intended_by, answer.statement,
           account, when, version);
}

void keep_wizard_run(db::Transaction& tx, std::string_view answers, std::string_view outcome,
                     std::string_view language, Time when) {
    tx.run(insert_run, answers, outcome, language, when);
}

} // namespace definition
