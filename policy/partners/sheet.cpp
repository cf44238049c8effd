// Comparing a spreadsheet with the register, and taking over what differs.
#include "policy/partners/sheet.hpp"

#include "policy/partners/actions.hpp"
#include "policy/partners/rules.hpp"
#include "policy/partners/store.hpp"

#include <algorithm>
#include <charconv>

namespace partners {
namespace {

// Only these are read back; the others help people to find their way in the file.
constexpr std::string_view read_back[] = {"name", "kind", "country", "city", "website", "note"};

struct Layout {
    std::size_t id, version;
    std::vector<std::pair<std::string_view, std::size_t>> fields;
};

Result<Layout> layout_of(const tables::Table& table) {
    auto id = table.column_named("id"), version = table.column_named("version");
    if (!id || !version) return Failure{Fault::invalid, {"partners.sheet.no_id"}, {}};
    Layout layout{*id, *version, {}};
    for (auto field : read_back)
        if (auto column = table.column_named(field)) layout.fields.emplace_back(field, *column);
    return layout;
}

std::int64_t number_in(std::string_view cell) {
    std::int64_t number = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return number;
}

SheetRow compared(db::Session& session, const tables::Row& row, const Layout& layout) {
    SheetRow read{.number = row.number, .id = {number_in(row.cell(layout.id))},
                  .version = static_cast<int>(number_in(row.cell(layout.version))), .name = {}, .details = {},
                  .differences = {}, .faults = {}};
    auto organisation = find_organisation(session, read.id);
    if (!organisation) return read.faults.emplace_back("id", "partners.sheet.unknown_id"), read;
    read.name = organisation->name;
    auto before = details_of(*organisation, names_of_organisation(session, read.id));
    auto texts = texts_of(before);
    for (auto [field, column] : layout.fields) {
        auto cell = row.cell(column);
        if (tables::tidy(text_of(texts, field)) == tables::tidy(cell)) continue;
        read.differences.push_back({std::string{field}, std::string{text_of(texts, field)}, std::string{cell}});
        set_text(texts, field, cell);
    }
    if (read.differences.empty()) return read;
    if (organisation->version != read.version) read.faults.emplace_back("version", "partners.sheet.changed_since");
    auto details = details_from(texts, before);
    if (details) read.details = std::move(*details);
    else read.faults.insert(read.faults.end(), details.failure().fields.begin(), details.failure().fields.end());
    if (!may_change(*organisation)) read.faults.emplace_back("id", "partners.rule.merged_away");
    return read;
}

} // namespace

std::vector<std::string> sheet_cells(const RegisterLine& line) {
    return {std::to_string(line.id.value), std::to_string(line.version), line.name, line.other_name, line.ror,
            std::string{name_of(line.kind)}, std::string{name_of(line.status)}, line.country, line.city, line.website,
            std::to_string(line.agreements), line.note};
}

Result<SheetCheck> check_sheet(db::Session& session, std::string_view file) {
    auto table = tables::read(file);
    if (!table) return table.failure();
    auto layout = layout_of(*table);
    if (!layout) return layout.failure();
    SheetCheck check;
    for (const auto& row : table->rows) {
        ++check.rows;
        auto read = compared(session, row, *layout);
        if (!read.faults.empty()) check.refused.push_back(std::move(read));
        else if (read.differences.empty()) ++check.unchanged;
        else check.changed.push_back(std::move(read));
    }
    return check;
}

Result<int> apply_sheet(db::Database& database, std::string_view file, const By& by) {
    auto tx = database.begin();
    auto check = check_sheet(tx, file);
    if (!check) return check.failure();
    if (!check->refused.empty()) return Failure{Fault::refused, {"partners.sheet.rows_refused"}, {}};
    for (const auto& row : check->changed) {
        auto done = change_within(tx, *find_organisation(tx, row.id), row.details, OldName::forget, "changed_by_sheet", by);
        if (!done) return done.failure();
    }
    if (!check->changed.empty()) tx.commit();
    return static_cast<int>(check->changed.size());
}

} // namespace partners
