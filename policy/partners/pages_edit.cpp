// Adding an organisation and changing what it is; two who changed the same thing choose between their texts.
#include "platform/events/events.hpp"
#include "platform/text/languages.hpp"
#include "platform/web/conflict.hpp"
#include "platform/web/route.hpp"
#include "platform/web/views.hpp"
#include "policy/may.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/alike.hpp"
#include "policy/partners/edit.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/views.hpp"

#include <algorithm>

namespace partners::pages {
namespace {

web::PageOptions titled(std::string title, int status = 200) {
    return {.title = std::move(title), .room = "organisations", .status = status};
}

Response new_page(const Call& call, web::FormView view, int status, std::vector<SuggestedLine> alike = {}) {
    auto form = details_form(call, std::move(view), "/organisations/new");
    form.title = call.tr("partners.new.title");
    form.is_new = true;
    form.alike.lines = std::move(alike);
    return call.page(titled(form.title, status), views::new_organisation(call.tr, form));
}

// The fields of the form; a legal entity may be given by its name alone.
Result<Texts> texts_sent(Call& call) {
    Texts texts = call.request.form;
    auto name = call.request.field("legal_entity_name");
    if (name.empty()) {
        if (!call.request.field("legal_entity_asked").empty()) set_text(texts, "legal_entity", "");
    } else {
        auto reader = call.database().read();
        auto meant = organisation_meant(reader, call.request.field("legal_entity"), name);
        if (!meant) return invalid({{"legal_entity", "partners.field.other"}});
        set_text(texts, "legal_entity", std::to_string(meant->value));
    }
    return texts;
}

web::FormView sent_view(const Call& call, const Failure& failure) {
    web::FormView view{.values = call.request.form,
                       .errors = {},
                       .csrf = call.csrf(),
                       .version = web::Form{call.request}.version()};
    view.add(failure);
    return view;
}

// With the box ticked it is another than those that stood above it.
std::vector<OrganisationId> told_apart(const Call& call) {
    std::vector<OrganisationId> ids;
    if (call.request.field("distinct").empty()) return ids;
    for (auto text : call.request.fields("shown"))
        if (OrganisationId id; web::read_part(text, id)) ids.push_back(id);
    return ids;
}

// Those that it may already be, and the box that says that it is another.
Response shown_with_alike(Call& call, const Details& details) {
    auto reader = call.database().read();
    auto alike = lines_of(call, reader, alike_to(reader, details));
    return new_page(call, sent_view(call, invalid({{"distinct", "partners.rule.alike"}})), 409,
                    std::move(alike));
}

// Mine as sent, theirs as it stands now, and what stood there when I opened the form.
Response conflict_page(Call& call, const Organisation& organisation, const Details& theirs,
                       const Details& mine) {
    web::Conflict conflict{.what = organisation.name,
                           .who = {},
                           .action = address_of(organisation.id) + "/edit",
                           .csrf = call.csrf(),
                           .version = organisation.version,
                           .lines = {}};
    auto reader = call.database().read();
    auto latest = events::history_of(reader, {"organisations", organisation.id.value}, 1);
    if (!latest.empty()) conflict.who = latest.front().actor;
    auto theirs_texts = texts_of(theirs), mine_texts = texts_of(mine);
    for (std::size_t i = 0; i < mine_texts.size(); ++i) {
        const auto& field = mine_texts[i].first;
        auto original = call.request.field("was_" + field);
        conflict.lines.push_back({field, std::string{call.tr("partners.field_name." + field)},
                                  std::string{original}, theirs_texts[i].second, mine_texts[i].second});
        conflict.other_fields.emplace_back("was_" + field, theirs_texts[i].second);
    }
    return call.page(titled(organisation.name, 412), web::views::conflict(call.tr, conflict));
}

Response with_faults(Call& call, const Organisation& organisation, const Failure& failure) {
    return edit_page(call, organisation, {.details = sent_view(call, failure), .reasons = failure.reasons},
                     422);
}

// The form as it stands, with what is wrong with the old value at its field.
Response not_put_back(Call& call, const Organisation& organisation, const Failure& failure) {
    Sent sent{.reasons = failure.reasons};
    sent.details.add(failure);
    return edit_page(call, organisation, std::move(sent), failure.fault == Fault::invalid ? 422 : 409);
}

} // namespace

Response ask_new(Call& call) {
    auto name = call.request.parameter("name"), country = call.request.parameter("country");
    auto language = text::language_of_country(country);
    if (language.empty()) language = text::code_of(call.tr.language());
    web::FormView view{
        .values = {{"name", std::string{name}}, {"country", std::string{country}}, {"language", language}},
        .errors = {},
        .csrf = call.csrf()};
    std::vector<SuggestedLine> alike;
    if (!name.empty()) {
        auto reader = call.database().read();
        alike = lines_of(call, reader, similar_to(reader, name, country));
    }
    return new_page(call, std::move(view), 200, std::move(alike));
}

Response create(Call& call) {
    auto texts = texts_sent(call);
    auto details = texts ? details_from(*texts) : Result<Details>{texts.failure()};
    if (!details) return new_page(call, sent_view(call, details.failure()), 422);
    auto added = add_organisation(call.database(), *details, call.by(), told_apart(call));
    if (!added && added.failure().fault == Fault::refused) return shown_with_alike(call, *details);
    if (!added) return new_page(call, sent_view(call, added.failure()), 422);
    return call.see_other(address_of(*added), "partners.new.done");
}

Response edit(Call& call, OrganisationId id) {
    auto reader = call.database().read();
    auto organisation = find_organisation(reader, id);
    if (!organisation) return call.not_found();
    return edit_page(call, *organisation, {}, 200);
}

Response change(Call& call, OrganisationId id) {
    auto reader = call.database().read();
    auto organisation = find_organisation(reader, id);
    if (!organisation) return call.not_found();
    auto before = details_of(*organisation, names_of_organisation(reader, id));

    auto texts = texts_sent(call);
    auto details = texts ? details_from(*texts, before) : Result<Details>{texts.failure()};
    if (!details) return with_faults(call, *organisation, details.failure());
    auto seen = static_cast<int>(web::Form{call.request}.version());
    auto old_name = call.request.field("old_name").empty() ? OldName::forget : OldName::keep_as_former;
    auto changed = change_organisation(call.database(), id, *details, seen, old_name, call.by());
    if (changed) return call.see_other(address_of(id), "partners.edit.done");
    if (changed.failure().fault == Fault::outdated)
        return conflict_page(call, *organisation, before, *details);
    return with_faults(call, *organisation, changed.failure());
}

Response put_back(Call& call, OrganisationId id) {
    web::Form form{call.request};
    auto event_id = form.number("event", web::Need::required, 1);
    auto field = form.text("field", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    auto back = partners::put_back(call.database(), id, events::EventId{*event_id}, field,
                                   static_cast<int>(form.version()), call.by());
    if (back) return call.see_other(address_of(id), "partners.edit.put_back");
    auto reader = call.database().read();
    auto organisation = find_organisation(reader, id);
    bool stands =
        organisation && (back.failure().fault == Fault::invalid || back.failure().fault == Fault::refused);
    return stands ? not_put_back(call, *organisation, back.failure()) : call.failure(back.failure());
}

} // namespace partners::pages
