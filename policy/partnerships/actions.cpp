// Registering a case and changing what it says: load, judge, write, record.
#include "policy/partnerships/actions.hpp"

#include "platform/basics/digest.hpp"
#include "platform/events/events.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/facts.hpp"
#include "policy/partnerships/rules.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/telling.hpp"

namespace partnerships {
namespace {

events::Subject subject_of(PartnershipId id) { return {"partnerships", id.value}; }

int answer_days(const settings::Settings& institution) {
    const auto file = institution.file("institution");
    auto parameters = file.table("parameters");
    return parameters ? static_cast<int>(parameters->number_or("answer_days", 15)) : 15;
}

void note(std::vector<events::Change>& changes, std::string_view field, const std::string& before,
          const std::string& after) {
    if (before != after) changes.push_back({std::string{field}, before, after});
}

std::vector<events::Change> differences(const Partnership& before, const Partnership& after) {
    std::vector<events::Change> changes;
    note(changes, "title", before.title, after.title);
    note(changes, "purpose", before.purpose, after.purpose);
    note(changes, "strategic_meaning", before.strategic_meaning, after.strategic_meaning);
    note(changes, "operational_meaning", before.operational_meaning, after.operational_meaning);
    note(changes, "financial_meaning", before.financial_meaning, after.financial_meaning);
    note(changes, "areas", before.areas, after.areas);
    note(changes, "formats", before.formats, after.formats);
    note(changes, "sponsor", before.sponsor, after.sponsor);
    note(changes, "host", before.host, after.host);
    note(changes, "level", std::string{name_of(before.level)}, std::string{name_of(after.level)});
    note(changes, "registration_number", before.registration_number, after.registration_number);
    note(changes, "term_months", std::to_string(before.term_months.value_or(0)),
         std::to_string(after.term_months.value_or(0)));
    note(changes, "answer_by", before.answer_by ? before.answer_by->iso() : "",
         after.answer_by ? after.answer_by->iso() : "");
    return changes;
}

} // namespace

Result<Registered> register_case(db::Database& database, NewCase given, const settings::Settings& institution,
                                 const By& by) {
    Partnership& p = given.partnership;
    auto verdict = may_register(idea_facts(p, given.parties));
    if (!verdict) return refused(verdict);

    auto tx = database.begin();
    p.stage = Stage::idea;
    p.number = next_number(tx, by.when.date().year());
    p.answer_by = working_days_after(by.when.date(), answer_days(institution));
    if (!given.status_key.empty()) p.status_key_hash = sha256_hex(given.status_key);
    p.id = insert_partnership(tx, p, by.when);
    int position = 0;
    for (Party& party : given.parties) {
        party.position = position++;
        insert_party(tx, p.id, party);
    }
    events::record(tx, subject_of(p.id), "registered", by,
                   {{"origin", std::nullopt, std::string{name_of(p.origin)}}}, p.number);
    tell_received(tx, p, given.status_key, by.when);
    tx.commit();
    return Registered{p.id, p.number, *p.answer_by};
}

Result<Done> change(db::Database& database, const Partnership& partnership, const By& by) {
    auto tx = database.begin();
    auto before = find_partnership(tx, partnership.id);
    if (!before) return missing("partnerships.case");
    if (before->version != partnership.version) return outdated("partnerships.case");
    auto changes = differences(*before, partnership);
    if (changes.empty()) return Done{};
    if (!update_partnership(tx, partnership, by.when)) return outdated("partnerships.case");
    events::record(tx, subject_of(partnership.id), "changed", by, changes);
    tx.commit();
    return Done{};
}

Result<PartyId> add_party(db::Database& database, PartnershipId id, const Party& party, const By& by) {
    if (!party.organisation_id && party.name_as_written.empty())
        return invalid({{"name", "partnerships.partner_missing"}});
    auto tx = database.begin();
    if (!find_partnership(tx, id)) return missing("partnerships.case");
    auto party_id = insert_party(tx, id, party);
    events::record(tx, subject_of(id), "partner_added", by,
                   {{"partner", std::nullopt, party.name_as_written}});
    tx.commit();
    return party_id;
}

Result<Done> match_party(db::Database& database, PartnershipId id, PartyId party_id,
                         OrganisationId organisation, const By& by) {
    auto tx = database.begin();
    auto facts = partners::facts_of(tx, organisation);
    if (!facts) return missing("partnerships.organisation");
    for (Party& party : parties_of(tx, id)) {
        if (party.id != party_id) continue;
        auto before = party.shown();
        party.organisation_id = facts->id;
        update_party(tx, id, party);
        events::record(tx, subject_of(id), "partner_matched", by, {{"partner", before, facts->name}});
        tx.commit();
        return Done{};
    }
    return missing("partnerships.partner");
}

Result<Done> remove_party(db::Database& database, PartnershipId id, PartyId party_id, const By& by) {
    auto tx = database.begin();
    const auto parties = parties_of(tx, id);
    if (parties.size() < 2) return refused(Verdict{{Force::must, false, "partnerships.last_partner"}});
    for (const Party& party : parties) {
        if (party.id != party_id) continue;
        delete_party(tx, id, party_id);
        events::record(tx, subject_of(id), "partner_removed", by, {{"partner", party.shown(), std::nullopt}});
        tx.commit();
        return Done{};
    }
    return missing("partnerships.partner");
}

Result<Done> declare_interest(db::Database& database, PartnershipId id, Interest interest,
                              const std::string& statement, const By& by) {
    if (interest == Interest::conflict && statement.empty())
        return invalid({{"statement", "partnerships.interest_statement_missing"}});
    auto tx = database.begin();
    if (!find_partnership(tx, id)) return missing("partnerships.case");
    insert_declaration(tx, id, {by.account, interest == Interest::conflict, statement, by.when});
    events::record(tx, subject_of(id),
                   interest == Interest::conflict ? "conflict_declared" : "no_conflict_declared", by);
    tx.commit();
    return Done{};
}

Result<Done> see_duplicates(db::Database& database, PartnershipId id, const std::string& note_text,
                            const By& by) {
    auto tx = database.begin();
    if (!find_partnership(tx, id)) return missing("partnerships.case");
    events::record(tx, subject_of(id), "duplicates_seen", by, {}, note_text);
    tx.commit();
    return Done{};
}

Result<Done> write_message(db::Database& database, PartnershipId id, Reader reader, const std::string& body,
                           const By& by) {
    if (body.empty()) return invalid({{"body", "partnerships.message_empty"}});
    auto tx = database.begin();
    auto partnership = find_partnership(tx, id);
    if (!partnership) return missing("partnerships.case");
    auto author = by.account ? std::optional{by.account} : std::nullopt;
    insert_message(tx, id, {author, by.name, reader == Reader::proposer, body, by.when});
    events::record(tx, subject_of(id), reader == Reader::proposer ? "message_to_proposer" : "note_written",
                   by);
    if (reader == Reader::proposer) tell_message(tx, *partnership, body, by.when);
    tx.commit();
    return Done{};
}

} // namespace partnerships
