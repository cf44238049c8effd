// Fields in, an agreement out, and back again.
#include "policy/agreements/forms.hpp"

#include "platform/basics/written.hpp"
#include "policy/agreements/bulk_page.hpp"
#include "policy/agreements/dates.hpp"
#include "policy/agreements/institution.hpp"
#include "policy/agreements/links.hpp"
#include "policy/agreements/words.hpp"
#include "policy/partners/partners.hpp"

#include <algorithm>

namespace agreements {
namespace {

using web::Need;

std::optional<int> months(web::Form& form, std::string_view name) {
    auto number = form.number(name, Need::optional, 0, 1200);
    return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

void read_dates(web::Form& form, Agreement& into, const auto& wanted) {
    if (wanted("signed_on")) into.signed_on = form.date("signed_on", Need::optional);
    if (wanted("in_force_on")) into.in_force_on = form.date("in_force_on", Need::optional);
    if (wanted("ends_on")) into.ends_on = form.date("ends_on", Need::optional);
    if (wanted("open_ended")) into.open_ended = form.ticked("open_ended");
    if (wanted("renewal"))
        into.renewal = form.choice<Renewal>("renewal", Need::optional).value_or(Renewal::none);
    if (wanted("renewal_months")) into.renewal_months = months(form, "renewal_months");
    if (wanted("notice_months")) into.notice_months = months(form, "notice_months");
}

template <class Tag> std::optional<Id<Tag>> link(web::Form& form, std::string_view name) {
    auto id = form.id<Tag>(name, Need::optional);
    return id ? std::optional{id} : std::nullopt;
}

// As it is suggested, "Ramavtal, Nordvik #12", or the number alone.
std::optional<AgreementId> replaced(web::Form& form) {
    auto written = form.text("replaces", Need::optional, 700);
    auto id = number_at_end(written);
    if (!written.empty() && !id) form.fault("replaces", "agreements.form.replaces_unknown");
    return id;
}

// The institution's own keys; one that is no longer in its data may stay.
std::string key_of(web::Form& form, std::string_view name, const std::vector<Named>& among,
                   const std::string& now) {
    auto keys = keys_of(among);
    if (!now.empty()) keys.push_back(now);
    return form.choice(name, Need::required, keys);
}

std::vector<html::Choice> choices_of(const std::vector<Named>& among, const web::FormView& view,
                                     std::string_view field, text::Language language) {
    std::vector<html::Choice> choices;
    for (const auto& named : among)
        choices.push_back({named.key, named.name.in(language), view.value(field) == named.key});
    return choices;
}

template <NamedEnum Enum>
std::vector<html::Choice> choices_of(const text::Words& tr, std::string_view prefix,
                                     const web::FormView& view, std::string_view field) {
    std::vector<html::Choice> choices;
    for (Enum value : all_of<Enum>())
        choices.push_back({std::string{name_of(value)}, std::string{tr.of(prefix, value)},
                           view.value(field) == name_of(value)});
    return choices;
}

// Names of fields have points, ids have dashes.
std::string id_of(std::string field) {
    std::replace(field.begin(), field.end(), '.', '-');
    return field;
}

std::optional<std::int64_t> number_of_record(std::string_view text) {
    AgreementId id;
    return web::read_part(text, id) ? std::optional{id.value} : std::nullopt;
}

// What the summary of errors calls the field: several may say "fill in this field".
std::string_view label_of(const text::Words& tr, std::string_view field) {
    if (field.starts_with("parties.")) return tr("agreements.parties");
    for (auto keys : {"agreements.form.label.", "agreements.field."})
        if (auto key = keys + std::string{field}; tr.has(key)) return tr(key);
    return {};
}

// Worth a thought before it is saved: it may be too late, or the slip of a hand.
std::string notice_passed(const web::Call& call, const web::FormView& view) {
    auto end = Date::parse(view.value("ends_on"));
    auto months = number_of_record(view.value("notice_months"));
    if (!end || !months || *months > 1200 || *end < call.today()) return {};
    auto day = notice_day(end, static_cast<int>(*months));
    if (!day || *day >= call.today()) return {};
    return call.tr("agreements.form.notice_passed", {{"day", call.tr.date(*day)}});
}

int rows_needed(const web::FormView& view) {
    int last = 0;
    for (int i = 0; i < most_parties; ++i)
        if (!view.value("parties." + std::to_string(i) + ".name").empty()) last = i + 1;
    return std::min(most_parties, std::max(2, last + 1));
}

// A party beyond the last that is read: told, not dropped.
bool more_parties_than_read(const web::Form& form) {
    const auto sent = form.view({});
    return std::any_of(sent.values.begin(), sent.values.end(), [](const auto& field) {
        std::string_view name = field.first;
        if (!name.starts_with("parties.") || field.second.empty()) return false;
        name.remove_prefix(8);
        auto row = name.substr(0, name.find('.'));
        return row.size() > 2 || number_of_record(row).value_or(0) >= most_parties;
    });
}

template <class Tag> std::optional<Id<Tag>> chosen(const web::FormView& view, std::string_view field) {
    auto number = number_of_record(view.value(field));
    return number ? std::optional{Id<Tag>{*number}} : std::nullopt;
}

// One that is not understood is told: left empty it would gainsay no organisation of the party's name.
std::string read_country(web::Form& form, const std::string& field) {
    auto written = form.text(field, Need::optional, 100);
    auto country = partners::country_of(written);
    if (!written.empty() && !country) form.fault(field, "agreements.country_unknown");
    return country.value_or("");
}

} // namespace

void read_fields(web::Form& form, Agreement& into, const settings::Settings& institution, Reading reading) {
    auto wanted = [&](std::string_view name) { return reading == Reading::every_field || form.sent(name); };
    if (wanted("title")) into.title = form.text("title", Need::required, 300);
    if (wanted("type")) into.type = key_of(form, "type", types(institution), into.type);
    if (wanted("number")) into.number = form.text("number", Need::optional, 100);
    if (wanted("registration_number"))
        into.registration_number = form.text("registration_number", Need::optional, 100);
    read_dates(form, into, wanted);
    if (wanted("department")) into.department = form.text("department", Need::optional, 300);
    if (wanted("responsible")) into.responsible = form.text("responsible", Need::optional, 200);
    if (wanted("function")) into.function_id = link<FunctionTag>(form, "function");
    if (wanted("unit")) into.unit_id = link<rights::UnitTag>(form, "unit");
    if (wanted("partnership")) into.partnership_id = link<PartnershipTag>(form, "partnership");
    if (wanted("replaces")) into.replaces_id = replaced(form);
    if (wanted("host")) into.host = key_of(form, "host", hosts(institution), into.host);
    if (wanted("note")) into.note = form.text("note", Need::optional, 4000);
}

Party read_party(web::Form& form, const std::string& before, Party party, Reading reading) {
    auto wanted = [&](const char* name) {
        return reading == Reading::every_field || form.sent(before + name);
    };
    if (wanted("name")) {
        auto name = form.text(before + "name", Need::optional, 300);
        if (name != party.name_as_written) party.organisation_id.reset(); // it may be another organisation
        party.name_as_written = std::move(name);
    }
    if (wanted("unit")) party.acting_unit = form.text(before + "unit", Need::optional, 300);
    if (wanted("country")) party.country = read_country(form, before + "country");
    if (form.sent(before + "organisation")) {
        auto id = form.id<OrganisationTag>(before + "organisation", Need::optional);
        party.organisation_id = id ? std::optional{id} : std::nullopt; // sent empty, it is untied
    }
    if (auto side = form.choice<Side>(before + "side", Need::optional)) party.side = *side;
    return party;
}

std::vector<Party> read_parties(web::Form& form) {
    std::vector<Party> parties;
    if (more_parties_than_read(form)) form.fault("parties.0.name", "agreements.too_many_parties");
    for (int i = 0; i < most_parties; ++i) {
        auto party = read_party(form, "parties." + std::to_string(i) + ".", {}, Reading::every_field);
        if (party.organisation_id || !party.name_as_written.empty()) parties.push_back(std::move(party));
    }
    return parties;
}

void untie_other_names(db::Session& session, std::vector<Party>& parties) {
    for (Party& party : parties) {
        if (!party.organisation_id || party.name_as_written.empty()) continue;
        auto facts = partners::facts_of(session, *party.organisation_id);
        auto meant = partners::organisation_meant(session, std::to_string(party.organisation_id->value),
                                                  party.name_as_written);
        bool elsewhere = facts && !party.country.empty() && party.country != facts->country;
        if (!facts || meant != facts->id || elsewhere) party.organisation_id.reset();
    }
}

NewAgreement read_new(web::Form& form, const settings::Settings& institution) {
    NewAgreement given;
    read_fields(form, given.agreement, institution, Reading::every_field);
    given.agreement.status = form.choice<Status>("status", Need::required).value_or(Status::draft);
    given.parties = read_parties(form);
    return given;
}

BulkChange change_in(web::Form& form) {
    BulkChange change;
    change.status = form.choice<Status>("status", Need::optional);
    if (auto text = form.text("responsible", Need::optional, 200); !text.empty()) change.responsible = text;
    if (auto text = form.text("department", Need::optional, 300); !text.empty()) change.department = text;
    if (auto id = form.id<FunctionTag>("function", Need::optional)) change.function_id = id;
    if (auto id = form.id<rights::UnitTag>("unit", Need::optional)) change.unit_id = id;
    return change;
}

void fill(web::FormView& view, const Agreement& a) {
    view.set("title", a.title);
    view.set("type", a.type);
    view.set("number", a.number);
    view.set("registration_number", a.registration_number);
    view.set("signed_on", written(a.signed_on));
    view.set("in_force_on", written(a.in_force_on));
    view.set("ends_on", written(a.ends_on));
    view.set("open_ended", a.open_ended ? "1" : "");
    view.set("renewal", name_of(a.renewal));
    view.set("renewal_months", written(a.renewal_months));
    view.set("notice_months", written(a.notice_months));
    view.set("department", a.department);
    view.set("responsible", a.responsible);
    view.set("function", written(a.function_id));
    view.set("unit", written(a.unit_id));
    view.set("partnership", written(a.partnership_id));
    view.set("replaces", written(a.replaces_id));
    view.set("host", a.host);
    view.set("note", a.note);
}

FormPage form_page(const web::Call& call, web::FormView view) {
    const auto& tr = call.tr;
    const auto& institution = call.services.institution;
    FormPage page;
    page.types = choices_of(types(institution), view, "type", tr.language());
    page.hosts = choices_of(hosts(institution), view, "host", tr.language());
    page.statuses = choices_of<Status>(tr, "agreements.status", view, "status");
    page.renewals = choices_of<Renewal>(tr, "agreements.renewal", view, "renewal");
    page.parties = rows_needed(view);
    auto reader = call.database().read();
    page.functions = function_choices(call, reader, chosen<FunctionTag>(view, "function"));
    page.units = unit_choices(call, reader, chosen<rights::UnitTag>(view, "unit"));
    page.replaces = view.value("replaces");
    if (auto older = neighbour(reader, chosen<AgreementTag>(view, "replaces")))
        page.replaces = title_with_number(older->title, older->partner, older->id);
    page.partnerships = partnership_choices(reader, chosen<PartnershipTag>(view, "partnership"));
    page.notice_passed = notice_passed(call, view);
    page.form = std::move(view);
    for (const auto& [field, error] : page.form.errors) page.error_ids.push_back(id_of(field));
    for (std::size_t i = 0; i < page.error_ids.size(); ++i)
        page.errors.push_back(
            {page.error_ids[i], page.form.errors[i].second, label_of(tr, page.form.errors[i].first)});
    return page;
}

} // namespace agreements
