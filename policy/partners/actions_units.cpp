// Units of an organisation: load, judge, write, record.
#include "platform/events/events.hpp"
#include "policy/partners/rules.hpp"
#include "policy/partners/store.hpp"
#include "policy/partners/store_people.hpp"

namespace partners {
namespace {

// The unit above must be an open unit of the same organisation, and not the unit itself.
bool fits_below(db::Session& session, const Unit& unit) {
    if (!unit.parent_id) return true;
    auto parent = find_unit(session, *unit.parent_id);
    return parent && parent->id != unit.id && parent->organisation_id == unit.organisation_id &&
           !parent->closed_on;
}

void record_of_unit(db::Transaction& tx, const Unit& unit, std::string_view act, const By& by,
                    std::optional<std::string> before, std::optional<std::string> after) {
    events::record(tx, {"organisations", unit.organisation_id.value}, act, by,
                   {{"unit", std::move(before), std::move(after)}});
}

} // namespace

Result<UnitId> add_unit(db::Database& database, const Unit& unit, const By& by) {
    if (unit.name_sv.empty()) return invalid({{"name_sv", "web.field.missing"}});
    auto tx = database.begin();
    auto organisation = find_organisation(tx, unit.organisation_id);
    if (!organisation) return missing("partners");
    auto verdict = may_change(*organisation);
    if (!verdict.passes(by.excuses)) return refused(verdict);
    if (!fits_below(tx, unit)) return invalid({{"parent", "partners.field.unit_above"}});
    auto id = insert_unit(tx, unit);
    record_of_unit(tx, unit, "unit_added", by, std::nullopt, unit.name_sv);
    tx.commit();
    return id;
}

Result<Done> change_unit(db::Database& database, const Unit& unit, const By& by) {
    if (unit.name_sv.empty()) return invalid({{"name_sv", "web.field.missing"}});
    auto tx = database.begin();
    auto before = find_unit(tx, unit.id);
    if (!before) return missing("partners.unit");
    if (!fits_below(tx, unit)) return invalid({{"parent", "partners.field.unit_above"}});
    if (!update_unit(tx, unit)) return outdated("partners");
    record_of_unit(tx, *before, "unit_changed", by, before->name_sv, unit.name_sv);
    tx.commit();
    return Done{};
}

Result<Done> close_unit(db::Database& database, UnitId id, Date last_day, const By& by) {
    auto tx = database.begin();
    auto unit = find_unit(tx, id);
    if (!unit) return missing("partners.unit");
    auto verdict = may_close(*unit, functions_held_in(tx, id, last_day), open_units_below(tx, id));
    if (!verdict.passes(by.excuses)) return refused(verdict);
    unit->closed_on = last_day;
    if (!update_unit(tx, *unit)) return outdated("partners");
    record_of_unit(tx, *unit, "unit_closed", by, unit->name_sv, last_day.iso());
    tx.commit();
    return Done{};
}

} // namespace partners
