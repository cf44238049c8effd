// The register as a list: filters, order, columns and saved views, all in the address.
#include "platform/web/form.hpp"
#include "platform/web/route.hpp"
#include "platform/web/router.hpp"
#include "policy/may.hpp"
#include "policy/partners/countries.hpp"
#include "policy/partners/edit.hpp"
#include "policy/partners/models_register.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/views.hpp"

#include <algorithm>

namespace partners {

std::string partnership_in_words(const text::Words& tr, const RegisterLine& line) {
    if (!line.stage.empty()) return std::string{tr("partnerships.stage." + line.stage)};
    if (line.collaborations > 0) return tr.count("partners.list.collaborations", line.collaborations);
    return {};
}

namespace pages {
namespace {

const lists::ListSpec& spec() { return register_spec(); }

std::string word_of(const Call& call, std::string_view filter, std::string_view value) {
    if (filter == "country") return std::string{country_name(value, call.tr.language())};
    if (filter == "kind") return std::string{call.tr("partners.kind." + std::string{value})};
    if (filter == "status") return std::string{call.tr("partners.status." + std::string{value})};
    if (filter == "origin") return std::string{call.tr("partners.origin." + std::string{value})};
    return std::string{value};
}

template <NamedEnum Enum>
Sheet sheet_of(const Call& call, std::string_view filter, const lists::ListState& state) {
    Sheet sheet{std::string{filter}, std::string{call.tr("partners.list.filter." + std::string{filter})}, {}};
    for (auto value : all_of<Enum>()) {
        std::string key{name_of(value)};
        sheet.choices.push_back({key, word_of(call, filter, key), state.has(filter, key)});
    }
    return sheet;
}

Sheet country_sheet(const Call& call, db::Session& session, const lists::ListState& state) {
    Sheet sheet{"country", std::string{call.tr("partners.list.filter.country")}, {}};
    for (const auto& count : organisations_by_country(session))
        if (!count.country.empty())
            sheet.choices.push_back({count.country, word_of(call, "country", count.country),
                                     state.has("country", count.country), call.tr.number(count.number)});
    sort_by_label(sheet.choices);
    return sheet;
}

Sheet origin_sheet(const Call& call, const lists::ListState& state) {
    Sheet sheet{"origin", std::string{call.tr("partners.list.filter.origin")}, {}};
    for (std::string_view origin : {"user", "ror", "eche", "domains", "table"})
        sheet.choices.push_back(
            {std::string{origin}, word_of(call, "origin", origin), state.has("origin", origin)});
    return sheet;
}

std::vector<Sheet> sheets_of(const Call& call, db::Session& session, const lists::ListState& state) {
    return {country_sheet(call, session, state), sheet_of<OrganisationKind>(call, "kind", state),
            sheet_of<OrganisationStatus>(call, "status", state), origin_sheet(call, state)};
}

// "Country: Sweden, Japan" with the address of the list without it.
std::vector<html::Link> chips_of(const Call& call, const lists::ListState& state) {
    std::vector<html::Link> chips;
    for (const auto& [key, values] : state.filters) {
        std::string text{call.tr("partners.list.filter." + key)};
        if (key != "partnership" && key != "agreements") {
            for (std::size_t i = 0; i < values.size() && i < 3; ++i)
                text += (i ? ", " : ": ") + word_of(call, key, values[i]);
            if (values.size() > 3) text += " …";
        }
        chips.push_back({text, lists::address_without(spec(), state, key)});
    }
    return chips;
}

std::vector<html::SortHead> heads_of(const Call& call, const RegisterPage& page) {
    std::vector<html::SortHead> heads;
    for (const auto* column : page.columns) {
        html::SortHead head{std::string{call.tr("partners.list.column." + std::string{column->key})}};
        if (column->numeric) head.kind = "number";
        bool by_this = page.sort == column->sort;
        if (!column->sort.empty()) {
            lists::ListState next = page.state;
            next.page = 1;
            next.sort = column->sort;
            next.downwards =
                by_this ? !page.state.downwards : column->numeric; // of figures the largest first
            head.href = lists::address_of(spec(), next);
        }
        if (by_this && !column->sort.empty())
            head.order = page.state.downwards ? html::Order::descending : html::Order::ascending;
        heads.push_back(std::move(head));
    }
    return heads;
}

std::vector<html::Choice> column_choices_of(const Call& call, const RegisterPage& page) {
    std::vector<html::Choice> choices;
    for (const auto& column : spec().columns) {
        if (column.shown == lists::Shown::always) continue;
        bool chosen = std::any_of(page.columns.begin(), page.columns.end(),
                                  [&](auto* c) { return c->key == column.key; });
        choices.push_back({std::string{column.key},
                           std::string{call.tr("partners.list.column." + std::string{column.key})}, chosen});
    }
    return choices;
}

html::Link view_link(const RegisterPage& page, std::string text, const std::string& query) {
    bool current = page.query == query;
    std::string path{spec().path};
    return {std::move(text), query.empty() ? path : path + '?' + query,
            current ? html::Current::yes : html::Current::no};
}

void add_views(const Call& call, db::Session& session, RegisterPage& page) {
    page.views.push_back(view_link(page, std::string{call.tr("partners.list.all")}, ""));
    page.views.push_back(
        view_link(page, std::string{call.tr("partners.list.filter.partnership")}, "partnership=1"));
    page.views.push_back(
        view_link(page, std::string{call.tr("partners.list.filter.agreements")}, "agreements=1"));
    for (auto& view : lists::views_for(session, spec().key, call.actor.account)) {
        page.views.push_back(view_link(page, view.name, view.query));
        bool may_delete = view.account == call.actor.account || (view.shared && page.may_share);
        if (view.query == page.query && may_delete) page.kept = std::move(view);
    }
}

html::Pager pager_of(const RegisterPage& page, std::int64_t total) {
    std::int64_t first = std::int64_t{page.state.page - 1} * spec().page_size;
    auto shown = static_cast<std::int64_t>(page.lines.size());
    html::Pager pager{shown ? first + 1 : 0, first + shown, total};
    if (page.state.page > 1) pager.previous = lists::address_of_page(spec(), page.state, page.state.page - 1);
    if (first + shown < total && shown)
        pager.next = lists::address_of_page(spec(), page.state, page.state.page + 1);
    return pager;
}

std::string sub_of(const Call& call, db::Session& session) {
    auto text = call.tr.count("partners.list.in_register", register_total(session, {}));
    if (auto release = latest_release(session); release && release->applied_at)
        text +=
            " · " + call.tr("partners.list.updated", {{"when", call.tr.date(release->applied_at->date())}});
    return text;
}

std::string query_of_first_page(lists::ListState state) {
    state.page = 1;
    return lists::query_of(spec(), state);
}

} // namespace

Response list(Call& call) {
    auto reader = call.database().read();
    RegisterPage page;
    page.state = lists::read_state(spec(), call.request);
    page.query = query_of_first_page(page.state);
    page.sort = page.state.sort.empty() ? std::string{spec().sorts.front().key} : page.state.sort;
    page.may_edit = call.may(May::edit_organisations);
    page.may_import =
        call.may(May::import_organisations) && call.router.match(web::get, "/organisations/imports").route;
    page.may_share = call.may(May::share_views);
    page.may_merge = call.may(May::merge_organisations);
    page.may_keep = call.actor.known();
    page.lines = register_page(reader, page.state, text::code_of(call.tr.language()));
    if (auto asked = page.state.value_of("q"); page.lines.empty() && !asked.empty())
        page.alike = spelt_alike(reader, asked, 5);
    page.pager = pager_of(page, register_total(reader, page.state));
    page.columns = lists::shown_columns(spec(), page.state);
    page.heads = heads_of(call, page);
    page.column_choices = column_choices_of(call, page);
    page.chips = chips_of(call, page.state);
    page.sheets = sheets_of(call, reader, page.state);
    page.sub = sub_of(call, reader);
    add_views(call, reader, page);
    page.csrf = call.csrf();
    page.today = call.today();
    return call.page({.title = std::string{call.tr("partners.title")}, .room = "organisations"},
                     views::register_list(call.tr, page));
}

Response keep_view(Call& call) {
    web::Form form{call.request};
    auto name = form.text("name", web::Need::required, 80);
    auto kept_query = lists::understood(spec(), call.request.field("query"));
    bool shared = form.ticked("shared") && call.may(May::share_views);
    auto kept = lists::save_view(call.database(), spec().key, name, kept_query,
                                 shared ? lists::Sharing::shared : lists::Sharing::own, call.by());
    if (!kept) return call.failure(kept.failure());
    return call.see_other("/organisations?" + kept_query, "partners.list.view_kept");
}

Response delete_view(Call& call, lists::ViewId view) {
    auto sharing = call.may(May::share_views) ? lists::Sharing::shared : lists::Sharing::own;
    auto deleted = lists::delete_view(call.database(), view, sharing, call.by());
    if (!deleted) return call.failure(deleted.failure());
    return call.see_other("/organisations", "partners.list.view_deleted");
}

} // namespace pages
} // namespace partners
