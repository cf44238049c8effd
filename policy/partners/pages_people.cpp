// Units and people of an organisation: the page with its lists, and what is added there.
#include "platform/web/form.hpp"
#include "policy/may.hpp"
#include "policy/partners/excuses.hpp"
#include "policy/partners/forms_people.hpp"
#include "policy/partners/models_people.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/store.hpp"
#include "policy/partners/views.hpp"

namespace partners {

namespace pages {
namespace {

std::vector<html::Choice> unit_choices(const Call& call, const std::vector<Unit>& units,
                                       std::string_view chosen) {
    std::vector<html::Choice> choices;
    for (const auto& unit : units)
        if (!unit.closed_on) {
            auto id = std::to_string(unit.id.value);
            choices.push_back({id, in_language(call.tr, unit.name_sv, unit.name_en), id == chosen});
        }
    return choices;
}

Response people_page(Call& call, OrganisationId id, std::string_view sent, const Failure* failure) {
    if (failure && (failure->fault == Fault::missing || failure->fault == Fault::outdated))
        return call.failure(*failure);
    auto reader = call.database().read();
    auto organisation = find_organisation(reader, id);
    if (!organisation) return call.not_found();
    PeoplePage page;
    page.organisation = std::move(*organisation);
    page.units = units_of(reader, id);
    page.functions = functions_of(reader, id, call.today());
    page.affiliations = affiliations_of_organisation(reader, id, call.today());
    page.may_edit = call.may(May::edit_organisations);
    page.today = call.today();
    page.sent = sent;
    page.form.csrf = call.csrf();
    if (failure) {
        page.form.values = call.request.form;
        page.form.add(*failure);
        page.reasons = failure->reasons;
    }
    page.open_units = unit_choices(call, page.units, page.form.value("unit"));
    for (auto capacity : all_of<Capacity>())
        page.capacities.push_back({std::string{name_of(capacity)},
                                   std::string{call.tr.of("partners.capacity", capacity)},
                                   page.form.value("capacity") == name_of(capacity)});
    auto title = call.tr("partners.people.title", {{"name", page.organisation.name}});
    return call.page({.title = title, .room = "organisations", .status = failure ? 422 : 200},
                     views::people(call.tr, page));
}

template <class T>
Response answered(Call& call, OrganisationId id, std::string_view sent, const Result<T>& result) {
    if (!result) return people_page(call, id, sent, &result.failure());
    return call.see_other("/organisations/" + std::to_string(id.value) + "/people", "partners.people.done");
}

} // namespace

Response people(Call& call, OrganisationId id) { return people_page(call, id, "", nullptr); }

Response add_unit(Call& call, OrganisationId id) {
    web::Form form{call.request};
    Unit unit;
    unit.organisation_id = id;
    read_unit(form, unit, Reading::new_one);
    auto added =
        form.good() ? partners::add_unit(call.database(), unit, call.by()) : Result<UnitId>{form.failure()};
    return answered(call, id, "unit", added);
}

Response change_unit(Call& call, UnitId id) {
    auto reader = call.database().read();
    auto unit = find_unit(reader, id);
    if (!unit) return call.not_found();
    web::Form form{call.request};
    read_unit(form, *unit, Reading::change);
    unit->version = static_cast<int>(form.version());
    auto changed =
        form.good() ? partners::change_unit(call.database(), *unit, call.by()) : Result<Done>{form.failure()};
    return answered(call, unit->organisation_id, "unit-" + std::to_string(id.value), changed);
}

Response close_unit(Call& call, UnitId id) {
    auto reader = call.database().read();
    auto unit = find_unit(reader, id);
    if (!unit) return call.not_found();
    auto closed = partners::close_unit(call.database(), id, call.today(), call.by({}, excuses_sent(call)));
    return answered(call, unit->organisation_id, "", closed);
}

Response add_function(Call& call, OrganisationId id) {
    web::Form form{call.request};
    Function function;
    function.organisation_id = id;
    function.checked_on = call.today();
    read_function(form, function, Reading::new_one);
    auto added = form.good() ? partners::add_function(call.database(), function, call.by())
                             : Result<FunctionId>{form.failure()};
    return answered(call, id, "function", added);
}

Response affiliate(Call& call, OrganisationId id) {
    web::Form form{call.request};
    auto affiliation = read_affiliation(form, id);
    auto added = form.good() ? add_affiliation(call.database(), affiliation, call.by())
                             : Result<std::int64_t>{form.failure()};
    return answered(call, id, "affiliation", added);
}

} // namespace pages
} // namespace partners
