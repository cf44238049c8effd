// The page of one person and the page of one function.
#include "platform/web/form.hpp"
#include "policy/may.hpp"
#include "policy/partners/forms_people.hpp"
#include "policy/partners/models_people.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/views.hpp"

namespace partners::pages {
namespace {

std::string day_of(const std::optional<Date>& day) { return day ? day->iso() : std::string{}; }

http::Pairs values_of(const Person& p) {
    return {{"name", p.name},
            {"email", p.email},
            {"phone", p.phone},
            {"orcid", p.orcid},
            {"kind", std::string{name_of(p.kind)}},
            {"consent_until", day_of(p.consent_until)},
            {"note", p.note}};
}

http::Pairs values_of(const Function& f) {
    return {{"title_sv", f.title_sv},
            {"title_en", f.title_en},
            {"email", f.email},
            {"phone", f.phone},
            {"unit", f.unit_id ? std::to_string(f.unit_id->value) : std::string{}}};
}

bool has_own_page(const Failure& failure) {
    return failure.fault == Fault::missing || failure.fault == Fault::outdated;
}

Response person_page(Call& call, PersonId id, const Failure* failure) {
    if (failure && has_own_page(*failure)) return call.failure(*failure);
    auto reader = call.database().read();
    auto person = find_person(reader, id);
    if (!person) return call.not_found();
    PersonPage page;
    page.person = std::move(*person);
    page.affiliations = affiliations_of(reader, id);
    page.functions = functions_held(reader, id);
    page.may_edit = call.may(May::edit_organisations);
    page.csrf = call.csrf();
    page.today = call.today();
    page.details.values = failure && !failure->fields.empty() ? call.request.form : values_of(page.person);
    page.details.version = page.person.version;
    if (failure) page.details.add(*failure), page.reasons = failure->reasons;
    for (auto kind : all_of<PersonKind>())
        page.kinds.push_back({std::string{name_of(kind)},
                              std::string{call.tr.of("partners.person_kind", kind)},
                              page.details.value("kind") == name_of(kind)});
    return call.page({.title = page.person.name, .room = "organisations", .status = failure ? 422 : 200},
                     views::person(call.tr, page));
}

enum class SentForm { none, details, holder };

Response function_page(Call& call, FunctionId id, SentForm sent, const Failure* failure) {
    if (failure && has_own_page(*failure)) return call.failure(*failure);
    auto reader = call.database().read();
    auto function = find_function(reader, id);
    if (!function) return call.not_found();
    FunctionPage page;
    page.function = std::move(*function);
    if (auto organisation = facts_of(reader, page.function.organisation_id))
        page.organisation = organisation->name;
    page.holders = holders_of(reader, id);
    for (const auto& holder : page.holders) page.vacant = page.vacant && !holder.on(call.today());
    page.may_edit = call.may(May::edit_organisations);
    page.csrf = call.csrf();
    page.today = call.today();
    page.details.values = sent == SentForm::details ? call.request.form : values_of(page.function);
    if (sent == SentForm::holder) page.holder.values = call.request.form;
    if (failure)
        (sent == SentForm::details ? page.details : page.holder).add(*failure),
            page.reasons = failure->reasons;
    for (const auto& unit : units_of(reader, page.function.organisation_id)) {
        auto key = std::to_string(unit.id.value);
        if (!unit.closed_on || page.function.unit_id == unit.id)
            page.units.push_back(
                {key, in_language(call.tr, unit.name_sv, unit.name_en), page.details.value("unit") == key});
    }
    auto title = in_language(call.tr, page.function.title_sv, page.function.title_en);
    return call.page({.title = title, .room = "organisations", .status = failure ? 422 : 200},
                     views::function(call.tr, page));
}

template <class T>
Response after_function(Call& call, FunctionId id, SentForm sent, const Result<T>& result) {
    if (!result) return function_page(call, id, sent, &result.failure());
    return call.see_other("/functions/" + std::to_string(id.value), "partners.people.done");
}

Response after_person(Call& call, PersonId id, const Result<Done>& result) {
    if (!result) return person_page(call, id, &result.failure());
    return call.see_other("/people/" + std::to_string(id.value), "partners.people.done");
}

} // namespace

Response person(Call& call, PersonId id) { return person_page(call, id, nullptr); }

Response change_person(Call& call, PersonId id) {
    auto reader = call.database().read();
    auto person = find_person(reader, id);
    if (!person) return call.not_found();
    web::Form form{call.request};
    read_person(form, *person, Reading::change);
    person->version = static_cast<int>(form.version());
    return after_person(call, id,
                        form.good() ? partners::change_person(call.database(), *person, call.by())
                                    : Result<Done>{form.failure()});
}

Response end_affiliation(Call& call, PersonId id, int affiliation) {
    web::Form form{call.request};
    auto last_day = form.date("ends_on", web::Need::required);
    return after_person(
        call, id,
        form.good() ? partners::end_affiliation(call.database(), id, affiliation, *last_day, call.by())
                    : Result<Done>{form.failure()});
}

Response function(Call& call, FunctionId id) { return function_page(call, id, SentForm::none, nullptr); }

Response change_function(Call& call, FunctionId id) {
    auto reader = call.database().read();
    auto function = find_function(reader, id);
    if (!function) return call.not_found();
    web::Form form{call.request};
    read_function(form, *function, Reading::change);
    function->version = static_cast<int>(form.version());
    return after_function(call, id, SentForm::details,
                          form.good() ? partners::change_function(call.database(), *function, call.by())
                                      : Result<Done>{form.failure()});
}

Response check_function(Call& call, FunctionId id) {
    return after_function(call, id, SentForm::none, partners::check_function(call.database(), id, call.by()));
}

Response add_holder(Call& call, FunctionId id) {
    web::Form form{call.request};
    auto holding = read_holding(form, id);
    return after_function(call, id, SentForm::holder,
                          form.good() ? partners::add_holder(call.database(), holding, call.by())
                                      : Result<std::int64_t>{form.failure()});
}

Response end_holding(Call& call, FunctionId id, int holding) {
    web::Form form{call.request};
    auto last_day = form.date("ends_on", web::Need::required);
    return after_function(call, id, SentForm::none,
                          form.good()
                              ? partners::end_holding(call.database(), id, holding, *last_day, call.by())
                              : Result<Done>{form.failure()});
}

} // namespace partners::pages
