// Entering an agreement and changing what the register says of it.
#include "policy/agreements/actions.hpp"

#include "platform/events/events.hpp"
#include "platform/settings/hosts.hpp"
#include "policy/agreements/differences.hpp"
#include "policy/agreements/institution.hpp"
#include "policy/agreements/links.hpp"
#include "policy/agreements/rules.hpp"
#include "policy/agreements/store.hpp"
#include "policy/partners/partners.hpp"

#include <algorithm>

namespace agreements {
namespace {

// An identifier is enough, or a name that only one organisation bears, unless its country gainsays it: the
// same name stands for another in another country.
std::optional<OrganisationId> meant_by(db::Session& session, const Party& party) {
    if (auto id = partners::identified(session, party.name_as_written)) return id;
    auto id = partners::organisation_meant(session, {}, party.name_as_written);
    auto facts = id ? partners::facts_of(session, *id) : std::nullopt;
    bool fits = facts && (party.country.empty() || party.country == facts->country);
    return fits ? id : std::nullopt;
}

// A matched party takes its name and country from the register of organisations. False: there is no such one.
bool match(db::Session& session, Party& party) {
    if (!party.organisation_id) party.organisation_id = meant_by(session, party);
    if (!party.organisation_id) return true;
    auto facts = partners::facts_of(session, *party.organisation_id);
    if (!facts) return false;
    party.organisation_id = facts->id;
    party.organisation_name = facts->name;
    party.country = facts->country;
    return true;
}

Failure fault_of_party(std::size_t position, std::string_view reason) {
    return invalid({{"parties." + std::to_string(position) + ".name", std::string{reason}}});
}

Failure no_such_organisation(int position) {
    return fault_of_party(static_cast<std::size_t>(position), "agreements.organisation_unknown");
}

int outside(const std::vector<Party>& parties) {
    return static_cast<int>(std::count_if(parties.begin(), parties.end(),
                                          [](const Party& party) { return party.side == Side::partner; }));
}

} // namespace

Result<AgreementId> register_agreement(db::Database& database, NewAgreement given,
                                       const settings::Settings& institution, const By& by) {
    Agreement& a = given.agreement;
    if (a.host.empty()) a.host = settings::usual_host(institution);
    auto verdict = may_register(a, {is_type(institution, a.type), outside(given.parties)});
    if (!verdict) return faults_of(verdict);

    auto tx = database.begin();
    int position = 0;
    for (Party& party : given.parties) {
        party.position = position++;
        if (!match(tx, party)) return no_such_organisation(party.position);
    }
    if (auto twice = first_said_twice(given.parties)) return fault_of_party(*twice, "agreements.party_twice");
    if (auto field = broken_link(tx, a)) return invalid({{*field, "agreements.link_unknown"}});
    auto id = insert_agreement(tx, a, given.parties, by.when);
    events::record(tx, {"agreements", id.value}, "registered", by,
                   {{"status", std::nullopt, std::string{name_of(a.status)}}}, a.title);
    tx.commit();
    return id;
}

Result<Done> change(db::Database& database, const Agreement& agreement, const settings::Settings& institution,
                    const By& by) {
    auto tx = database.begin();
    auto before = find_agreement(tx, agreement.id);
    if (!before) return missing("agreements.agreement");
    if (before->version != agreement.version) return outdated("agreements.agreement");
    bool type_known = agreement.type == before->type || is_type(institution, agreement.type);
    auto verdict = may_register(agreement, {type_known, outside(parties_of(tx, agreement.id))});
    if (!verdict) return faults_of(verdict);

    if (auto field = broken_link(tx, agreement)) return invalid({{*field, "agreements.link_unknown"}});
    auto changes = differences(*before, agreement);
    if (changes.empty()) return Done{};
    if (!update_agreement(tx, agreement, by.when)) return outdated("agreements.agreement");
    events::record(tx, {"agreements", agreement.id.value}, "changed", by, changes);
    tx.commit();
    return Done{};
}

Result<Done> set_status(db::Database& database, AgreementId id, Status to, int seen, const By& by) {
    auto tx = database.begin();
    auto agreement = find_agreement(tx, id);
    if (!agreement) return missing("agreements.agreement");
    if (agreement->version != seen) return outdated("agreements.agreement");
    auto verdict = may_change_status(*agreement, to, by.reason, by.when.date());
    if (!verdict) return refused(verdict);

    if (!set_status(tx, *agreement, to, by.when)) return outdated("agreements.agreement");
    events::record(tx, {"agreements", id.value}, "status_changed", by,
                   {{"status", std::string{name_of(agreement->status)}, std::string{name_of(to)}}});
    tx.commit();
    return Done{};
}

Result<Done> add_party(db::Database& database, AgreementId id, Party party, const By& by) {
    if (!party.organisation_id && party.name_as_written.empty())
        return invalid({{"parties.0.name", "agreements.party_nameless"}});
    auto tx = database.begin();
    auto agreement = find_agreement(tx, id);
    if (!agreement) return missing("agreements.agreement");
    if (!match(tx, party)) return no_such_organisation(0);

    const auto parties = parties_of(tx, id);
    auto verdict = may_add_party(parties);
    if (!verdict) return refused(verdict);
    if (stands_there(parties, party)) return fault_of_party(0, "agreements.party_twice");
    party.position = parties.empty() ? 0 : parties.back().position + 1;
    insert_party(tx, id, party);
    refresh_parties(tx, *agreement, by.when);
    events::record(tx, {"agreements", id.value}, "party_added", by, {{"party", std::nullopt, party.shown()}});
    tx.commit();
    return Done{};
}

namespace {

std::vector<events::Change> differences(const Party& before, const Party& after) {
    std::vector<events::Change> changes;
    auto compare = [&](std::string_view field, const std::string& was, const std::string& is) {
        if (was != is) changes.push_back({std::string{field}, was, is});
    };
    compare("party", before.shown(), after.shown());
    compare("party_unit", before.acting_unit, after.acting_unit);
    compare("party_country", before.country, after.country);
    compare("party_side", std::string{name_of(before.side)}, std::string{name_of(after.side)});
    return changes;
}

} // namespace

Result<Done> change_party(db::Database& database, AgreementId id, Party wanted, int seen, const By& by) {
    if (!wanted.organisation_id && wanted.name_as_written.empty())
        return invalid({{"parties.0.name", "agreements.party_nameless"}});
    auto tx = database.begin();
    auto agreement = find_agreement(tx, id);
    if (!agreement) return missing("agreements.agreement");
    if (agreement->version != seen) return outdated("agreements.agreement");
    const auto parties = parties_of(tx, id);
    auto before =
        std::find_if(parties.begin(), parties.end(), [&](const Party& p) { return p.id == wanted.id; });
    if (before == parties.end()) return missing("agreements.party");
    wanted.organisation_name.clear();
    // Whom a name means is asked when the name is new: one that somebody untied stays untied.
    bool renamed = wanted.name_as_written != before->name_as_written;
    if ((wanted.organisation_id || renamed) && !match(tx, wanted)) return no_such_organisation(0);
    if (auto verdict = may_change_party(parties, wanted); !verdict) return refused(verdict);
    if (stands_there(parties, wanted)) return fault_of_party(0, "agreements.party_twice");

    auto changes = differences(*before, wanted);
    if (changes.empty() && wanted.organisation_id == before->organisation_id) return Done{};
    update_party(tx, id, wanted);
    refresh_parties(tx, *agreement, by.when);
    events::record(tx, {"agreements", id.value}, "party_changed", by, changes);
    tx.commit();
    return Done{};
}

Result<Done> remove_party(db::Database& database, AgreementId id, AgreementPartyId party_id, const By& by) {
    auto tx = database.begin();
    auto agreement = find_agreement(tx, id);
    if (!agreement) return missing("agreements.agreement");
    const auto parties = parties_of(tx, id);
    auto party =
        std::find_if(parties.begin(), parties.end(), [&](const Party& p) { return p.id == party_id; });
    if (party == parties.end()) return missing("agreements.party");
    auto verdict = may_remove_party(parties, party_id);
    if (!verdict) return refused(verdict);

    delete_party(tx, id, party_id);
    refresh_parties(tx, *agreement, by.when);
    events::record(tx, {"agreements", id.value}, "party_removed", by,
                   {{"party", party->shown(), std::nullopt}});
    tx.commit();
    return Done{};
}

} // namespace agreements
