// Registering a case and changing what it says: load, judge, write, record.
#include "policy/partnerships/actions.hpp"

#include "platform/basics/digest.hpp"
#include "platform/basics/written.hpp"
#include "platform/events/events.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/facts.hpp"
#include "policy/partnerships/rules.hpp"
#include "policy/partnerships/stakeholders.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/telling.hpp"

#include <algorithm>

namespace partnerships {
namespace {

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
    note(changes, "initiated_by", before.initiated_by, after.initiated_by);
    note(changes, "unit", written(before.unit_id), written(after.unit_id));
    note(changes, "coordinator", written(before.coordinator_id), written(after.coordinator_id));
    note(changes, "host", before.host, after.host);
    note(changes, "level", std::string{name_of(before.level)}, std::string{name_of(after.level)});
    note(changes, "registration_number", before.registration_number, after.registration_number);
    note(changes, "term_months", std::to_string(before.term_months.value_or(0)),
         std::to_string(after.term_months.value_or(0)));
    note(changes, "answer_by", before.answer_by ? before.answer_by->iso() : "",
         after.answer_by ? after.answer_by->iso() : "");
    return changes;
}

std::vector<events::Change> how_it_came(const Partnership& p) {
    std::vector<events::Change> changes{{"origin", std::nullopt, std::string{name_of(p.origin)}}};
    if (!p.initiated_by.empty()) changes.push_back({"initiated_by", std::nullopt, p.initiated_by});
    return changes;
}

// All that was sent, but for the language it was read in: the same twice from the same sender is one
// proposal, and with anything corrected it is another.
std::string content_of(const NewCase& given) {
    const Partnership& p = given.partnership;
    Sha256 digest;
    auto add = [&](std::string_view text) { digest.add(text).add(std::string_view{"\0", 1}); };
    add(name_of(p.origin)), add(name_of(p.level));
    for (const auto* text :
         {&p.title, &p.initiated_by, &p.host, &p.purpose, &p.strategic_meaning, &p.operational_meaning,
          &p.financial_meaning, &p.areas, &p.formats, &p.sponsor, &p.proposer_name, &p.proposer_email})
        add(*text);
    for (const auto& number : {std::to_string(p.term_months.value_or(0)), written(p.unit_id)}) add(number);
    for (const Party& party : given.parties) {
        add(written(party.organisation_id));
        for (const auto* text : {&party.name_as_written, &party.country, &party.website, &party.contact,
                                 &party.sponsor, &party.drivers})
            add(*text);
    }
    return digest.hex();
}

} // namespace

std::optional<Result<Registered>> registered_before(db::Session& session, const NewCase& given) {
    if (given.status_key.empty()) return std::nullopt; // not from outside
    auto there = find_by_status_key(session, sha256_hex(given.status_key));
    if (!there) return std::nullopt;
    if (!there->content.empty() && there->content != content_of(given))
        return Failure{Fault::refused, {"partnerships.request.other_content"}, {}};
    auto p = find_partnership(session, there->id);
    return Registered{there->id, p->number, p->answer_by.value_or(p->created_at.date()), Arrival::again};
}

namespace {

// A form that was sent twice, by an impatient hand or by the back button. Once the case is answered or taken
// back, the same words are a new proposal.
constexpr std::int64_t seconds_of_impatience = 3600;

std::optional<Result<Registered>> just_registered(db::Session& session, const NewCase& given, Time now) {
    const Partnership& p = given.partnership;
    auto there = find_same_sent(session, content_of(given), p.proposer_account_id,
                                now.plus_seconds(-seconds_of_impatience));
    if (!there) return std::nullopt;
    if (!given.status_key.empty()) return Failure{Fault::refused, {"partnerships.request.sent_already"}, {}};
    auto same = find_partnership(session, *there);
    return Registered{*there, same->number, same->answer_by.value_or(same->created_at.date()),
                      Arrival::again};
}

} // namespace

Result<Registered> register_case(db::Database& database, NewCase given, const settings::Settings& institution,
                                 const By& by) {
    Partnership& p = given.partnership;
    auto verdict = may_register(idea_facts(p, given.parties));
    if (!verdict) return refused(verdict);
    if (auto twice = first_said_twice(given.parties)) {
        auto field = "partner" + std::to_string(given.parties[*twice].position + 1);
        return invalid({{field, "partnerships.partner_twice"}});
    }

    auto tx = database.begin();
    if (auto before = registered_before(tx, given)) return *before;
    if (auto before = just_registered(tx, given, by.when)) return *before;
    if (!given.status_key.empty()) p.status_key_hash = sha256_hex(given.status_key);
    p.stage = Stage::idea;
    p.number = next_number(tx, by.when.date().year());
    p.answer_by = promised_day(institution, by.when.date());
    p.id = insert_partnership(tx, p, by.when);
    int position = 0;
    for (Party& party : given.parties) {
        party.position = position++;
        insert_party(tx, p.id, party);
    }
    keep_content(tx, p.id, content_of(given));
    events::record(tx, {"partnerships", p.id.value}, "registered", by, how_it_came(p), p.number);
    tell_received(tx, institution, p, given.status_key, by.when);
    tx.commit();
    return Registered{p.id, p.number, *p.answer_by};
}

Result<Done> change_within(db::Transaction& tx, const Partnership& partnership, std::string_view act,
                           const By& by) {
    auto before = find_partnership(tx, partnership.id);
    if (!before) return missing("partnerships.case");
    if (before->version != partnership.version) return outdated("partnerships.case");
    auto changes = differences(*before, partnership);
    if (changes.empty()) return Done{};
    if (!update_partnership(tx, partnership, by.when)) return outdated("partnerships.case");
    events::record(tx, {"partnerships", partnership.id.value}, act, by, changes);
    return Done{};
}

Result<Done> change(db::Database& database, const Partnership& partnership, const By& by) {
    auto tx = database.begin();
    auto done = change_within(tx, partnership, "changed", by);
    if (done) tx.commit();
    return done;
}

Result<int> change_many(db::Database& database, const std::vector<PartnershipId>& ids,
                        const BulkChange& wanted, const By& by) {
    auto tx = database.begin();
    int changed = 0;
    for (PartnershipId id : ids) {
        auto partnership = find_partnership(tx, id);
        if (!partnership) return missing("partnerships.case");
        const auto before = *partnership;
        if (wanted.host) partnership->host = *wanted.host;
        if (wanted.unit) partnership->unit_id = wanted.unit;
        if (wanted.coordinator) partnership->coordinator_id = wanted.coordinator;
        if (wanted.answer_by) partnership->answer_by = wanted.answer_by;
        if (differences(before, *partnership).empty()) continue;
        if (auto done = change_within(tx, *partnership, "changed_with_others", by); !done)
            return done.failure();
        ++changed;
    }
    tx.commit();
    return changed;
}

Result<PartyId> add_party(db::Database& database, PartnershipId id, Party party, const By& by) {
    if (!party.organisation_id && party.name_as_written.empty())
        return invalid({{"name", "partnerships.partner_missing"}});
    auto tx = database.begin();
    if (!find_partnership(tx, id)) return missing("partnerships.case");
    if (party.organisation_id) {
        auto facts = partners::facts_of(tx, *party.organisation_id);
        if (!facts) return missing("partnerships.organisation");
        party.organisation_id = facts->id; // the one it was merged into
        party.organisation_name = facts->name;
    }
    const auto there = parties_of(tx, id);
    if (std::any_of(there.begin(), there.end(),
                    [&](const Party& one) { return is_same_partner(one, party); }))
        return invalid({{"name", "partnerships.partner_twice"}});
    auto party_id = insert_party(tx, id, party);
    raise_version(tx, id, by.when);
    events::record(tx, {"partnerships", id.value}, "partner_added", by,
                   {{"partner", std::nullopt, party.shown()}});
    tx.commit();
    return party_id;
}

Result<Done> match_party(db::Database& database, PartnershipId id, PartyId party_id,
                         OrganisationId organisation, const By& by) {
    auto tx = database.begin();
    auto facts = partners::facts_of(tx, organisation);
    if (!facts) return missing("partnerships.organisation");
    auto parties = parties_of(tx, id);
    if (std::any_of(parties.begin(), parties.end(), [&](const Party& other) {
            return other.id != party_id && other.organisation_id == facts->id;
        }))
        return invalid({{"organisation", "partnerships.partner_twice"}});
    for (Party& party : parties) {
        if (party.id != party_id) continue;
        auto before = party.shown();
        party.organisation_id = facts->id;
        if (!update_party(tx, id, party)) return outdated("partnerships.partner");
        raise_version(tx, id, by.when);
        events::record(tx, {"partnerships", id.value}, "partner_matched", by,
                       {{"partner", before, facts->name}});
        tx.commit();
        return Done{};
    }
    return missing("partnerships.partner");
}

Result<Done> change_party(db::Database& database, PartnershipId id, const Party& party, const By& by) {
    auto tx = database.begin();
    const auto parties = parties_of(tx, id);
    for (Party changed : parties) {
        if (changed.id != party.id) continue;
        if (changed.version != party.version) return outdated("partnerships.partner");
        std::vector<events::Change> changes;
        note(changes, "party_sponsor", changed.sponsor, party.sponsor);
        note(changes, "party_contact", changed.contact, party.contact);
        note(changes, "party_website", changed.website, party.website);
        note(changes, "party_drivers", changed.drivers, party.drivers);
        if (changes.empty()) return Done{};
        changed.sponsor = party.sponsor, changed.contact = party.contact;
        changed.website = party.website, changed.drivers = party.drivers;
        if (!update_party(tx, id, changed)) return outdated("partnerships.partner");
        raise_version(tx, id, by.when);
        events::record(tx, {"partnerships", id.value}, "partner_changed", by, changes, changed.shown());
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
        std::vector<events::Change> changes{{"partner", party.shown(), std::nullopt}};
        const auto gone = remove_stakeholders_of(tx, id, party_id);
        for (const Stakeholder& one : gone)
            for (auto& change : all_said_of(one)) changes.push_back(std::move(change));
        delete_party(tx, id, party_id);
        raise_version(tx, id, by.when);
        events::record(tx, {"partnerships", id.value}, "partner_removed", by, changes);
        tx.commit();
        return Done{};
    }
    return missing("partnerships.partner");
}

} // namespace partnerships
