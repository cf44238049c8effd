// The list of collaborations, kept as views and as a file.
#include "policy/may.hpp"
#include "policy/partnerships/collaboration_pages.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships::pages {
namespace {

using lists::Cell;

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

std::string unit_of(const web::Call& call, const std::string& sv, const std::string& en) {
    return call.tr.language() == text::Language::en && !en.empty() ? en : sv;
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
    {"department", [](const web::Call& call, const CollaborationRow& row) { return Cell{row.department.empty() ? unit_of(call, row.unit_sv, row.unit_en) : row.department}; }},
    {"status", status_cell},
    {"ends", ends_cell},
    {"form", [](const web::Call& call, const CollaborationRow& row) { return Cell{named(call, other_forms(call.services.institution), row.form)}; }},
    {"unit", [](const web::Call& call, const CollaborationRow& row) { return Cell{unit_of(call, row.unit_sv, row.unit_en)}; }},
    {"host", [](const web::Call& call, const CollaborationRow& row) { return Cell{named(call, hosts(call.services.institution), row.host)}; }},
    {"starts", [](const web::Call& call, const CollaborationRow& row) { return Cell{row.starts_on ? call.tr.date(*row.starts_on) : ""}; }},
    {"contact", [](const web::Call&, const CollaborationRow& row) { return Cell{row.contact}; }},
    {"registration_number", [](const web::Call&, const CollaborationRow& row) { return Cell{row.registration_number}; }},
};
// clang-format on

void add_collaboration_lines(const web::Call& call, db::Session& session, lists::ListPage& page) {
    const auto rows = find_collaborations(session, page.state, text::code_of(call.tr.language()));
    for (const auto& row : rows) {
        lists::Line line{row.id.value, row.title, {}};
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

} // namespace

http::Response collaborations(web::Call& call) {
    auto reader = call.database().read();
    ListPage page{lists::list_page(call, collaboration_list(), call.tr("partnerships.collaborations.title"))};
    page.may_propose = call.may(May::propose);
    page.list.may_edit = page.list.may_upload = looks_after_collaborations(call.actor);
    add_collaboration_lines(call, reader, page.list);
    add_pager(page.list, count_collaborations(reader, page.list.state));
    using enum CollaborationStatus;
    add_group(call, page.list, "status",
              choices_of(call, "partnerships.collaboration.status", {asked, registered, ended, withdrawn}));
    add_group(call, page.list, "level",
              choices_of(call, "partnerships.level",
                         {Level::department, Level::programme, Level::group, Level::person}));
    std::vector<html::Choice> forms;
    for (const auto& form : other_forms(call.services.institution))
        forms.push_back({form.key, form.name.in(call.tr.language())});
    add_group(call, page.list, "form", std::move(forms));
    std::vector<html::Choice> units;
    for (const auto& unit : units_of_collaborations(reader))
        units.push_back({std::to_string(unit.id.value), unit_of(call, unit.name_sv, unit.name_en)});
    if (!units.empty()) add_group(call, page.list, "unit", std::move(units));
    add_view(page.list, std::string{call.tr("partnerships.list.all")}, "");
    add_view(page.list, std::string{call.tr.of("partnerships.collaboration.status", asked)}, "status=asked");
    add_kept_views(call, reader, page.list);
    return call.page({.title = page.list.title, .room = "partnerships"},
                     views::collaborations(call.tr, page));
}

http::Response keep_collaboration_view(web::Call& call) {
    return lists::keep_view(call, collaboration_list());
}
http::Response delete_collaboration_view(web::Call& call, lists::ViewId view) {
    return lists::remove_view(call, collaboration_list(), view);
}

} // namespace partnerships::pages
