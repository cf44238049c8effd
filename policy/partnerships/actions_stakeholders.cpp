// Listing those concerned: load, judge, write, record.
#include "platform/events/events.hpp"
#include "platform/text/folding.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/store_stakeholders.hpp"

#include <algorithm>

namespace partnerships {
namespace {

// Its name, the party's name instead of its number: the party may be gone when the history is read.
Result<Stakeholder> with_party(db::Session& session, PartnershipId id, Stakeholder given) {
    if (given.name.empty()) return invalid({{"name", "web.field.missing"}});
    given.party.clear();
    if (!given.party_id) return given;
    const auto parties = parties_of(session, id);
    auto party = std::find_if(parties.begin(), parties.end(),
                              [&](const Party& one) { return one.id == *given.party_id; });
    if (party == parties.end()) return invalid({{"party", "web.field.not_choice"}});
    given.party = party->shown();
    return given;
}

std::vector<events::Change> differences(const Stakeholder& before, const Stakeholder& after) {
    std::vector<events::Change> changes;
    auto note = [&](std::string_view field, std::string_view was, std::string_view is) {
        if (was != is) changes.push_back({std::string{field}, std::string{was}, std::string{is}});
    };
    note("stakeholder_name", before.name, after.name);
    note("stakeholder_party", before.party, after.party);
    note("stakeholder_interest", before.interest, after.interest);
    note("stakeholder_involvement", name_of(before.involvement), name_of(after.involvement));
    return changes;
}

} // namespace

std::vector<events::Change> all_said_of(const Stakeholder& one) {
    std::vector<events::Change> changes{{"stakeholder_name", one.name, std::nullopt}};
    if (!one.interest.empty()) changes.push_back({"stakeholder_interest", one.interest, std::nullopt});
    changes.push_back({"stakeholder_involvement", std::string{name_of(one.involvement)}, std::nullopt});
    return changes;
}

Result<StakeholderId> add_stakeholder(db::Database& database, PartnershipId id, const Stakeholder& given,
                                      const By& by) {
    auto tx = database.begin();
    if (!find_partnership(tx, id)) return missing("partnerships.case");
    auto one = with_party(tx, id, given);
    if (!one) return one.failure();
    for (const Stakeholder& there : stakeholders_of(tx, id))
        if (there.party_id == one->party_id && text::fold(there.name) == text::fold(one->name))
            return invalid({{"name", "partnerships.stakeholder_there"}});
    auto stakeholder = insert_stakeholder(tx, id, *one);
    raise_version(tx, id, by.when);
    events::record(tx, {"partnerships", id.value}, "stakeholder_added", by,
                   {{"stakeholder_name", std::nullopt, one->name},
                    {"stakeholder_involvement", std::nullopt, std::string{name_of(one->involvement)}}});
    tx.commit();
    return stakeholder;
}

Result<Done> change_stakeholder(db::Database& database, PartnershipId id, const Stakeholder& given,
                                const By& by) {
    auto tx = database.begin();
    auto before = find_stakeholder(tx, id, given.id);
    if (!before) return missing("partnerships.stakeholder");
    if (before->version != given.version) return outdated("partnerships.stakeholder");
    auto one = with_party(tx, id, given);
    if (!one) return one.failure();
    auto changes = differences(*before, *one);
    if (changes.empty()) return Done{};
    if (!update_stakeholder(tx, id, *one)) return outdated("partnerships.stakeholder");
    raise_version(tx, id, by.when);
    events::record(tx, {"partnerships", id.value}, "stakeholder_changed", by, changes, one->name);
    tx.commit();
    return Done{};
}

Result<Done> remove_stakeholder(db::Database& database, PartnershipId id, StakeholderId stakeholder,
                                const By& by) {
    auto tx = database.begin();
    auto before = find_stakeholder(tx, id, stakeholder);
    if (!before) return missing("partnerships.stakeholder");
    delete_stakeholder(tx, id, stakeholder);
    raise_version(tx, id, by.when);
    events::record(tx, {"partnerships", id.value}, "stakeholder_removed", by, all_said_of(*before));
    tx.commit();
    return Done{};
}

} // namespace partnerships
