// SQL of units, people, functions and who holds them.
#include "policy/partners/store_people.hpp"

#include "platform/text/collation.hpp"
#include "platform/text/folding.hpp"
#include "policy/partners/search_terms.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr db::Sql select_unit = R"sql(
    SELECT id, organisation_id, parent_id, name_sv, name_en, code, closed_on, version FROM units WHERE id = ?
)sql";
constexpr db::Sql insert_unit_row = R"sql(
    INSERT INTO units (organisation_id, parent_id, name_sv, name_en, code) VALUES (?, ?, ?, ?, ?) RETURNING id
)sql";
constexpr db::Sql update_unit_row = R"sql(
    UPDATE units SET parent_id = ?, name_sv = ?, name_en = ?, code = ?, closed_on = ?, version = version + 1
     WHERE id = ? AND version = ?
)sql";
constexpr db::Sql count_functions_held = R"sql(
    SELECT count(DISTINCT functions.id)
      FROM functions JOIN function_holders holder ON holder.function_id = functions.id
     WHERE functions.unit_id = ? AND holder.starts_on <= ? AND (holder.ends_on IS NULL OR holder.ends_on >= ?)
)sql";
constexpr db::Sql count_units_below = "SELECT count(*) FROM units WHERE parent_id = ? AND closed_on IS NULL";

constexpr db::Sql select_person = R"sql(
    SELECT id, name, email, phone, orcid, kind, consent_until, note, example, version FROM people WHERE id = ?
)sql";
constexpr db::Sql select_people_meant = R"sql(
    SELECT id FROM people WHERE name = ? OR (email <> '' AND lower(email) = lower(?)) OR (orcid <> '' AND orcid = ?) ORDER BY id LIMIT 2
)sql";
constexpr db::Sql select_people = R"sql(
    SELECT id, name, email, phone, orcid, kind, consent_until, note, example, version
      FROM people
     WHERE ? = 0
        OR id IN (SELECT person_id FROM affiliations WHERE organisation_id = ?)
        OR id IN (SELECT holder.person_id FROM function_holders holder JOIN functions ON functions.id = holder.function_id
                   WHERE functions.organisation_id = ?)
     ORDER BY sort_key, id
     LIMIT 50000
)sql";
constexpr db::Sql insert_person_row = R"sql(
    INSERT INTO people (name, sort_key, email, phone, orcid, kind, consent_until, note, example, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    RETURNING id
)sql";
constexpr db::Sql update_person_row = R"sql(
    UPDATE people
       SET name = ?, sort_key = ?, email = ?, phone = ?, orcid = ?, kind = ?, consent_until = ?, note = ?, version = version + 1,
           updated_at = ?
     WHERE id = ? AND version = ?
)sql";

constexpr db::Sql select_affiliation = R"sql(
    SELECT affiliations.id, people.id, people.name, organisations.id, organisations.name, affiliations.unit_id,
           coalesce(units.name_sv, ''), coalesce(units.name_en, ''), affiliations.capacity, affiliations.starts_on,
           affiliations.ends_on
      FROM affiliations
      JOIN people ON people.id = affiliations.person_id
      JOIN organisations ON organisations.id = affiliations.organisation_id
      LEFT JOIN units ON units.id = affiliations.unit_id
)sql";
constexpr db::Sql of_person = R"sql(
     WHERE affiliations.person_id = ?
     ORDER BY coalesce(affiliations.ends_on, '9999') DESC, affiliations.id DESC
     LIMIT 200
)sql";
constexpr db::Sql insert_affiliation_row = R"sql(
    INSERT INTO affiliations (person_id, organisation_id, unit_id, capacity, starts_on, ends_on) VALUES (?, ?, ?, ?, ?, ?)
    RETURNING id
)sql";
constexpr db::Sql end_affiliation_row = "UPDATE affiliations SET ends_on = ? WHERE id = ?";

constexpr db::Sql select_function = R"sql(
    SELECT id, organisation_id, unit_id, title_sv, title_en, email, phone, checked_on, version FROM functions WHERE id = ?
)sql";
constexpr db::Sql insert_function_row = R"sql(
    INSERT INTO functions (organisation_id, unit_id, title_sv, title_en, email, phone, checked_on)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    RETURNING id
)sql";
constexpr db::Sql update_function_row = R"sql(
    UPDATE functions
       SET unit_id = ?, title_sv = ?, title_en = ?, email = ?, phone = ?, checked_on = ?, version = version + 1
     WHERE id = ? AND version = ?
)sql";
constexpr db::Sql select_holders = R"sql(
    SELECT holder.id, holder.function_id, people.id, people.name, holder.starts_on, holder.ends_on
      FROM function_holders holder JOIN people ON people.id = holder.person_id
     WHERE holder.function_id = ? ORDER BY holder.starts_on DESC, holder.id DESC LIMIT 200
)sql";
constexpr db::Sql insert_holder_row = R"sql(
    INSERT INTO function_holders (function_id, person_id, starts_on, ends_on) VALUES (?, ?, ?, ?) RETURNING id
)sql";
constexpr db::Sql end_holding_row = "UPDATE function_holders SET ends_on = ? WHERE id = ?";
constexpr db::Sql select_functions_held = R"sql(
    SELECT functions.id, functions.title_sv, functions.title_en, organisations.id, organisations.name, holder.starts_on,
           holder.ends_on
      FROM function_holders holder
      JOIN functions ON functions.id = holder.function_id
      JOIN organisations ON organisations.id = functions.organisation_id
     WHERE holder.person_id = ?
     ORDER BY coalesce(holder.ends_on, '9999') DESC, holder.id DESC
     LIMIT 200
)sql";

} // namespace

std::optional<Unit> find_unit(db::Session& session, UnitId id) { return session.find<Unit>(select_unit, id); }

UnitId insert_unit(db::Transaction& tx, const Unit& unit) {
    return tx.one<UnitId>(insert_unit_row, unit.organisation_id, unit.parent_id, unit.name_sv, unit.name_en,
                          unit.code);
}

bool update_unit(db::Transaction& tx, const Unit& u) {
    return tx.run(update_unit_row, u.parent_id, u.name_sv, u.name_en, u.code, u.closed_on, u.id, u.version) >
           0;
}

int functions_held_in(db::Session& session, UnitId id, Date day) {
    return session.one<int>(count_functions_held, id, day, day);
}
int open_units_below(db::Session& session, UnitId id) { return session.one<int>(count_units_below, id); }

std::optional<Person> find_person(db::Session& session, PersonId id) {
    return session.find<Person>(select_person, id);
}

std::vector<PersonId> people_meant(db::Session& session, std::string_view text) {
    return session.all<PersonId>(select_people_meant, text, text, text);
}

// People are some thousands at most, and names are compared in C++ as everywhere: without accents, in any
// case.
std::vector<Person> find_people(db::Session& session, const PeopleSought& sought) {
    const auto folded = text::fold(sought.words);
    const auto words = words_of(folded);
    std::vector<Person> found;
    session.each<Person>(
        select_people,
        [&](Person& person) {
            const auto in = text::fold(person.name + " " + person.email);
            auto stands = [&](std::string_view word) { return in.find(word) != in.npos; };
            if (std::all_of(words.begin(), words.end(), stands)) found.push_back(std::move(person));
        },
        sought.at, sought.at, sought.at);
    return found;
}

PersonId insert_person(db::Transaction& tx, const Person& p, Time when) {
    return tx.one<PersonId>(insert_person_row, p.name, db::Bytes{text::sort_key(p.name)}, p.email, p.phone,
                            p.orcid, p.kind, p.consent_until, p.note, p.example, when, when);
}

bool update_person(db::Transaction& tx, const Person& p, Time when) {
    return tx.run(update_person_row, p.name, db::Bytes{text::sort_key(p.name)}, p.email, p.phone, p.orcid,
                  p.kind, p.consent_until, p.note, when, p.id, p.version) > 0;
}

std::vector<Affiliation> affiliations_of(db::Session& session, PersonId id) {
    return session.all<Affiliation>(db::Query{select_affiliation}.add(of_person, id));
}

Affiliation load_affiliation(db::Session& session, std::int64_t id) {
    return session.one<Affiliation>(db::Query{select_affiliation}.add(" WHERE affiliations.id = ?", id));
}

std::int64_t insert_affiliation(db::Transaction& tx, const Affiliation& a) {
    return tx.one<std::int64_t>(insert_affiliation_row, a.person_id, a.organisation_id, a.unit_id, a.capacity,
                                a.starts_on, a.ends_on);
}

void set_affiliation_end(db::Transaction& tx, std::int64_t affiliation, Date last_day) {
    tx.run(end_affiliation_row, last_day, affiliation);
}

std::optional<Function> find_function(db::Session& session, FunctionId id) {
    return session.find<Function>(select_function, id);
}

FunctionId insert_function(db::Transaction& tx, const Function& f) {
    return tx.one<FunctionId>(insert_function_row, f.organisation_id, f.unit_id, f.title_sv, f.title_en,
                              f.email, f.phone, f.checked_on);
}

bool update_function(db::Transaction& tx, const Function& f) {
    return tx.run(update_function_row, f.unit_id, f.title_sv, f.title_en, f.email, f.phone, f.checked_on,
                  f.id, f.version) > 0;
}

std::vector<Holding> holders_of(db::Session& session, FunctionId id) {
    return session.all<Holding>(select_holders, id);
}

std::int64_t insert_holder(db::Transaction& tx, const Holding& h) {
    return tx.one<std::int64_t>(insert_holder_row, h.function_id, h.person_id, h.starts_on, h.ends_on);
}

void set_holding_end(db::Transaction& tx, std::int64_t holding, Date last_day) {
    tx.run(end_holding_row, last_day, holding);
}

std::vector<HeldFunction> functions_held(db::Session& session, PersonId id) {
    return session.all<HeldFunction>(select_functions_held, id);
}

} // namespace partners
