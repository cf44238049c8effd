// SQL of agreements: the row itself, and what is kept in step with it.
#include "policy/agreements/store.hpp"

#include "platform/text/collation.hpp"
#include "platform/text/folding.hpp"
#include "policy/agreements/dates.hpp"

#include <algorithm>

namespace agreements {
namespace {

constexpr db::Sql select_agreement = R"sql(
    SELECT id, title, type, status, number, registration_number, signed_on, in_force_on, ends_on, open_ended, renewal,
           renewal_months, notice_months, notice_on, department, unit_id, responsible, function_id, host,
           partnership_id, replaces_id, organisation_id, partner, country, note, origin, origin_key, example, version, created_at,
           updated_at
      FROM agreements
     WHERE id
)sql";

constexpr db::Sql insert_agreement_row = R"sql(
    INSERT INTO agreements (title, sort_key, type, status, number, registration_number, signed_on, in_force_on, ends_on,
                            end_key, open_ended, renewal, renewal_months, notice_months, notice_on, department,
                            unit_id, responsible, function_id, host, partnership_id, replaces_id, organisation_id, partner,
                            country, folded, note, origin, origin_key, example, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    RETURNING id
)sql";

constexpr db::Sql update_row = R"sql(
    UPDATE agreements
       SET title = ?, sort_key = ?, type = ?, number = ?, registration_number = ?, signed_on = ?, in_force_on = ?,
           ends_on = ?, end_key = ?, open_ended = ?, renewal = ?, renewal_months = ?, notice_months = ?, notice_on = ?,
           department = ?, unit_id = ?, responsible = ?, function_id = ?, host = ?, partnership_id = ?, replaces_id = ?, folded = ?,
           note = ?, version = version + 1, updated_at = ?
     WHERE id = ? AND version = ?
)sql";

constexpr db::Sql update_agreement_status = R"sql(
    UPDATE agreements SET status = ?, version = version + 1, updated_at = ? WHERE id = ? AND version = ?
)sql";

constexpr db::Sql update_parties = R"sql(
    UPDATE agreements
       SET organisation_id = ?, partner = ?, country = ?, folded = ?, version = version + 1, updated_at = ?
     WHERE id = ?
)sql";

constexpr db::Sql select_parties = R"sql(
    SELECT agreement_parties.id, agreement_parties.organisation_id, acting_unit, name_as_written,
           coalesce(organisations.country, agreement_parties.country), side, position, coalesce(organisations.name, '')
      FROM agreement_parties
      LEFT JOIN organisations ON organisations.id = agreement_parties.organisation_id
     WHERE agreement_id = ?
     ORDER BY position, agreement_parties.id
     LIMIT 2000
)sql";

constexpr db::Sql select_parties_of_several = R"sql(
    SELECT agreement_id, agreement_parties.id, agreement_parties.organisation_id, acting_unit, name_as_written,
           coalesce(organisations.country, agreement_parties.country), side, position, coalesce(organisations.name, '')
      FROM agreement_parties
      LEFT JOIN organisations ON organisations.id = agreement_parties.organisation_id
     WHERE agreement_id
)sql";
constexpr db::Sql by_position = " ORDER BY agreement_id, position, agreement_parties.id";

struct PartyRow {
    AgreementId agreement_id;
    AgreementPartyId id;
    std::optional<OrganisationId> organisation_id;
    std::string acting_unit, name_as_written, country;
    Side side = Side::partner;
    int position = 0;
    std::string organisation_name;
};

constexpr db::Sql insert_party_row = R"sql(
    INSERT INTO agreement_parties (agreement_id, organisation_id, acting_unit, name_as_written, country, side, position)
    VALUES (?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr db::Sql update_party_row = R"sql(
    UPDATE agreement_parties SET organisation_id = ?, acting_unit = ?, name_as_written = ?, country = ?, side = ?
     WHERE agreement_id = ? AND id = ?
)sql";
constexpr db::Sql delete_party_row = "DELETE FROM agreement_parties WHERE agreement_id = ? AND id = ?";

constexpr db::Sql delete_all_parties = "DELETE FROM agreement_parties WHERE agreement_id = ?";
constexpr db::Sql delete_reminders = "DELETE FROM agreement_reminders WHERE agreement_id = ?";
constexpr db::Sql delete_row = "DELETE FROM agreements WHERE id = ?";
constexpr db::Sql count_uses = R"sql(
    SELECT (SELECT count(*) FROM agreement_files WHERE agreement_id = ?) +
           (SELECT count(*) FROM agreements WHERE replaces_id = ?)
)sql";

constexpr db::Sql add_to_status = R"sql(
    INSERT INTO agreement_counts (status, number) VALUES (?, ?)
        ON CONFLICT (status) DO UPDATE SET number = agreement_counts.number + excluded.number
)sql";
constexpr db::Sql add_to_country = R"sql(
    INSERT INTO agreement_country_counts (country, number) VALUES (?, ?)
        ON CONFLICT (country) DO UPDATE SET number = agreement_country_counts.number + excluded.number
)sql";

constexpr db::Sql select_by_status = R"sql(
    SELECT status, number FROM agreement_counts WHERE number > 0 ORDER BY status LIMIT 50
)sql";
constexpr db::Sql select_by_country = R"sql(
    SELECT country, number FROM agreement_country_counts WHERE number > 0 ORDER BY number DESC, country LIMIT 300
)sql";

std::string end_key(const Agreement& agreement) {
    return agreement.ends_on ? agreement.ends_on->iso() : "9999-12-31";
}

std::string folded(const Agreement& agreement, const std::vector<Party>& parties) {
    std::string text =
        agreement.title + ' ' + agreement.number + ' ' + agreement.registration_number + ' ' + agreement.note;
    for (const auto& party : parties)
        text += ' ' + party.name_as_written + ' ' + party.organisation_name + ' ' + party.acting_unit;
    return text::fold(text);
}

void take_partner(Agreement& agreement, const std::vector<Party>& parties) {
    auto first = std::find_if(parties.begin(), parties.end(),
                              [](const Party& party) { return party.side == Side::partner; });
    if (first == parties.end()) return;
    agreement.organisation_id = first->organisation_id;
    agreement.partner = first->shown();
    agreement.country = first->country;
}

} // namespace

std::optional<Agreement> find_agreement(db::Session& session, AgreementId id) {
    return session.find<Agreement>(db::Query{select_agreement}.add(" = ?", id));
}

std::vector<Agreement> agreements_of(db::Session& session, const std::vector<AgreementId>& ids) {
    auto agreements = session.all<Agreement>(db::Query{select_agreement}.add_in(ids));
    std::map<AgreementId, std::size_t> place;
    for (std::size_t i = 0; i < ids.size(); ++i) place[ids[i]] = i;
    std::sort(agreements.begin(), agreements.end(),
              [&](const auto& a, const auto& b) { return place[a.id] < place[b.id]; });
    return agreements;
}

std::map<AgreementId, std::vector<Party>> parties_of_all(db::Session& session,
                                                         const std::vector<AgreementId>& ids) {
    std::map<AgreementId, std::vector<Party>> parties;
    session.each<PartyRow>(db::Query{select_parties_of_several}.add_in(ids).add(by_position),
                           [&](PartyRow& row) {
                               parties[row.agreement_id].push_back(
                                   {row.id, row.organisation_id, row.acting_unit, row.name_as_written,
                                    row.country, row.side, row.position, row.organisation_name});
                           });
    return parties;
}

std::vector<Party> parties_of(db::Session& session, AgreementId id) {
    return session.all<Party>(select_parties, id);
}

AgreementId insert_agreement(db::Transaction& tx, Agreement a, const std::vector<Party>& parties, Time when) {
    take_partner(a, parties);
    a.notice_on = notice_day(a.ends_on, a.notice_months);
    auto id = tx.one<AgreementId>(
        insert_agreement_row, a.title, db::Bytes{text::sort_key(a.title)}, a.type, a.status, a.number,
        a.registration_number, a.signed_on, a.in_force_on, a.ends_on, end_key(a), a.open_ended, a.renewal,
        a.renewal_months, a.notice_months, a.notice_on, a.department, a.unit_id, a.responsible, a.function_id,
        a.host, a.partnership_id, a.replaces_id, a.organisation_id, a.partner, a.country, folded(a, parties),
        a.note, a.origin, a.origin_key, a.example, when, when);
    for (const auto& party : parties) insert_party(tx, id, party);
    tx.run(add_to_status, a.status, 1);
    tx.run(add_to_country, a.country, 1);
    return id;
}

bool update_agreement(db::Transaction& tx, Agreement a, Time when) {
    a.notice_on = notice_day(a.ends_on, a.notice_months);
    return tx.run(update_row, a.title, db::Bytes{text::sort_key(a.title)}, a.type, a.number,
                  a.registration_number, a.signed_on, a.in_force_on, a.ends_on, end_key(a), a.open_ended,
                  a.renewal, a.renewal_months, a.notice_months, a.notice_on, a.department, a.unit_id,
                  a.responsible, a.function_id, a.host, a.partnership_id, a.replaces_id,
                  folded(a, parties_of(tx, a.id)), a.note, when, a.id, a.version) > 0;
}

bool set_status(db::Transaction& tx, const Agreement& agreement, Status status, Time when) {
    if (tx.run(update_agreement_status, status, when, agreement.id, agreement.version) == 0) return false;
    tx.run(add_to_status, agreement.status, -1);
    tx.run(add_to_status, status, 1);
    return true;
}

void insert_party(db::Transaction& tx, AgreementId id, const Party& party) {
    tx.run(insert_party_row, id, party.organisation_id, party.acting_unit, party.name_as_written,
           party.country, party.side, party.position);
}

void update_party(db::Transaction& tx, AgreementId id, const Party& party) {
    tx.run(update_party_row, party.organisation_id, party.acting_unit, party.name_as_written, party.country,
           party.side, id, party.id);
}

void delete_party(db::Transaction& tx, AgreementId id, AgreementPartyId party) {
    tx.run(delete_party_row, id, party);
}

void delete_parties(db::Transaction& tx, AgreementId id) { tx.run(delete_all_parties, id); }

bool delete_agreement(db::Transaction& tx, const Agreement& agreement) {
    if (tx.one<std::int64_t>(count_uses, agreement.id, agreement.id) > 0) return false;
    tx.run(delete_all_parties, agreement.id);
    tx.run(delete_reminders, agreement.id);
    tx.run(delete_row, agreement.id);
    tx.run(add_to_status, agreement.status, -1);
    tx.run(add_to_country, agreement.country, -1);
    return true;
}

void refresh_parties(db::Transaction& tx, const Agreement& before, Time when) {
    auto parties = parties_of(tx, before.id);
    Agreement a = before;
    take_partner(a, parties);
    tx.run(update_parties, a.organisation_id, a.partner, a.country, folded(a, parties), when, a.id);
    if (a.country == before.country) return;
    tx.run(add_to_country, before.country, -1);
    tx.run(add_to_country, a.country, 1);
}

std::vector<StatusCount> counts_by_status(db::Session& session) {
    return session.all<StatusCount>(select_by_status);
}

std::vector<CountryCount> counts_by_country(db::Session& session) {
    return session.all<CountryCount>(select_by_country);
}

} // namespace agreements
