// One table of columns: the head is the word that the import knows the field by, the cell its text.
#include "policy/agreements/sheet.hpp"

#include "platform/basics/written.hpp"
#include "policy/agreements/import_fields.hpp"
#include "policy/agreements/import_reading.hpp"

namespace agreements {
namespace {

template <class Part> std::string of_parties(const SheetRow& row, Part part) {
    std::vector<std::string> texts;
    bool some = false;
    for (const auto& party : row.parties) {
        texts.push_back(part(party));
        some = some || !texts.back().empty();
    }
    return some ? joined(texts) : std::string{};
}

struct SheetColumn {
    Field field;
    std::string (*text)(const SheetWords&, const SheetRow&);
};

// clang-format off
constexpr SheetColumn sheet_columns[] = {
    {Field::id,             [](const SheetWords&, const SheetRow& row) { return std::to_string(row.agreement.id.value); }},
    {Field::version,        [](const SheetWords&, const SheetRow& row) { return std::to_string(row.agreement.version); }},
    {Field::title,          [](const SheetWords&, const SheetRow& row) { return row.agreement.title; }},
    {Field::partner,        [](const SheetWords&, const SheetRow& row) { return of_parties(row, [](const Party& party) { return party.shown(); }); }},
    {Field::country,        [](const SheetWords&, const SheetRow& row) { return of_parties(row, [](const Party& party) { return party.country; }); }},
    {Field::unit,           [](const SheetWords&, const SheetRow& row) { return of_parties(row, [](const Party& party) { return party.acting_unit; }); }},
    {Field::type,           [](const SheetWords& words, const SheetRow& row) { return name_in(words.types, row.agreement.type, words.tr.language()); }},
    {Field::status,         [](const SheetWords& words, const SheetRow& row) { return std::string{words.tr.of("agreements.status", row.agreement.status)}; }},
    {Field::signed_on,      [](const SheetWords&, const SheetRow& row) { return written(row.agreement.signed_on); }},
    {Field::in_force_on,    [](const SheetWords&, const SheetRow& row) { return written(row.agreement.in_force_on); }},
    {Field::ends_on,        [](const SheetWords&, const SheetRow& row) { return written(row.agreement.ends_on); }},
    {Field::open_ended,     [](const SheetWords&, const SheetRow& row) { return std::string{row.agreement.open_ended ? "1" : ""}; }},
    {Field::renewal,        [](const SheetWords& words, const SheetRow& row) { return std::string{words.tr.of("agreements.renewal", row.agreement.renewal)}; }},
    {Field::renewal_months, [](const SheetWords&, const SheetRow& row) { return written(row.agreement.renewal_months); }},
    {Field::notice_months,  [](const SheetWords&, const SheetRow& row) { return written(row.agreement.notice_months); }},
    {Field::responsible,    [](const SheetWords&, const SheetRow& row) { return row.agreement.responsible; }},
    {Field::department,     [](const SheetWords&, const SheetRow& row) { return row.agreement.department; }},
    {Field::number,         [](const SheetWords&, const SheetRow& row) { return row.agreement.number; }},
    {Field::registration_number, [](const SheetWords&, const SheetRow& row) { return row.agreement.registration_number; }},
    {Field::host,           [](const SheetWords& words, const SheetRow& row) { return name_in(words.hosts, row.agreement.host, words.tr.language()); }},
    {Field::note,           [](const SheetWords&, const SheetRow& row) { return row.agreement.note; }},
};
// clang-format on

} // namespace

std::vector<std::string> sheet_head(const text::Words& tr) {
    std::vector<std::string> head;
    for (const auto& column : sheet_columns) head.emplace_back(tr(head_key(column.field)));
    return head;
}

std::vector<std::string> sheet_cells(const SheetWords& words, const SheetRow& row) {
    std::vector<std::string> cells;
    for (const auto& column : sheet_columns) cells.push_back(column.text(words, row));
    return cells;
}

} // namespace agreements
