// A row of the list in words, column by column.
#include "platform/web/call.hpp"
#include "policy/partnerships/list.hpp"

namespace partnerships {
namespace {

using lists::Cell;

struct CellOf {
    std::string_view column;
    Cell (*make)(const web::Call&, const ListRow&);
};

std::string_view pill_of(Stage stage) {
    switch (stage) {
    case Stage::active:
        return "pill good";
    case Stage::for_decision:
    case Stage::evaluation:
    case Stage::renewal_decision:
        return "pill wait";
    case Stage::lapsed:
        return "pill bad";
    case Stage::declined:
    case Stage::withdrawn:
    case Stage::ended:
    case Stage::converted:
        return "pill unknown";
    case Stage::idea:
    case Stage::screening:
    case Stage::preparation:
    case Stage::negotiation:
    case Stage::signing:
    case Stage::start_up:
    case Stage::new_start:
    case Stage::suspended:
    case Stage::phasing_out:
        return "pill";
    }
    return "pill";
}

Cell title_cell(const web::Call&, const ListRow& row) {
    return {row.title, row.partners + " · " + row.number, "/partnerships/" + std::to_string(row.id.value)};
}
Cell stage_cell(const web::Call& call, const ListRow& row) {
    auto since = call.tr("partnerships.list.since", {{"day", call.tr.date(row.stage_since.date())}});
    return {std::string{call.tr.of("partnerships.stage", row.stage)}, since, {}, pill_of(row.stage)};
}
Cell due_cell(const web::Call& call, const ListRow& row) {
    auto due = due_of(call, row);
    return {due.words, {}, {}, due.late ? std::string_view{"late"} : std::string_view{}};
}
Cell named(const std::vector<Named>& among, std::string_view keys, const web::Call& call) {
    return {names_in_words(among, keys, call.tr.language())};
}
Cell unit_cell(const web::Call& call, const ListRow& row) {
    bool english = call.tr.language() == text::Language::en && !row.unit_en.empty();
    return {english ? row.unit_en : row.unit_sv};
}

// clang-format off
constexpr CellOf cells[] = {
    {"title", title_cell},
    {"stage", stage_cell},
    {"origin", [](const web::Call& call, const ListRow& row) { return Cell{std::string{call.tr.of("partnerships.origin", row.origin)}}; }},
    {"host", [](const web::Call& call, const ListRow& row) { return named(hosts(call.services.institution), row.host, call); }},
    {"due", due_cell},
    {"number", [](const web::Call&, const ListRow& row) { return Cell{row.number}; }},
    {"registration_number", [](const web::Call&, const ListRow& row) { return Cell{row.registration_number}; }},
    {"areas", [](const web::Call& call, const ListRow& row) { return named(areas(call.services.institution), row.areas, call); }},
    {"formats", [](const web::Call& call, const ListRow& row) { return named(formats(call.services.institution), row.formats, call); }},
    {"unit", unit_cell},
    {"coordinator", [](const web::Call&, const ListRow& row) { return Cell{row.coordinator}; }},
    {"sponsor", [](const web::Call&, const ListRow& row) { return Cell{row.sponsor}; }},
    {"term_months", [](const web::Call&, const ListRow& row) { return Cell{row.term_months ? std::to_string(*row.term_months) : ""}; }},
};
// clang-format on

} // namespace

Cell cell_of(const web::Call& call, std::string_view column, const ListRow& row) {
    for (const CellOf& cell : cells)
        if (cell.column == column) return cell.make(call, row);
    return {};
}

Due due_of(const web::Call& call, const ListRow& row) {
    bool waits = row.stage == Stage::idea || row.stage == Stage::screening;
    if (!waits || !row.answer_by || row.answered_on) return {};
    return {call.tr.due(*row.answer_by, call.today()), *row.answer_by < call.today()};
}

} // namespace partnerships
