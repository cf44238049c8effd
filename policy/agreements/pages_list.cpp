// The register as a page: views, filters, columns, rows.
#include "platform/lists/views.hpp"
#include "policy/agreements/dates.hpp"
#include "policy/agreements/institution.hpp"
#include "policy/agreements/list.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/agreements/register.hpp"
#include "policy/agreements/store.hpp"
#include "policy/agreements/views.hpp"
#include "policy/agreements/words.hpp"
#include "policy/may.hpp"
#include "policy/partners/partners.hpp"

#include <algorithm>

namespace agreements::pages {
namespace {

// What cells are made from, read once for a page.
struct Making {
    web::Call& call;
    std::vector<Named> types;
    std::vector<Named> hosts;
    Date today;
};

Cell title_cell(const Making& making, const AgreementLine& line) {
    Cell cell{line.title, line.number, agreement_href(line.id)};
    if (line.title.empty()) cell.text = name_in(making.types, line.type, making.call.tr.language());
    return cell;
}

Cell partner_cell(const Making& making, const AgreementLine& line) {
    auto country = partners::country_name(line.country, making.call.tr.language());
    return {line.partner, std::string{country}, organisation_href(making.call, line.organisation_id),
            line.country};
}

Cell type_cell(const Making& making, const AgreementLine& line) {
    return {name_in(making.types, line.type, making.call.tr.language())};
}

std::string_view pill_of(html::Tone tone) {
    constexpr std::string_view classes[] = {"pill",     "pill good",   "pill wait",
                                            "pill bad", "pill accent", "pill unknown"};
    return classes[static_cast<std::size_t>(tone)];
}

Cell status_cell(const Making& making, const AgreementLine& line) {
    return {.text = std::string{making.call.tr.of("agreements.status", line.status)},
            .style = pill_of(tone_of(line.status))};
}

// The end as written, and below it what else is known: that it renews itself, or that it has passed.
Cell end_cell(const Making& making, const AgreementLine& line) {
    const auto& tr = making.call.tr;
    auto dates = dates_of(line);
    Cell cell{.text = end_in_words(tr, dates), .style = line.ends_on || line.open_ended ? "" : "soft"};
    if (line.renewal == Renewal::automatic) cell.small = tr("agreements.renewal.automatic");
    if (line.renewal == Renewal::option) cell.small = tr("agreements.renewal.option");
    if (!seems_expired(dates, making.today)) return cell;
    cell.style = "late";
    cell.small = tr.due(*line.ends_on, making.today);
    return cell;
}

Cell notice_cell(const Making& making, const AgreementLine& line) {
    if (!line.notice_on || is_over(line.status)) return {};
    Cell cell{making.call.tr.date(*line.notice_on)};
    if (line.status == Status::notice_given) return cell;
    cell.style = lateness(line.notice_on, making.today);
    auto due = making.call.tr.due(*line.notice_on, making.today);
    bool soon = *line.notice_on >= making.today && due != making.call.tr.day_and_month(*line.notice_on);
    if (soon && due != cell.text) cell.small = due;
    return cell;
}

Cell day_cell(const Making& making, const std::optional<Date>& day) {
    return {day ? making.call.tr.date(*day) : std::string{}};
}

struct CellOf {
    std::string_view column;
    Cell (*make)(const Making&, const AgreementLine&);
};

// clang-format off
constexpr CellOf cells[] = {
    {"title",               title_cell},
    {"partner",             partner_cell},
    {"type",                type_cell},
    {"status",              status_cell},
    {"ends",                end_cell},
    {"notice",              notice_cell},
    {"responsible",         [](const Making&, const AgreementLine& line) { return Cell{line.responsible}; }},
    {"number",              [](const Making&, const AgreementLine& line) { return Cell{line.number}; }},
    {"registration_number", [](const Making&, const AgreementLine& line) { return Cell{line.registration_number}; }},
    {"department",          [](const Making&, const AgreementLine& line) { return Cell{line.department}; }},
    {"host",                [](const Making& making, const AgreementLine& line) { return Cell{name_in(making.hosts, line.host, making.call.tr.language())}; }},
    {"signed",              [](const Making& making, const AgreementLine& line) { return day_cell(making, line.signed_on); }},
    {"in_force",            [](const Making& making, const AgreementLine& line) { return day_cell(making, line.in_force_on); }},
    {"renewal",             [](const Making& making, const AgreementLine& line) { return Cell{renewal_in_words(making.call.tr, dates_of(line))}; }},
};
// clang-format on

std::string column_name(const web::Call& call, std::string_view key) {
    return std::string{call.tr("agreements.list.column." + std::string{key})};
}

std::vector<Cell> cells_of(const Making& making, const AgreementLine& line,
                           const std::vector<const lists::Column*>& columns) {
    std::vector<Cell> row;
    for (const lists::Column* column : columns) {
        auto maker = std::find_if(std::begin(cells), std::end(cells),
                                  [&](const CellOf& cell) { return cell.column == column->key; });
        Cell cell = maker == std::end(cells) ? Cell{} : maker->make(making, line);
        bool dated = column->key == "ends" || column->key == "notice";
        if (dated && !cell.text.empty()) cell.label = column_name(making.call, column->key) + ":";
        row.push_back(std::move(cell));
    }
    return row;
}

std::vector<html::SortHead> heads_of(const web::Call& call, const lists::ListState& state,
                                     const std::vector<const lists::Column*>& columns) {
    std::string_view sorted = state.sort.empty() ? std::string_view{"title"} : std::string_view{state.sort};
    std::vector<html::SortHead> heads;
    for (const lists::Column* column : columns) {
        html::SortHead head{column_name(call, column->key)};
        if (!column->sort.empty()) head.href = lists::address_sorted(list_spec, state, column->sort);
        if (!column->sort.empty() && column->sort == sorted)
            head.order = state.downwards ? html::Order::descending : html::Order::ascending;
        heads.push_back(std::move(head));
    }
    return heads;
}

// A value of a filter in words.
std::string said(const Making& making, std::string_view filter, const std::string& value) {
    const auto& tr = making.call.tr;
    if (filter == "status")
        if (auto status = enum_named<Status>(value)) return std::string{tr.of("agreements.status", *status)};
    if (filter == "type") return name_in(making.types, value, tr.language());
    if (filter == "host") return name_in(making.hosts, value, tr.language());
    if (filter == "country") return std::string{partners::country_name(value, tr.language())};
    if (filter.ends_with("_from") || filter.ends_with("_to"))
        if (auto day = Date::parse(value)) return tr.date(*day);
    return value;
}

std::vector<html::Link> chips_of(const Making& making, const lists::ListState& state) {
    std::vector<html::Link> chips;
    for (const auto& filter : list_spec.filters) {
        auto found = state.filters.find(filter.key);
        if (found == state.filters.end() || filter.key == "q") continue;
        std::string label{making.call.tr("agreements.list.filter." + std::string{filter.key})};
        bool alone = filter.kind == lists::FilterKind::yes || filter.kind == lists::FilterKind::own;
        for (const auto& value : found->second)
            chips.push_back({alone ? label : label + ": " + said(making, filter.key, value),
                             lists::address_without(list_spec, state, filter.key, value)});
    }
    return chips;
}

FilterGroup group_of(const Making& making, const lists::ListState& state, std::string_view key,
                     const std::vector<std::string>& values) {
    FilterGroup group{
        std::string{key}, std::string{making.call.tr("agreements.list.filter." + std::string{key})}, {}};
    for (const auto& value : values) {
        bool chosen = state.has(key, value);
        group.chosen += chosen ? 1 : 0;
        group.choices.push_back({value, said(making, key, value), chosen});
    }
    return group;
}

std::vector<FilterGroup> groups_of(const Making& making, db::Session& session,
                                   const lists::ListState& state) {
    std::vector<std::string> statuses;
    for (Status status : all_of<Status>()) statuses.emplace_back(name_of(status));
    std::vector<FilterGroup> groups;
    groups.push_back(group_of(making, state, "status", statuses));
    groups.push_back(group_of(making, state, "type", keys_of(making.types)));
    groups.push_back(group_of(making, state, "country", countries_in_use(session)));
    groups.push_back(group_of(making, state, "host", keys_of(making.hosts)));
    return groups;
}

DayFilter days_of(const web::Call& call, const lists::ListState& state, const std::string& key) {
    auto from = key + "_from", to = key + "_to";
    auto label = [&](const std::string& name) {
        return std::string{call.tr("agreements.list.filter." + name)};
    };
    return {label(key),
            {from, label(from), std::string{state.value_of(from)}},
            {to, label(to), std::string{state.value_of(to)}}};
}

html::Pager pager_of(const lists::ListState& state, std::int64_t shown, std::int64_t total) {
    html::Pager pager{.total = total};
    std::int64_t before = std::int64_t{state.page - 1} * list_spec.page_size;
    if (shown > 0) pager.first = before + 1, pager.last = before + shown;
    if (state.page > 1) pager.previous = lists::address_of_page(list_spec, state, state.page - 1);
    if (pager.last < total && shown > 0)
        pager.next = lists::address_of_page(list_spec, state, state.page + 1);
    return pager;
}

std::vector<SavedViewLink> views_of(const web::Call& call, db::Session& session, const std::string& query) {
    std::vector<SavedViewLink> links;
    html::Link all{std::string{call.tr("agreements.list.all")}, "/agreements",
                   query.empty() ? html::Current::yes : html::Current::no};
    links.push_back({all});
    for (const auto& view : lists::views_for(session, list_spec.key, call.actor.account)) {
        html::Link link{view.name, "/agreements?" + view.query,
                        view.query == query ? html::Current::yes : html::Current::no};
        links.push_back({link, view.id.value, view.account == call.actor.account});
    }
    return links;
}

http::Pairs kept_of(const lists::ListState& state) {
    http::Pairs kept;
    if (!state.sort.empty()) kept.emplace_back("sort", (state.downwards ? "-" : "") + state.sort);
    for (const char* key : {"organisation", "partnership"})
        if (auto value = state.value_of(key); !value.empty()) kept.emplace_back(key, value);
    return kept;
}

void fill_columns(RegisterPage& page, const web::Call& call, const std::vector<const lists::Column*>& shown) {
    for (const auto& column : list_spec.columns) {
        if (column.shown == lists::Shown::always) continue;
        bool chosen = std::find(shown.begin(), shown.end(), &column) != shown.end();
        page.columns.push_back({std::string{column.key}, column_name(call, column.key), chosen});
    }
}

void fill_filters(RegisterPage& page, const web::Call& call, const lists::ListState& state) {
    auto label = [&](const char* key) {
        return std::string{call.tr("agreements.list.filter." + std::string{key})};
    };
    for (const char* key : {"department", "responsible"})
        page.texts.push_back({key, label(key), std::string{state.value_of(key)}});
    for (const char* key : {"ends", "notice", "signed"}) page.days.push_back(days_of(call, state, key));
    for (const char* key : {"open_ended", "automatic", "no_end", "unmatched"})
        page.yes.push_back({key, label(key), state.has(key, "1")});
}

} // namespace

http::Response list(web::Call& call) {
    auto state = lists::read_state(list_spec, call.request);
    const auto& institution = call.services.institution;
    Making making{call, types(institution), hosts(institution), call.today()};
    auto columns = lists::shown_columns(list_spec, state);

    auto reader = call.database().read();
    auto lines = page_of(reader, state);
    RegisterPage page;
    page.total = total_of(reader, {});
    auto hits = state.filtered() ? total_of(reader, state) : page.total;
    page.question = state.value_of("q");
    page.query = lists::query_of(list_spec, state);
    page.views = views_of(call, reader, page.query);
    page.groups = groups_of(making, reader, state);
    page.chips = chips_of(making, state);
    fill_columns(page, call, columns);
    page.heads = heads_of(call, state, columns);
    for (const auto& line : lines) {
        page.rows.push_back(cells_of(making, line, columns));
        page.ids.push_back(line.id);
    }
    page.pager = pager_of(state, static_cast<std::int64_t>(lines.size()), hits);
    page.kept = kept_of(state);
    fill_filters(page, call, state);
    page.csv_href = "/agreements.csv" + (page.query.empty() ? "" : "?" + page.query);
    page.xlsx_href = "/agreements.xlsx" + (page.query.empty() ? "" : "?" + page.query);
    page.may_import = call.may(May::import_agreements);
    page.csrf = call.csrf();
    page.filtered = state.filtered();
    page.may_edit = call.may(May::edit_agreements);
    page.may_share = call.may(May::share_views);
    return call.page({.title = std::string{call.tr("agreements.title")}, .room = "agreements"},
                     views::list(call.tr, page));
}

} // namespace agreements::pages
