// The register as a list: what can be chosen in it, its lines, its saved views.
#include "policy/may.hpp"
#include "policy/partners/countries.hpp"
#include "policy/partners/edit.hpp"
#include "policy/partners/models_register.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/views.hpp"

namespace partners::pages {
namespace {

void add_lines(const Call& call, db::Session& session, RegisterPage& page) {
    auto rows = register_page(session, page.state, text::code_of(call.tr.language()));
    const auto as_sorted = rows;
    put_own_language_first(session, rows, text::code_of(call.tr.language()));
    bool by_name = page.state.sort.empty() || page.state.sort == "name";
    bool as_shown = std::equal(rows.begin(), rows.end(), as_sorted.begin(),
                               [](const auto& a, const auto& b) { return a.name == b.name; });
    if (by_name && !as_shown) page.heads.front().text = call.tr("partners.list.column.name_sorted");
    for (const auto& row : rows) {
        lists::Line line{row.id.value, row.name, {}};
        for (const auto* column : page.shown) line.cells.push_back(cell_of(call, column->key, row));
        page.lines.push_back(std::move(line));
    }
    if (auto asked = page.state.value_of("q"); rows.empty() && !asked.empty())
        page.alike = spelt_alike(session, asked, 5);
}

std::vector<html::Choice> countries(const Call& call, db::Session& session) {
    std::vector<html::Choice> choices;
    const auto counts = organisations_by_country(session);
    for (const auto& count : counts)
        if (!count.country.empty())
            choices.push_back({count.country, std::string{country_name(count.country, call.tr.language())},
                               false, call.tr.number(count.number)});
    sort_by_label(choices);
    return choices;
}

template <NamedEnum Enum> std::vector<html::Choice> choices_of(const Call& call, std::string_view texts) {
    std::vector<html::Choice> choices;
    for (auto value : all_of<Enum>())
        choices.push_back({std::string{name_of(value)}, std::string{call.tr.of(texts, value)}});
    return choices;
}

void add_filters(const Call& call, db::Session& session, RegisterPage& page) {
    std::vector<html::Choice> origins;
    for (std::string origin : {"user", "ror", "eche", "domains", "table"})
        origins.push_back({origin, std::string{call.tr("partners.origin." + origin)}});
    add_group(call, page, "country", countries(call, session));
    add_group(call, page, "kind", choices_of<OrganisationKind>(call, "partners.kind"));
    add_group(call, page, "status", choices_of<OrganisationStatus>(call, "partners.status"));
    add_group(call, page, "origin", std::move(origins));
    for (const char* key : {"partnership", "agreements"}) page.switches.push_back(switch_of(call, page, key));
}

void add_views(const Call& call, db::Session& session, RegisterPage& page) {
    add_view(page, std::string{call.tr("partners.list.all")}, "");
    for (const char* key : {"partnership", "agreements"})
        add_view(page, filter_label(call, *page.spec, key), std::string{key} + "=1");
    add_kept_views(call, session, page);
}

std::string sub_of(const Call& call, db::Session& session) {
    auto text = call.tr.count("partners.list.in_register", register_total(session, {}));
    if (auto release = latest_release(session); release && release->applied_at)
        text +=
            " · " + call.tr("partners.list.updated", {{"when", call.tr.date(release->applied_at->date())}});
    return text;
}

} // namespace

Response list(Call& call) {
    auto reader = call.database().read();
    RegisterPage page{lists::list_page(call, register_spec(), call.tr("partners.title"))};
    page.may_edit = page.may_upload = call.may(May::edit_organisations);
    page.may_import = call.may(May::import_organisations);
    page.may_merge = call.may(May::merge_organisations);
    add_lines(call, reader, page);
    add_pager(page, register_total(reader, page.state));
    add_filters(call, reader, page);
    add_views(call, reader, page);
    page.sub = sub_of(call, reader);
    return call.page({.title = page.title, .room = "organisations"}, views::register_list(call.tr, page));
}

Response keep_view(Call& call) { return lists::keep_view(call, register_spec()); }
Response delete_view(Call& call, lists::ViewId view) {
    return lists::remove_view(call, register_spec(), view);
}

} // namespace partners::pages
