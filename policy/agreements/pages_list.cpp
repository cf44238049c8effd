// The register as a page: what can be chosen in it, and its rows.
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

using lists::Cell;

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
    return {.text = line.partner,
            .small = std::string{country},
            .href = organisation_href(making.call, line.organisation_id),
            .country = line.country};
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

Cell cell_of(const Making& making, const AgreementLine& line, std::string_view column) {
    for (const CellOf& maker : cells) {
        if (maker.column != column) continue;
        Cell cell = maker.make(making, line);
        bool dated = column == "ends" || column == "notice";
        if (dated && !cell.text.empty())
            cell.label = std::string{making.call.tr("agreements.list.column." + std::string{column})} + ":";
        return cell;
    }
    return {};
}

void add_lines(const Making& making, db::Session& session, RegisterPage& page) {
    auto rows = page_of(session, page.state);
    std::vector<OrganisationId> tied;
    for (const auto& row : rows)
        if (row.organisation_id) tied.push_back(*row.organisation_id);
    auto own = partners::names_in(session, tied, text::code_of(making.call.tr.language()));
    for (auto& row : rows) {
        if (row.organisation_id && own.contains(*row.organisation_id))
            row.partner = own[*row.organisation_id];
        lists::Line line{row.id.value, row.title + ", " + row.partner, {}};
        for (const auto* column : page.shown) line.cells.push_back(cell_of(making, row, column->key));
        page.lines.push_back(std::move(line));
    }
}

// Values of a filter, each with its words.
template <class Value, class Said>
std::vector<html::Choice> choices_of(const std::vector<Value>& values, Said said) {
    std::vector<html::Choice> choices;
    for (const auto& value : values) choices.push_back({std::string{value}, std::string{said(value)}});
    return choices;
}

std::vector<html::Choice> named(const Making& making, const std::vector<Named>& among) {
    return choices_of(keys_of(among),
                      [&](const auto& key) { return name_in(among, key, making.call.tr.language()); });
}

void add_choices(const Making& making, db::Session& session, RegisterPage& page) {
    const auto& tr = making.call.tr;
    std::vector<html::Choice> statuses;
    for (Status status : all_of<Status>())
        statuses.push_back({std::string{name_of(status)}, std::string{tr.of("agreements.status", status)}});
    add_group(making.call, page, "status", std::move(statuses));
    add_group(making.call, page, "type", named(making, making.types));
    add_group(making.call, page, "country", choices_of(countries_in_use(session), [&](const auto& country) {
                  return partners::country_name(country, tr.language());
              }));
    add_group(making.call, page, "host", named(making, making.hosts));
}

void add_days(const Making& making, RegisterPage& page) {
    for (std::string key : {"ends", "notice", "signed"}) {
        lists::FilterGroup group{key, filter_label(making.call, list_spec, key)};
        for (const char* side : {"_from", "_to"}) {
            auto day = Date::parse(page.state.value_of(key + side));
            auto said = day ? making.call.tr.date(*day) : std::string{};
            group.fields.push_back(field_of(making.call, page, key + side, "date", said));
        }
        if (key == "ends")
            for (const char* one : {"open_ended", "automatic", "no_end", "unmatched"})
                group.switches.push_back(switch_of(making.call, page, one));
        page.groups.push_back(std::move(group));
    }
}

// What is written, and what other pages lead here with.
void add_words(const Making& making, RegisterPage& page) {
    for (const char* key : {"department", "responsible"})
        page.groups.push_back(
            {key, filter_label(making.call, list_spec, key), {}, {field_of(making.call, page, key, "text")}});
    for (const char* key : {"organisation", "partnership"})
        if (auto value = page.state.value_of(key); !value.empty()) {
            page.hidden.emplace_back(key, value);
            add_chip(making.call, page, key, std::string{value}, {});
        }
}

} // namespace

http::Response list(web::Call& call) {
    const auto& institution = call.services.institution;
    Making making{call, types(institution), hosts(institution), call.today()};
    auto reader = call.database().read();
    RegisterPage page{lists::list_page(call, list_spec, call.tr("agreements.title"))};
    page.in_register = total_of(reader, {});
    page.may_import = call.may(May::import_agreements);
    page.may_edit = call.may(May::edit_agreements);
    if (!page.state.filtered())
        page.empty = {std::string{call.tr("agreements.list.empty")},
                      std::string{call.tr("agreements.list.empty_help")}};
    add_lines(making, reader, page);
    add_pager(page, page.state.filtered() ? total_of(reader, page.state) : page.in_register);
    add_choices(making, reader, page);
    add_days(making, page);
    add_words(making, page);
    add_view(page, std::string{call.tr("agreements.list.all")}, "");
    add_kept_views(call, reader, page);
    return call.page({.title = page.title, .room = "agreements"}, views::list(call.tr, page));
}

http::Response save_view(web::Call& call) { return lists::keep_view(call, list_spec); }
http::Response delete_view(web::Call& call, lists::ViewId id) {
    return lists::remove_view(call, list_spec, id);
}

} // namespace agreements::pages
