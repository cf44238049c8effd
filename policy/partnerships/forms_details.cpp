// A case's own fields, for the edit page, spreadsheets and the API.
#include "policy/may.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/work.hpp"

#include <algorithm>

namespace partnerships {
namespace {

using enum web::Need;

std::vector<html::Choice> choices_of(const std::vector<Named>& named, text::Language language) {
    std::vector<html::Choice> choices;
    for (const auto& one : named) choices.push_back({one.key, one.name.in(language)});
    return choices;
}

bool offers(const std::vector<html::Choice>& choices, std::string_view value) {
    return std::any_of(choices.begin(), choices.end(),
                       [&](const html::Choice& choice) { return choice.value == value; });
}

// Boxes send one value each, spreadsheets and conflict pages all of them with spaces between.
std::string chosen(web::Form& form, std::string_view field, const std::vector<html::Choice>& choices) {
    std::vector<std::string> keys;
    for (const auto& text : form.texts(field))
        for (auto& key : keys_in(text)) {
            if (!offers(choices, key)) return form.fault(field, "web.field.not_choice"), std::string{};
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
        }
    return joined(keys);
}

template <class Tag>
void read_id(web::Form& form, std::string_view field, std::optional<Id<Tag>>& into,
             const std::vector<html::Choice>& choices) {
    auto text = form.text(field, optional, 20);
    if (text.empty()) return into.reset();
    if (!offers(choices, text)) return form.fault(field, "web.field.not_choice");
    into = form.id<Tag>(field, optional);
}

} // namespace

std::vector<html::Choice> people_for_team(const web::Call& call, db::Session& session) {
    std::vector<html::Choice> people;
    const auto all = people_who(session, call.services.gate.roles, May::read_partnerships, call.today());
    if (all.size() > std::size_t{most_people}) return people;
    for (const auto& person : all) people.push_back({std::to_string(person.id.value), person.name});
    return people;
}

std::vector<html::Choice> people_meant(const web::Call& call, db::Session& session, std::string_view text) {
    std::vector<html::Choice> people;
    for (const auto& person :
         people_named(session, call.services.gate.roles, May::read_partnerships, call.today(), text))
        people.push_back({std::to_string(person.id.value), person.name + ", " + person.email});
    return people;
}

std::vector<web::Option> units_of_the_house(const web::Call& call, db::Session& session) {
    bool english = call.tr.language() == text::Language::en;
    std::vector<web::Option> units;
    for (const auto& unit : host_units(session, host_rors(call.services.institution)))
        units.push_back(
            {std::to_string(unit.id.value), english && !unit.name_en.empty() ? unit.name_en : unit.name_sv});
    return units;
}

Offered offered_to(const web::Call& call, db::Session& session) {
    const auto& institution = call.services.institution;
    auto language = call.tr.language();
    Offered offered{choices_of(areas(institution), language),
                    choices_of(formats(institution), language),
                    choices_of(hosts(institution), language),
                    {},
                    {}};
    for (auto& [id, name] : units_of_the_house(call, session)) offered.units.push_back({id, name});
    for (const auto& person : people_who(session, call.services.gate.roles, May::prepare, call.today()))
        offered.coordinators.push_back({std::to_string(person.id.value), person.name});
    return offered;
}

void read_details(web::Form& form, Partnership& p, const Offered& offered, Reading reading,
                  const Access& access) {
    auto wanted = [&](std::string_view field) {
        return may_set(access, field) && (reading == Reading::every_field || form.sent(field));
    };
    if (wanted("title")) p.title = form.text("title", required, 200);
    if (wanted("purpose")) p.purpose = form.text("purpose", required, 4000);
    if (wanted("strategic_meaning")) p.strategic_meaning = form.text("strategic_meaning", optional, 2000);
    if (wanted("operational_meaning"))
        p.operational_meaning = form.text("operational_meaning", optional, 2000);
    if (wanted("financial_meaning")) p.financial_meaning = form.text("financial_meaning", optional, 2000);
    if (wanted("areas")) p.areas = chosen(form, "areas", offered.areas);
    if (wanted("formats")) p.formats = chosen(form, "formats", offered.formats);
    if (wanted("initiated_by") && p.origin == Origin::management)
        p.initiated_by = form.text("initiated_by", required, 200);
    if (wanted("sponsor")) p.sponsor = form.text("sponsor", optional, 200);
    if (wanted("term_months")) {
        auto months = form.number("term_months", optional, 1, 600);
        p.term_months = months ? std::optional{static_cast<int>(*months)} : std::nullopt;
    }
    if (wanted("host")) {
        p.host = form.text("host", required, 40);
        if (!p.host.empty() && !offers(offered.hosts, p.host)) form.fault("host", "web.field.not_choice");
    }
    if (wanted("unit")) read_id(form, "unit", p.unit_id, offered.units);
    if (wanted("coordinator")) read_id(form, "coordinator", p.coordinator_id, offered.coordinators);
    if (wanted("registration_number")) p.registration_number = form.text("registration_number", optional, 60);
    if (wanted("answer_by"))
        if (auto day = form.date("answer_by", optional)) p.answer_by = day;
}

void fill(web::FormView& view, const Partnership& p) {
    view.set("title", p.title);
    view.set("purpose", p.purpose);
    view.set("strategic_meaning", p.strategic_meaning);
    view.set("operational_meaning", p.operational_meaning);
    view.set("financial_meaning", p.financial_meaning);
    view.set("areas", p.areas);
    view.set("formats", p.formats);
    if (p.origin == Origin::management) view.set("initiated_by", p.initiated_by);
    view.set("sponsor", p.sponsor);
    view.set("term_months", p.term_months ? std::to_string(*p.term_months) : "");
    view.set("host", p.host);
    view.set("unit", p.unit_id ? std::to_string(p.unit_id->value) : "");
    view.set("coordinator", p.coordinator_id ? std::to_string(p.coordinator_id->value) : "");
    view.set("registration_number", p.registration_number);
    view.set("answer_by", p.answer_by ? p.answer_by->iso() : "");
}

} // namespace partnerships
