// People, their affiliations, the functions and who holds them: load, judge, write, record.
#include "platform/events/events.hpp"
#include "platform/mail/letter.hpp"
#include "policy/partners/identifier.hpp"
#include "policy/partners/rules.hpp"
#include "policy/partners/store.hpp"
#include "policy/partners/store_people.hpp"

#include <algorithm>

namespace partners {
namespace {

std::string as_text(const std::optional<Date>& day) { return day ? day->iso() : std::string{}; }

void add_change(std::vector<events::Change>& changes, std::string field, const std::string& before,
                const std::string& after) {
    if (before == after) return;
    auto told = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional{text}; };
    changes.push_back({std::move(field), told(before), told(after)});
}

std::vector<events::Change> differences(const Person& before, const Person& after) {
    std::vector<events::Change> changes;
    add_change(changes, "name", before.name, after.name);
    add_change(changes, "email", before.email, after.email);
    add_change(changes, "phone", before.phone, after.phone);
    add_change(changes, "orcid", before.orcid, after.orcid);
    add_change(changes, "person_kind", std::string{name_of(before.kind)}, std::string{name_of(after.kind)});
    add_change(changes, "consent_until", as_text(before.consent_until), as_text(after.consent_until));
    add_change(changes, "note", before.note, after.note);
    return changes;
}

// "" is none.
bool is_email(const std::string& email) { return email.empty() || mail::is_address(email); }

// An ORCID iD in its normal form, or what is wrong with it.
Result<Person> checked_person(Person person) {
    if (person.name.empty()) return invalid({{"name", "web.field.missing"}});
    if (!is_email(person.email)) return invalid({{"email", "partners.field.email"}});
    if (person.orcid.empty()) return person;
    auto checked = check(IdentifierKind::orcid, person.orcid);
    if (!checked) return invalid({{"orcid", std::string{checked.reason}}});
    person.orcid = checked.normal;
    return person;
}

PersonId enter_person(db::Transaction& tx, const Person& person, const By& by) {
    auto id = insert_person(tx, person, by.when);
    events::record(tx, {"people", id.value}, "person_added", by, differences({}, person));
    return id;
}

// An address, an ORCID iD or another number tells who somebody is, and is nobody's name.
bool may_be_a_name(std::string_view text) {
    return !text.empty() && text.find_first_of("@0123456789") == text.npos;
}

// By number, or whoever is meant by name, e-mail address or ORCID. Somebody new when a name is nobody's;
// where several have it, only the others tell them apart.
Result<Person> whoever(db::Transaction& tx, PersonId id, const std::string& text, const By& by) {
    if (id) {
        auto person = find_person(tx, id);
        return person ? Result<Person>{std::move(*person)}
                      : invalid({{"person_id", "partners.field.person_id"}});
    }
    auto orcid = check(IdentifierKind::orcid, text);
    auto meant = people_meant(tx, orcid ? orcid.normal : text);
    if (meant.size() == 1) return *find_person(tx, meant.front());
    if (!meant.empty() || !may_be_a_name(text)) return invalid({{"person", "partners.field.person"}});
    Person person;
    person.name = text;
    person.id = enter_person(tx, person, by);
    return person;
}

// What is placed in a unit is placed in an open one of the same organisation.
bool stands_in(db::Session& session, std::optional<UnitId> id, OrganisationId organisation) {
    if (!id) return true;
    auto unit = find_unit(session, *id);
    return unit && unit->organisation_id == organisation && !unit->closed_on;
}

Failure wrong_unit() { return invalid({{"unit", "partners.field.unit_above"}}); }

std::string title_of(const Function& function) {
    return function.title_sv.empty() ? function.title_en : function.title_sv;
}

std::optional<Failure> fault_of(const Function& function) {
    if (title_of(function).empty()) return invalid({{"title_sv", "web.field.missing"}});
    if (!is_email(function.email)) return invalid({{"email", "partners.field.email"}});
    return std::nullopt;
}

void record_of_function(db::Transaction& tx, const Function& function, std::string_view act, const By& by,
                        std::optional<std::string> before, std::optional<std::string> after) {
    events::record(tx, {"organisations", function.organisation_id.value}, act, by,
                   {{title_of(function), std::move(before), std::move(after)}});
}

} // namespace

Result<PersonId> add_person(db::Database& database, const Person& wanted, const By& by) {
    auto person = checked_person(wanted);
    if (!person) return person.failure();
    auto tx = database.begin();
    auto id = enter_person(tx, *person, by);
    tx.commit();
    return id;
}

Result<Done> change_person(db::Database& database, const Person& wanted, const By& by) {
    auto person = checked_person(wanted);
    if (!person) return person.failure();
    auto tx = database.begin();
    auto before = find_person(tx, person->id);
    if (!before) return missing("partners.person");
    if (!update_person(tx, *person, by.when)) return outdated("partners");
    auto changes = differences(*before, *person);
    if (changes.empty()) return Done{};
    events::record(tx, {"people", person->id.value}, "person_changed", by, changes);
    tx.commit();
    return Done{};
}

Result<std::int64_t> add_affiliation(db::Database& database, const Affiliation& wanted, const By& by) {
    auto tx = database.begin();
    auto organisation = find_organisation(tx, wanted.organisation_id);
    if (!organisation) return missing("partners");
    auto verdict = may_affiliate(*organisation, wanted);
    if (!verdict.passes(by.excuses)) return refused(verdict);
    if (!stands_in(tx, wanted.unit_id, organisation->id)) return wrong_unit();
    auto person = whoever(tx, wanted.person_id, wanted.person, by);
    if (!person) return person.failure();
    Affiliation affiliation = wanted;
    affiliation.person_id = person->id;
    auto id = insert_affiliation(tx, affiliation);
    events::record(tx, {"people", person->id.value}, "affiliation_added", by,
                   {{std::string{name_of(affiliation.capacity)}, std::nullopt, organisation->name}});
    tx.commit();
    return id;
}

Result<Done> end_affiliation(db::Database& database, PersonId person, std::int64_t affiliation, Date last_day,
                             const By& by) {
    auto tx = database.begin();
    auto all = affiliations_of(tx, person);
    auto found = std::find_if(all.begin(), all.end(), [&](const auto& a) { return a.id == affiliation; });
    if (found == all.end()) return missing("partners.affiliation");
    auto verdict = may_end(found->starts_on, found->ends_on, last_day);
    if (!verdict.passes(by.excuses)) return refused(verdict);
    set_affiliation_end(tx, affiliation, last_day);
    events::record(tx, {"people", person.value}, "affiliation_ended", by,
                   {{found->organisation, std::nullopt, last_day.iso()}});
    tx.commit();
    return Done{};
}

Result<FunctionId> add_function(db::Database& database, const Function& function, const By& by) {
    if (auto fault = fault_of(function)) return *fault;
    auto tx = database.begin();
    auto organisation = find_organisation(tx, function.organisation_id);
    if (!organisation) return missing("partners");
    auto verdict = may_change(*organisation);
    if (!verdict.passes(by.excuses)) return refused(verdict);
    if (!stands_in(tx, function.unit_id, organisation->id)) return wrong_unit();
    auto id = insert_function(tx, function);
    record_of_function(tx, function, "function_added", by, std::nullopt, title_of(function));
    tx.commit();
    return id;
}

Result<Done> change_function(db::Database& database, const Function& function, const By& by) {
    if (auto fault = fault_of(function)) return *fault;
    auto tx = database.begin();
    auto before = find_function(tx, function.id);
    if (!before) return missing("partners.function");
    bool moved = function.unit_id != before->unit_id;
    if (moved && !stands_in(tx, function.unit_id, before->organisation_id)) return wrong_unit();
    if (!update_function(tx, function)) return outdated("partners");
    record_of_function(tx, *before, "function_changed", by, title_of(*before), title_of(function));
    tx.commit();
    return Done{};
}

Result<Done> check_function(db::Database& database, FunctionId id, const By& by) {
    auto tx = database.begin();
    auto function = find_function(tx, id);
    if (!function) return missing("partners.function");
    auto before = function->checked_on;
    function->checked_on = by.when.date();
    if (!update_function(tx, *function)) return outdated("partners");
    record_of_function(tx, *function, "function_checked", by, as_text(before), as_text(function->checked_on));
    tx.commit();
    return Done{};
}

Result<std::int64_t> add_holder(db::Database& database, const Holding& wanted, const By& by) {
    auto tx = database.begin();
    auto function = find_function(tx, wanted.function_id);
    if (!function) return missing("partners.function");
    auto person = whoever(tx, wanted.person_id, wanted.person, by);
    if (!person) return person.failure();
    Holding holding = wanted;
    holding.person_id = person->id;
    auto verdict = may_hold(*function, holding, holders_of(tx, function->id));
    if (!verdict.passes(by.excuses)) return refused(verdict);
    auto id = insert_holder(tx, holding);
    record_of_function(tx, *function, "holder_added", by, std::nullopt,
                       person->name + ", " + holding.starts_on.iso());
    tx.commit();
    return id;
}

Result<Done> end_holding(db::Database& database, FunctionId function_id, std::int64_t holding, Date last_day,
                         const By& by) {
    auto tx = database.begin();
    auto function = find_function(tx, function_id);
    if (!function) return missing("partners.function");
    auto all = holders_of(tx, function_id);
    auto found = std::find_if(all.begin(), all.end(), [&](const auto& h) { return h.id == holding; });
    if (found == all.end()) return missing("partners.function");
    auto verdict = may_end(found->starts_on, found->ends_on, last_day);
    if (!verdict.passes(by.excuses)) return refused(verdict);
    set_holding_end(tx, holding, last_day);
    record_of_function(tx, *function, "holder_ended", by, found->person, last_day.iso());
    tx.commit();
    return Done{};
}

} // namespace partners
