// A line of the register in words, column by column.
#include "policy/partners/countries.hpp"
#include "policy/partners/models_register.hpp"

namespace partners {
namespace {

using lists::Cell;
using web::Call;

Cell name_cell(const Call& call, const RegisterLine& line) {
    auto small = line.other_name;
    if (!line.ror.empty()) small.append(small.empty() ? "" : " · ").append("ROR ").append(line.ror);
    Cell cell{line.name, std::move(small), "/organisations/" + std::to_string(line.id.value)};
    if (line.status != OrganisationStatus::active)
        cell.pills.emplace_back(call.tr.of("partners.status", line.status));
    if (line.example) cell.pills.emplace_back(call.tr("partners.example"));
    return cell;
}

Cell country_cell(const Call& call, const RegisterLine& line) {
    return {.text = std::string{country_name(line.country, call.tr.language())}, .country = line.country};
}

// "Strategic: active", "None; 9 units collaborate", or nothing.
Cell partnership_cell(const Call& call, const RegisterLine& line) {
    if (!line.stage.empty()) return {std::string{call.tr("partnerships.stage." + line.stage)}};
    if (line.collaborations > 0) return {call.tr.count("partners.list.collaborations", line.collaborations)};
    return {};
}

Cell agreements_cell(const Call& call, const RegisterLine& line) {
    Cell cell{.text = call.tr.number(line.agreements),
              .kind = "number",
              .label = std::string{call.tr("partners.list.column.agreements")} + ":"};
    if (line.agreements > 0)
        cell.href = "/agreements?organisation=" + std::to_string(line.id.value) + "&status=in_force";
    return cell;
}

// The first thing that is due: the promised answer, or the end of an agreement.
Cell next_cell(const Call& call, const RegisterLine& line) {
    bool answer_first = line.answer_by && (!line.ends_on || *line.answer_by <= *line.ends_on);
    auto due = answer_first ? line.answer_by : line.ends_on;
    if (!due) return {};
    bool late = *due < call.today();
    auto key = answer_first ? (late ? "partners.list.answer_late" : "partners.list.answer")
                            : (late ? "partners.list.ended" : "partners.list.ends");
    auto text = late ? call.tr(key, {{"day", call.tr.date(*due)}})
                     : call.tr(key, {{"when", call.tr.due(*due, call.today())}});
    return {.text = std::move(text), .style = late ? "late" : "due"};
}

struct CellOf {
    std::string_view column;
    Cell (*make)(const Call&, const RegisterLine&);
};
// clang-format off
constexpr CellOf cells[] = {
    {"name",        name_cell},
    {"country",     country_cell},
    {"partnership", partnership_cell},
    {"agreements",  agreements_cell},
    {"next",        next_cell},
    {"kind",        [](const Call& call, const RegisterLine& line) { return Cell{std::string{call.tr.of("partners.kind", line.kind)}}; }},
    {"status",      [](const Call& call, const RegisterLine& line) { return Cell{std::string{call.tr.of("partners.status", line.status)}}; }},
    {"origin",      [](const Call& call, const RegisterLine& line) { return Cell{std::string{call.tr("partners.origin." + line.origin)}}; }},
    {"city",        [](const Call&, const RegisterLine& line) { return Cell{line.city}; }},
    {"website",     [](const Call&, const RegisterLine& line) { return Cell{line.website}; }},
    {"note",        [](const Call&, const RegisterLine& line) { return Cell{line.note}; }},
};
// clang-format on

} // namespace

Cell cell_of(const Call& call, std::string_view column, const RegisterLine& line) {
    for (const CellOf& cell : cells)
        if (cell.column == column) return cell.make(call, line);
    return {};
}

} // namespace partners
