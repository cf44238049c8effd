// The list of collaborations, kept as views and as a file.
#include "policy/may.hpp"
#include "policy/partnerships/collaboration_pages.hpp"
#include "policy/partnerships/exporting.hpp"
#include "policy/partnerships/list_page.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships::pages {
namespace {

constexpr int rows_at_once = 500;
constexpr std::string_view sheet_head[] = {
    "id",     "version", "title",      "partner",   "country", "level",   "form",
    "status", "host",    "department", "starts_on", "ends_on", "contact", "registration_number"};

std::string_view pill_of(CollaborationStatus status) {
    switch (status) {
    case CollaborationStatus::asked:
        return "pill wait";
    case CollaborationStatus::registered:
        return "pill good";
    case CollaborationStatus::ended:
    case CollaborationStatus::withdrawn:
        return "pill unknown";
    }
    return "pill";
}

std::string named(const web::Call& call, const std::vector<Named>& among, const std::string& key) {
    return names_in_words(among, key, call.tr.language());
}

Cell title_cell(const web::Call& call, const CollaborationRow& row) {
    return {row.title, named(call, other_forms(call.services.institution), row.form),
            "/collaborations/" + std::to_string(row.id.value)};
}
Cell status_cell(const web::Call& call, const CollaborationRow& row) {
    return {std::string{call.tr.of("partnerships.collaboration.status", row.status)},
            {},
            {},
            pill_of(row.status)};
}
Cell ends_cell(const web::Call& call, const CollaborationRow& row) {
    if (!row.ends_on) return {};
    bool late = row.status == CollaborationStatus::registered && *row.ends_on < call.today();
    return {call.tr.date(*row.ends_on), {}, {}, late ? "late" : ""};
}

struct CellOf {
    std::string_view column;
    Cell (*make)(const web::Call&, const CollaborationRow&);
};
// clang-format off
constexpr CellOf cells[] = {
    {"title", title_cell},
    {"partner", [](const web::Call&, const CollaborationRow& row) { return Cell{row.partner}; }},
    {"level", [](const web::Call& call, const CollaborationRow& row) { return Cell{std::string{call.tr.of("partnerships.level", row.level)}}; }},
    {"department", [](const web::Call&, const CollaborationRow& row) { return Cell{row.department}; }},
    {"status", status_cell},
    {"ends", ends_cell},
    {"form", [](const web::Call& call, const CollaborationRow& row) { return Cell{named(call, other_forms(call.services.institution), row.form)}; }},
    {"host", [](const web::Call& call, const CollaborationRow& row) { return Cell{named(call, hosts(call.services.institution), row.host)}; }},
    {"starts", [](const web::Call& call, const CollaborationRow& row) { return Cell{row.starts_on ? call.tr.date(*row.starts_on) : ""}; }},
    {"contact", [](const web::Call&, const CollaborationRow& row) { return Cell{row.contact}; }},
    {"registration_number", [](const web::Call&, const CollaborationRow& row) { return Cell{row.registration_number}; }},
};
// clang-format on

void add_lines(const web::Call& call, db::Session& session, ListPage& page) {
    const auto rows = find_collaborations(session, page.state);
    for (const auto& row : rows) {
        ListLine line{row.id.value, row.title, {}};
        for (const auto* column : page.shown)
            for (const CellOf& cell : cells)
                if (cell.column == column->key) line.cells.push_back(cell.make(call, row));
        page.lines.push_back(std::move(line));
    }
}

template <NamedEnum Enum>
std::vector<html::Choice> choices_of(const web::Call& call, std::string_view texts,
                                     std::initializer_list<Enum> values) {
    std::vector<html::Choice> choices;
    for (Enum value : values)
        choices.push_back({std::string{name_of(value)}, std::string{call.tr.of(texts, value)}});
    return choices;
}

std::vector<std::string> sheet_row(const CollaborationRow& row) {
    auto day = [](const std::optional<Date>& date) { return date ? date->iso() : std::string{}; };
    return {std::to_string(row.id.value),
            std::to_string(row.version),
            row.title,
            row.partner,
            row.country,
            std::string{name_of(row.level)},
            row.form,
            std::string{name_of(row.status)},
            row.host,
            row.department,
            day(row.starts_on),
            day(row.ends_on),
            row.contact,
            row.registration_number};
}

Export export_of(const web::Call& call) {
    auto next = [&database = call.database(), state = lists::read_state(collaboration_list(), call.request),
                 last = CollaborationId{}]() mutable {
        std::vector<std::vector<std::string>> rows;
        auto reader = database.read();
        const auto some = collaborations_after(reader, state, last, rows_at_once);
        for (const auto& row : some) rows.push_back(sheet_row(row));
        if (!some.empty()) last = some.back().id;
        return rows;
    };
    return {"collaborations", std::string{call.tr("partnerships.collaborations.title")}, sheet_head,
            std::move(next)};
}

} // namespace

http::Response collaborations(web::Call& call) {
    auto reader = call.database().read();
    auto page = list_page(call, collaboration_list(), "partnerships.collaborations.title");
    page.may_edit = looks_after_collaborations(call);
    add_lines(call, reader, page);
    add_pager(page, count_collaborations(reader, page.state));
    using enum CollaborationStatus;
    add_group(call, page, "status",
              choices_of(call, "partnerships.collaboration.status", {asked, registered, ended, withdrawn}));
    add_group(call, page, "level",
              choices_of(call, "partnerships.level",
                         {Level::department, Level::programme, Level::group, Level::person}));
    std::vector<html::Choice> forms;
    for (const auto& form : other_forms(call.services.institution))
        forms.push_back({form.key, form.name.in(call.tr.language())});
    add_group(call, page, "form", std::move(forms));
    add_view(page, std::string{call.tr("partnerships.list.all")}, "");
    add_view(page, std::string{call.tr.of("partnerships.collaboration.status", asked)}, "status=asked");
    add_kept_views(call, reader, page);
    return call.page({.title = page.title, .room = "partnerships"}, views::collaborations(call.tr, page));
}

http::Response keep_collaboration_view(web::Call& call) { return keep_view_of(call, collaboration_list()); }
http::Response delete_collaboration_view(web::Call& call, lists::ViewId view) {
    return delete_view_of(call, collaboration_list(), view);
}

http::Response collaborations_csv(web::Call& call) { return csv_of(export_of(call)); }
http::Response collaborations_xlsx(web::Call& call) { return xlsx_of(export_of(call)); }

} // namespace partnerships::pages
