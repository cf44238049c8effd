// People, and in which capacity they belong to organisations, as JSON.
#include "platform/web/json.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/route.hpp"
#include "platform/web/versions.hpp"
#include "policy/partners/api.hpp"
#include "policy/partners/forms_people.hpp"
#include "policy/partners/page_facts.hpp"
#include "policy/partners/people.hpp"
#include "policy/partners/store.hpp"

namespace partners::api {
namespace {

void write_fields(web::Json& json, const Person& p) {
    json.field("id", p.id).field("name", p.name).field("email", p.email).field("phone", p.phone);
    json.field("orcid", p.orcid).field("kind", p.kind).field("consent_until", p.consent_until);
    json.field("note", p.note).field("example", p.example).field("version", p.version);
}

void write_person(web::Json& json, const Person& person) {
    json.object();
    write_fields(json, person);
    json.end();
}

void write_affiliation(web::Json& json, const Affiliation& a) {
    json.object().field("id", a.id).field("person", a.person_id).field("person_name", a.person);
    json.field("organisation", a.organisation_id).field("organisation_name", a.organisation);
    json.field("unit", a.unit_id).field("unit_sv", a.unit_sv).field("unit_en", a.unit_en);
    json.field("capacity", a.capacity).field("starts_on", a.starts_on).field("ends_on", a.ends_on).end();
}

void write_held(web::Json& json, const HeldFunction& held) {
    json.object().field("function", held.function_id).field("title_sv", held.title_sv);
    json.field("title_en", held.title_en).field("organisation", held.organisation_id);
    json.field("organisation_name", held.organisation).field("starts_on", held.starts_on);
    json.field("ends_on", held.ends_on).end();
}

Response one(const Call& call, PersonId id, int status = 200) {
    auto reader = call.database().read();
    auto person = find_person(reader, id);
    if (!person) return call.not_found();
    web::Json json;
    json.object();
    write_fields(json, *person);
    json.list("affiliations");
    for (const auto& affiliation : affiliations_of(reader, id)) write_affiliation(json, affiliation);
    json.end().list("functions");
    for (const auto& held : functions_held(reader, id)) write_held(json, held);
    json.end().end();
    return versioned(call, json.take(), person->version, status);
}

} // namespace

Response people(Call& call) {
    auto place = web::place_asked<PersonId>(call.request);
    OrganisationId at;
    auto organisation = call.request.parameter("organisation");
    if (!place || (!organisation.empty() && !web::read_part(organisation, at))) return call.problem(400);
    auto reader = call.database().read();
    return call.json(
        web::page_of(find_people(reader, {call.request.parameter("q"), at}), *place, write_person));
}

Response add_person(Call& call) {
    web::Form form{call.request};
    Person person;
    read_person(form, person, Reading::new_one);
    if (!form.good()) return call.failure(form.failure());
    auto added = partners::add_person(call.database(), person, call.by());
    if (!added) return call.failure(added.failure());
    return created(one(call, *added), "/api/v1/people/", added->value);
}

Response person(Call& call, PersonId id) { return one(call, id); }

Response change_person(Call& call, PersonId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    std::optional<Person> person;
    {
        auto reader = call.database().read();
        person = find_person(reader, id);
    }
    if (!person) return call.not_found();
    web::Form form{call.request};
    read_person(form, *person, Reading::change);
    if (!form.good()) return call.failure(form.failure());
    person->version = static_cast<int>(*seen);
    auto done = partners::change_person(call.database(), *person, call.by());
    return done ? one(call, id) : call.failure(done.failure());
}

Response affiliations(Call& call, OrganisationId id) {
    auto place = web::number_asked(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    if (!find_organisation(reader, id)) return call.not_found();
    const auto all = affiliations_of_organisation(reader, id, call.today(), all_there_are);
    return call.json(web::page_of(all, *place, write_affiliation));
}

Response add_affiliation(Call& call, OrganisationId id) {
    web::Form form{call.request};
    auto wanted = read_affiliation(form, id);
    if (!form.good()) return call.failure(form.failure());
    auto added = partners::add_affiliation(call.database(), wanted, call.by());
    if (!added) return call.failure(added.failure());
    auto reader = call.database().read();
    web::Json json;
    write_affiliation(json, load_affiliation(reader, *added));
    return call.json(json.take(), 201);
}

Response end_affiliation(Call& call, PersonId id, int affiliation) {
    web::Form form{call.request};
    auto last_day = form.date("ends_on", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    auto done = partners::end_affiliation(call.database(), id, affiliation, *last_day, call.by());
    return done ? one(call, id) : call.failure(done.failure());
}

} // namespace partners::api
