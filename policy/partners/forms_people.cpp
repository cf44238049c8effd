// The readers of units, people and functions.
#include "policy/partners/forms_people.hpp"

namespace partners {
namespace {

using web::Need;

// The fields of one that is new, or those of a change that were sent.
class Fields {
public:
    Fields(web::Form& form, Reading reading) : form_(form), reading_(reading) {}

    void text(std::string_view name, std::string& into, Need need, std::size_t longest = 200) {
        if (asked(name)) into = form_.text(name, need, longest);
    }
    void unit(std::string_view name, std::optional<UnitId>& into) {
        if (!asked(name)) return;
        auto id = form_.id<rights::UnitTag>(name, Need::optional);
        into = id ? std::optional{id} : std::nullopt;
    }
    bool asked(std::string_view name) const { return reading_ == Reading::new_one || form_.sent(name); }

private:
    web::Form& form_;
    Reading reading_;
};

void read_whoever(web::Form& form, PersonId& id, std::string& named) {
    id = form.id<PersonTag>("person_id", Need::optional);
    named = form.text("person", id ? Need::optional : Need::required);
}

} // namespace

void read_unit(web::Form& form, Unit& unit, Reading reading) {
    Fields fields{form, reading};
    fields.text("name_sv", unit.name_sv, Need::required);
    fields.text("name_en", unit.name_en, Need::optional);
    fields.text("code", unit.code, Need::optional, 40);
    fields.unit("parent", unit.parent_id);
}

void read_person(web::Form& form, Person& person, Reading reading) {
    Fields fields{form, reading};
    fields.text("name", person.name, Need::required);
    fields.text("email", person.email, Need::optional);
    fields.text("phone", person.phone, Need::optional, 60);
    fields.text("orcid", person.orcid, Need::optional, 60);
    auto need = reading == Reading::new_one ? Need::optional : Need::required;
    if (fields.asked("kind")) person.kind = form.choice<PersonKind>("kind", need).value_or(person.kind);
    if (fields.asked("consent_until")) person.consent_until = form.date("consent_until", Need::optional);
    fields.text("note", person.note, Need::optional, 2000);
}

void read_function(web::Form& form, Function& function, Reading reading) {
    Fields fields{form, reading};
    fields.text("title_sv", function.title_sv, Need::required);
    fields.text("title_en", function.title_en, Need::optional);
    fields.text("email", function.email, Need::optional);
    fields.text("phone", function.phone, Need::optional, 60);
    fields.unit("unit", function.unit_id);
}

Affiliation read_affiliation(web::Form& form, OrganisationId at) {
    Affiliation affiliation;
    affiliation.organisation_id = at;
    read_whoever(form, affiliation.person_id, affiliation.person);
    Fields{form, Reading::new_one}.unit("unit", affiliation.unit_id);
    affiliation.capacity = form.choice<Capacity>("capacity", Need::required).value_or(Capacity::employee);
    affiliation.starts_on = form.date("starts_on", Need::optional);
    affiliation.ends_on = form.date("ends_on", Need::optional);
    return affiliation;
}

Holding read_holding(web::Form& form, FunctionId of) {
    Holding holding;
    holding.function_id = of;
    read_whoever(form, holding.person_id, holding.person);
    if (auto day = form.date("starts_on", Need::required)) holding.starts_on = *day;
    holding.ends_on = form.date("ends_on", Need::optional);
    return holding;
}

} // namespace partners
