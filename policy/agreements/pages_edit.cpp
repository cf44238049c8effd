// Entering an agreement and editing it.
#include "platform/settings/hosts.hpp"
#include "platform/web/conflict.hpp"
#include "platform/web/route.hpp"
#include "platform/web/views.hpp"
#include "policy/agreements/forms.hpp"
#include "policy/agreements/links.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/agreements/store.hpp"
#include "policy/agreements/views.hpp"
#include "policy/agreements/words.hpp"

#include <algorithm>

namespace agreements::pages {
namespace {

http::Response shown_new(web::Call& call, web::FormView view, int status) {
    view.csrf = call.csrf();
    auto page = form_page(call, std::move(view));
    page.heading = call.tr("agreements.new.title");
    page.action = "/agreements";
    page.back = "/agreements";
    page.is_new = true;
    return call.page({.title = page.heading, .room = "agreements", .status = status},
                     views::form(call.tr, page));
}

http::Response shown_edit(web::Call& call, AgreementId id, web::FormView view, int status) {
    view.csrf = call.csrf();
    auto page = form_page(call, std::move(view));
    page.heading = call.tr("agreements.edit.title");
    page.action = page.back = agreement_href(id);
    return call.page({.title = page.heading, .room = "agreements", .status = status},
                     views::form(call.tr, page));
}

// How values that are keys are said.
using InWords = std::vector<std::pair<std::string, std::string>>;

InWords words_of(const FormPage& page, std::string_view field, const text::Words& tr) {
    InWords words;
    const auto& choices = field == "type" ? page.types : field == "host" ? page.hosts : page.renewals;
    if (field == "type" || field == "host" || field == "renewal")
        for (const auto& choice : choices) words.emplace_back(choice.value, choice.label);
    if (field == "open_ended")
        words = {{"", std::string{tr("agreements.no")}}, {"1", std::string{tr("agreements.yes")}}};
    return words;
}

std::string name_of_link(db::Session& session, text::Language language, std::string_view field,
                         std::int64_t id) {
    if (field == "function") return function_name(session, language, FunctionId{id});
    if (field == "unit") return unit_name(session, language, UnitId{id});
    if (field == "partnership") return partnership_name(session, PartnershipId{id});
    auto older = neighbour(session, AgreementId{id});
    return older ? title_with_number(older->title, older->partner, older->id) : std::string{};
}

// How a number of something else is said, also where it is not to be chosen any more.
void add_links(const web::Call& call, db::Session& session, web::ConflictLine& line) {
    constexpr std::string_view links[] = {"function", "unit", "partnership", "replaces"};
    if (std::find(std::begin(links), std::end(links), line.field) == std::end(links)) return;
    for (const auto& value : {line.original, line.theirs, line.mine}) {
        AgreementId id;
        if (!web::read_part(value, id)) continue;
        auto name = name_of_link(session, call.tr.language(), line.field, id.value);
        if (!name.empty()) line.words.emplace_back(value, name);
    }
}

// Somebody was first: what I saw (sent along), theirs and mine, for each field that differs.
http::Response shown_conflict(web::Call& call, const Agreement& theirs, const Agreement& mine) {
    web::FormView their_view, my_view;
    fill(their_view, theirs);
    fill(my_view, mine);
    web::Conflict conflict{theirs.title, "", agreement_href(theirs.id), call.csrf(), theirs.version, {}};
    auto page = form_page(call, their_view);
    auto reader = call.database().read();
    const auto latest = events::history_of(reader, {"agreements", theirs.id.value}, 1);
    if (!latest.empty()) conflict.who = latest.front().actor;
    for (const auto& [field, value] : their_view.values) {
        auto label = call.tr("agreements.field." + field);
        conflict.lines.push_back({field, std::string{label}, std::string{call.request.field("was." + field)},
                                  value, std::string{my_view.value(field)}, words_of(page, field, call.tr)});
        add_links(call, reader, conflict.lines.back());
        conflict.other_fields.emplace_back("was." + field, value);
    }
    return call.page({.title = theirs.title, .room = "agreements", .status = 412},
                     web::views::conflict(call.tr, conflict));
}

std::optional<Agreement> found(web::Call& call, AgreementId id) {
    auto reader = call.database().read();
    return find_agreement(reader, id);
}

} // namespace

http::Response new_agreement(web::Call& call) {
    web::FormView view;
    view.set("host", settings::host_for(call.services.institution, call.actor.capacity));
    view.set("renewal", "none");
    return shown_new(call, std::move(view), 200);
}

http::Response create(web::Call& call) {
    web::Form form{call.request};
    auto given = read_new(form, call.services.institution);
    auto view = form.view({});
    {
        auto reader = call.database().read();
        untie_other_names(reader, given.parties);
    }
    if (form.good()) {
        auto id = register_agreement(call.database(), std::move(given), call.services.institution, call.by());
        if (id) return call.see_other(agreement_href(*id), "agreements.new.saved");
        if (id.failure().fault != Fault::invalid) return call.failure(id.failure());
        view.add(id.failure());
    }
    return shown_new(call, std::move(view), 422);
}

http::Response edit(web::Call& call, AgreementId id) {
    auto agreement = found(call, id);
    if (!agreement) return call.not_found();
    web::FormView view;
    fill(view, *agreement);
    for (std::size_t i = 0, fields = view.values.size(); i < fields; ++i) {
        auto [name, value] = view.values[i];
        view.set("was." + name, value);
    }
    view.version = agreement->version;
    return shown_edit(call, id, std::move(view), 200);
}

http::Response save(web::Call& call, AgreementId id) {
    auto agreement = found(call, id);
    if (!agreement) return call.not_found();
    web::Form form{call.request};
    auto mine = *agreement;
    mine.version = static_cast<int>(form.version());
    read_fields(form, mine, call.services.institution, Reading::every_field);
    auto view = form.view({});
    if (form.good()) {
        auto done = change(call.database(), mine, call.services.institution, call.by());
        if (done) return call.see_other(agreement_href(id), "agreements.edit.saved");
        auto theirs = done.failure().fault == Fault::outdated ? found(call, id) : std::nullopt;
        if (theirs) return shown_conflict(call, *theirs, mine);
        if (done.failure().fault != Fault::invalid) return call.failure(done.failure());
        view.add(done.failure());
    }
    return shown_edit(call, id, std::move(view), 422);
}

} // namespace agreements::pages
