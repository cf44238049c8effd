// SQL of partnerships: the case itself.
#include "policy/partnerships/store.hpp"

#include "platform/text/collation.hpp"
#include "platform/text/folding.hpp"

#include <cstdio>

namespace partnerships {
namespace {

constexpr db::Sql select_partnership = R"sql(
    SELECT id, title, stage, level, origin, initiated_by, host, unit_id, number, registration_number, purpose, strategic_meaning,
           operational_meaning, financial_meaning, areas, formats, term_months, sponsor, proposer_account_id, proposer_name,
           proposer_email, proposer_organisation, language, status_key_hash, answer_by, answered_on, answer, other_form,
           coordinator_id, example, version, created_at, stage_since
      FROM partnerships
     WHERE id
)sql";

constexpr db::Sql select_by_number = "SELECT id FROM partnerships WHERE number = ?";

constexpr db::Sql update_content = "UPDATE partnerships SET sent_content = ? WHERE id = ?";

constexpr db::Sql select_by_status_key = R"sql(
    SELECT id, sent_content FROM partnerships WHERE status_key_hash = ? AND status_key_hash <> ''
)sql";

constexpr db::Sql select_same_sent = R"sql(
    SELECT id FROM partnerships
     WHERE stage = 'idea' AND sent_content = ? AND (proposer_account_id = ? OR (proposer_account_id IS NULL AND ? = 0)) AND created_at >= ?
     ORDER BY id LIMIT 1
)sql";

constexpr db::Sql select_last_number = R"sql(
    SELECT number FROM partnerships WHERE number LIKE ? ORDER BY number DESC LIMIT 1
)sql";

constexpr db::Sql insert_row = R"sql(
    INSERT INTO partnerships (title, sort_key, folded, stage, level, origin, initiated_by, host, unit_id, number, registration_number, purpose,
                              strategic_meaning, operational_meaning, financial_meaning, areas, formats, term_months, sponsor,
                              proposer_account_id, proposer_name, proposer_email, proposer_organisation, language,
                              status_key_hash, answer_by, answer, other_form, coordinator_id, example, created_at,
                              stage_since, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    RETURNING id
)sql";

constexpr db::Sql update_row = R"sql(
    UPDATE partnerships
       SET title = ?, sort_key = ?, folded = ?, level = ?, initiated_by = ?, host = ?, unit_id = ?, registration_number = ?, purpose = ?,
           strategic_meaning = ?, operational_meaning = ?, financial_meaning = ?, areas = ?, formats = ?, term_months = ?,
           sponsor = ?, answer_by = ?, answered_on = ?, answer = ?, other_form = ?, coordinator_id = ?,
           version = version + 1, updated_at = ?
     WHERE id = ? AND version = ?
)sql";

constexpr db::Sql update_stage = R"sql(
    UPDATE partnerships SET stage = ?, stage_since = ?, updated_at = ?, version = version + 1 WHERE id = ?
)sql";

constexpr db::Sql insert_stage_change = R"sql(
    INSERT INTO stage_changes (partnership_id, from_stage, act, to_stage, at, account_id, actor, capacity, rule_version, reason)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr db::Sql select_stage_changes = R"sql(
    SELECT from_stage, to_stage, act, at, actor, capacity, rule_version, reason
      FROM stage_changes
     WHERE partnership_id = ?
     ORDER BY id
     LIMIT 200
)sql";

std::string folded_of(const Partnership& p) {
    return text::fold(p.title + " " + p.number + " " + p.registration_number);
}

std::optional<AccountId> known(AccountId account) { return account ? std::optional{account} : std::nullopt; }

} // namespace

std::optional<Partnership> find_partnership(db::Session& session, PartnershipId id) {
    return session.find<Partnership>(db::Query{select_partnership}.add(" = ?", id));
}

std::vector<Partnership> partnerships_of(db::Session& session, const std::vector<PartnershipId>& ids) {
    db::Query query{select_partnership};
    return session.all<Partnership>(query.add_in(ids).add(" ORDER BY id LIMIT 1000"));
}

std::optional<PartnershipId> find_by_number(db::Session& session, std::string_view number) {
    return session.find<PartnershipId>(select_by_number, number);
}

std::optional<SentBefore> find_by_status_key(db::Session& session, std::string_view key_hash) {
    return session.find<SentBefore>(select_by_status_key, key_hash);
}

std::optional<PartnershipId> find_same_sent(db::Session& session, std::string_view content,
                                            std::optional<AccountId> account, Time since) {
    auto sender = account.value_or(AccountId{});
    return session.find<PartnershipId>(select_same_sent, content, sender, sender, since);
}

void keep_content(db::Transaction& tx, PartnershipId id, std::string_view digest) {
    tx.run(update_content, digest, id);
}

std::string next_number(db::Transaction& tx, int year) {
    auto prefix = std::to_string(year) + "-";
    auto last = tx.find<std::string>(select_last_number, prefix + "%");
    int serial = last ? std::atoi(last->c_str() + prefix.size()) + 1 : 1;
    char number[24];
    std::snprintf(number, sizeof number, "%d-%04d", year, serial);
    return number;
}

PartnershipId insert_partnership(db::Transaction& tx, const Partnership& p, Time when) {
    return tx.one<PartnershipId>(insert_row, p.title, db::Bytes{text::sort_key(p.title)}, folded_of(p),
                                 p.stage, p.level, p.origin, p.initiated_by, p.host, p.unit_id, p.number,
                                 p.registration_number, p.purpose, p.strategic_meaning, p.operational_meaning,
                                 p.financial_meaning, p.areas, p.formats, p.term_months, p.sponsor,
                                 p.proposer_account_id, p.proposer_name, p.proposer_email,
                                 p.proposer_organisation, p.language, p.status_key_hash, p.answer_by,
                                 p.answer, p.other_form, p.coordinator_id, p.example, when, when, when);
}

bool update_partnership(db::Transaction& tx, const Partnership& p, Time when) {
    return tx.run(update_row, p.title, db::Bytes{text::sort_key(p.title)}, folded_of(p), p.level,
                  p.initiated_by, p.host, p.unit_id, p.registration_number, p.purpose, p.strategic_meaning,
                  p.operational_meaning, p.financial_meaning, p.areas, p.formats, p.term_months, p.sponsor,
                  p.answer_by, p.answered_on, p.answer, p.other_form, p.coordinator_id, when, p.id,
                  p.version) > 0;
}

void set_stage(db::Transaction& tx, const Partnership& p, const Step& step, const By& by) {
    tx.run(update_stage, step.to, by.when, by.when, p.id);
    tx.run(insert_stage_change, p.id, step.from, step.act, step.to, by.when, known(by.account), by.name,
           by.capacity, by.rule_version, by.reason);
}

std::vector<StageChange> stage_changes_of(db::Session& session, PartnershipId id) {
    return session.all<StageChange>(select_stage_changes, id);
}

} // namespace partnerships
