// What forms and JSON say of units, people and functions, read the same way for pages and the API.
#pragma once

#include "platform/web/form.hpp"
#include "policy/partners/person.hpp"

namespace partners {

enum class Reading { new_one, change }; // a change is of the fields that were sent
void read_unit(web::Form& form, Unit& unit, Reading reading);
void read_person(web::Form& form, Person& person, Reading reading);
void read_function(web::Form& form, Function& function, Reading reading);
// The person by `person_id`, or by what is written in `person`.
Affiliation read_affiliation(web::Form& form, OrganisationId at);
Holding read_holding(web::Form& form, FunctionId of);

} // namespace partners
