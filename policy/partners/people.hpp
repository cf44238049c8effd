// What can be done with units, people and functions: each is one transaction that loads, judges, writes and
// records.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "policy/partners/person.hpp"

#include <vector>

namespace partners {

std::optional<Unit> find_unit(db::Session& session, UnitId id);
std::optional<Person> find_person(db::Session& session, PersonId id);
// By name, e-mail address or ORCID; the first two.
std::vector<PersonId> people_meant(db::Session& session, std::string_view text);
std::optional<Function> find_function(db::Session& session, FunctionId id);
std::vector<Holding> holders_of(db::Session& session, FunctionId id); // latest first
Affiliation load_affiliation(db::Session& session, std::int64_t id);
std::vector<Affiliation> affiliations_of(db::Session& session, PersonId id);

// By name. Every word of `words` stands in the name or the address; `at` holds those who are, or hold a
// function, there.
struct PeopleSought {
    std::string_view words;
    OrganisationId at;
};
std::vector<Person> find_people(db::Session& session, const PeopleSought& sought);

// What a person holds, and has held.
struct HeldFunction {
    FunctionId function_id;
    std::string title_sv, title_en;
    OrganisationId organisation_id;
    std::string organisation;
    Date starts_on;
    std::optional<Date> ends_on;
};
std::vector<HeldFunction> functions_held(db::Session& session, PersonId id);

Result<UnitId> add_unit(db::Database& database, const Unit& unit, const By& by);
Result<Done> change_unit(db::Database& database, const Unit& unit, const By& by);
Result<Done> close_unit(db::Database& database, UnitId id, Date last_day, const By& by);

Result<PersonId> add_person(db::Database& database, const Person& person, const By& by);
Result<Done> change_person(db::Database& database, const Person& person, const By& by);
// Without person_id: whoever is meant by `person`, somebody new where nobody is.
Result<std::int64_t> add_affiliation(db::Database& database, const Affiliation& affiliation, const By& by);
Result<Done> end_affiliation(db::Database& database, PersonId person, std::int64_t affiliation, Date last_day,
                             const By& by);

Result<FunctionId> add_function(db::Database& database, const Function& function, const By& by);
Result<Done> change_function(db::Database& database, const Function& function, const By& by);
// Somebody has made sure that it is right today.
Result<Done> check_function(db::Database& database, FunctionId id, const By& by);
Result<std::int64_t> add_holder(db::Database& database, const Holding& holding,
                                const By& by); // person as above
Result<Done> end_holding(db::Database& database, FunctionId function, std::int64_t holding, Date last_day,
                         const By& by);

} // namespace partners
