// The forms of an organisation: choices in words, values as they stand or as they were sent.
#include "platform/text/collation.hpp"
#include "policy/partners/countries.hpp"
#include "policy/partners/edit.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/shown.hpp"
#include "policy/partners/views.hpp"

#include <algorithm>

namespace partners {
namespace {

template <NamedEnum Enum>
std::vector<html::Choice> choices_of(const text::Words& tr, std::string_view prefix,
                                     std::string_view chosen) {
    std::vector<html::Choice> choices;
    for (auto value : all_of<Enum>())
        choices.push_back(
            {std::string{name_of(value)}, std::string{tr.of(prefix, value)}, name_of(value) == chosen});
    return choices;
}

std::vector<html::Choice> country_choices(const text::Words& tr, std::string_view chosen) {
    std::vector<html::Choice> choices;
    for (const auto& country : countries())
        choices.push_back({std::string{country.alpha2},
                           std::string{country_name(country.alpha2, tr.language())},
                           country.alpha2 == chosen});
    sort_by_label(choices);
    return choices;
}

std::vector<html::Choice> language_choices(const text::Words& tr, std::string_view chosen) {
    std::vector<html::Choice> choices;
    bool listed = chosen.empty();
    for (std::string_view code :
         {"ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he",
          "hi", "hr", "hu", "is", "it", "ja", "ko", "lt", "lv", "nl", "no", "pl", "pt",
          "ro", "ru", "se", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh"}) {
        choices.push_back({std::string{code}, language_in_words(tr, code), code == chosen});
        listed = listed || code == chosen;
    }
    if (!listed) choices.push_back({std::string{chosen}, language_in_words(tr, chosen), true});
    sort_by_label(choices);
    return choices;
}

void drop(std::vector<html::Choice>& choices, std::initializer_list<std::string_view> values) {
    std::erase_if(choices, [&](const auto& c) {
        return std::find(values.begin(), values.end(), c.value) != values.end();
    });
}

void add_choices(const text::Words& tr, EditPage& page) {
    page.name_uses = choices_of<NameUse>(tr, "partners.use", page.name_form.value("use"));
    drop(page.name_uses, {"display"});
    page.schemes = choices_of<IdentifierKind>(tr, "partners.scheme", page.identifier_form.value("kind"));
    drop(page.schemes, {"orcid"});
    page.relation_kinds = choices_of<RelationKind>(tr, "partners.relation", page.relation_form.value("kind"));
    page.statuses = choices_of<OrganisationStatus>(tr, "partners.status", page.status_form.value("status"));
    drop(page.statuses, {"merged", name_of(page.organisation.status)});
    page.languages = language_choices(tr, page.name_form.value("language"));
}

} // namespace

void sort_by_label(std::vector<html::Choice>& choices) {
    std::vector<std::pair<std::string, std::size_t>> keys;
    for (std::size_t i = 0; i < choices.size(); ++i) keys.emplace_back(text::sort_key(choices[i].label), i);
    std::sort(keys.begin(), keys.end());
    std::vector<html::Choice> sorted;
    for (const auto& [key, i] : keys) sorted.push_back(std::move(choices[i]));
    choices = std::move(sorted);
}

std::string address_of(OrganisationId id) { return "/organisations/" + std::to_string(id.value); }

DetailsForm details_form(const web::Call& call, web::FormView view, std::string action) {
    DetailsForm form;
    form.action = std::move(action);
    form.form = std::move(view);
    form.kinds = choices_of<OrganisationKind>(call.tr, "partners.kind", form.form.value("kind"));
    form.countries = country_choices(call.tr, form.form.value("country"));
    form.languages = language_choices(call.tr, form.form.value("language"));
    form.legal_entity = form.form.value("legal_entity_name");
    return form;
}

OrganisationName read_name(web::Form& form) {
    return {.id = {},
            .name = form.text("name", web::Need::required, 300),
            .language = form.text("language", web::Need::optional, 2),
            .use = form.choice<NameUse>("use", web::Need::required).value_or(NameUse::label),
            .valid_to = form.date("valid_to", web::Need::optional)};
}

BulkWish read_bulk(web::Form& form) {
    BulkWish wish;
    wish.change.kind = form.choice<OrganisationKind>("kind", web::Need::optional);
    wish.change.status = form.choice<OrganisationStatus>("status", web::Need::optional);
    if (auto note = form.text("note", web::Need::optional, 4000); !note.empty()) wish.change.note = note;
    wish.reason = form.text("reason", web::Need::optional, 2000);
    return wish;
}

http::Response edit_page(web::Call& call, const Organisation& organisation, Sent sent, int status) {
    auto reader = call.database().read();
    auto names = names_of_organisation(reader, organisation.id);
    auto now = texts_of(details_of(organisation, names));
    EditPage page;
    page.organisation = organisation;
    if (sent.details.values.empty()) {
        sent.details.values = now;
        sent.details.version = organisation.version;
        if (organisation.legal_entity_id)
            if (auto entity = facts_of(reader, *organisation.legal_entity_id))
                sent.details.set("legal_entity_name", entity->name);
    }
    sent.details.csrf = page.csrf = call.csrf();
    page.details = details_form(call, std::move(sent.details), address_of(organisation.id) + "/edit");
    for (const auto& [field, text] : now) {
        auto was = call.request.field("was_" + field);
        page.details.was.emplace_back("was_" + field,
                                      call.request.field("version").empty() ? text : std::string{was});
    }
    page.identifiers = shown_identifiers(call.tr, identifiers_of(reader, organisation.id));
    page.relations = shown_relations(reader, call.tr, relations_of(reader, organisation.id),
                                     relations_to(reader, organisation.id));
    page.names = std::move(names);
    page.name_form = std::move(sent.name);
    page.identifier_form = std::move(sent.identifier);
    page.relation_form = std::move(sent.relation);
    page.status_form = std::move(sent.status);
    page.refused = std::move(sent.refused);
    page.reasons = std::move(sent.reasons);
    page.may_excuse = sent.may_excuse;
    add_choices(call.tr, page);
    auto title = call.tr("partners.edit.title", {{"name", organisation.name}});
    return call.page({.title = title, .room = "organisations", .status = status},
                     views::edit_organisation(call.tr, page));
}

} // namespace partners
