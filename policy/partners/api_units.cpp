// Units of an organisation as JSON.
#include "platform/web/json.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/versions.hpp"
#include "policy/partners/api.hpp"
#include "policy/partners/excuses.hpp"
#include "policy/partners/forms_people.hpp"
#include "policy/partners/page_facts.hpp"
#include "policy/partners/people.hpp"
#include "policy/partners/store.hpp"

namespace partners::api {
namespace {

void write_unit(web::Json& json, const Unit& u) {
    json.object().field("id", u.id).field("organisation", u.organisation_id).field("parent", u.parent_id);
    json.field("name_sv", u.name_sv).field("name_en", u.name_en).field("code", u.code);
    json.field("closed_on", u.closed_on).field("version", u.version).end();
}

Response one(const Call& call, UnitId id) {
    auto reader = call.database().read();
    auto unit = find_unit(reader, id);
    if (!unit) return call.not_found();
    web::Json json;
    write_unit(json, *unit);
    return versioned(call, json.take(), unit->version);
}

} // namespace

Response units(Call& call, OrganisationId id) {
    auto place = web::place_asked<UnitId>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    if (!find_organisation(reader, id)) return call.not_found();
    return call.json(web::page_of(units_of(reader, id, all_there_are), *place, write_unit));
}

Response add_unit(Call& call, OrganisationId id) {
    web::Form form{call.request};
    Unit unit;
    unit.organisation_id = id;
    read_unit(form, unit, Reading::new_one);
    if (!form.good()) return call.failure(form.failure());
    auto added = partners::add_unit(call.database(), unit, call.by());
    if (!added) return call.failure(added.failure());
    return created(one(call, *added), "/api/v1/units/", added->value);
}

Response unit(Call& call, UnitId id) { return one(call, id); }

Response change_unit(Call& call, UnitId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    std::optional<Unit> unit;
    {
        auto reader = call.database().read();
        unit = find_unit(reader, id);
    }
    if (!unit) return call.not_found();
    web::Form form{call.request};
    read_unit(form, *unit, Reading::change);
    if (!form.good()) return call.failure(form.failure());
    unit->version = static_cast<int>(*seen);
    auto done = partners::change_unit(call.database(), *unit, call.by());
    return done ? one(call, id) : call.failure(done.failure());
}

Response close_unit(Call& call, UnitId id) {
    auto closed = partners::close_unit(call.database(), id, call.today(), call.by({}, excuses_sent(call)));
    return closed ? one(call, id) : call.failure(closed.failure());
}

} // namespace partners::api
