// Units, people, functions and who holds them, as rows.
#pragma once

#include "policy/partners/people.hpp"

namespace partners {

UnitId insert_unit(db::Transaction& tx, const Unit& unit);
bool update_unit(db::Transaction& tx, const Unit& unit); // false: somebody else changed it since this version
int functions_held_in(db::Session& session, UnitId id, Date day);
int open_units_below(db::Session& session, UnitId id);

PersonId insert_person(db::Transaction& tx, const Person& person, Time when);
bool update_person(db::Transaction& tx, const Person& person, Time when);
std::int64_t insert_affiliation(db::Transaction& tx, const Affiliation& affiliation);
void set_affiliation_end(db::Transaction& tx, std::int64_t affiliation, Date last_day);

FunctionId insert_function(db::Transaction& tx, const Function& function);
bool update_function(db::Transaction& tx, const Function& function);
std::int64_t insert_holder(db::Transaction& tx, const Holding& holding);
void set_holding_end(db::Transaction& tx, std::int64_t holding, Date last_day);

} // namespace partners
