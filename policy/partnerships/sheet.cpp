// Comparing a spreadsheet with the register, and taking over what differs.
#include "policy/partnerships/sheet.hpp"

#include "platform/tables/tables.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace partnerships {
namespace {

struct Layout {
    std::size_t id, version;
    std::vector<std::pair<std::string_view, std::size_t>> fields, elsewhere;
};

Result<Layout> layout_of(const tables::Table& table, const Sheet& sheet) {
    auto id = table.column_named("id"), version = table.column_named("version");
    if (!id || !version) return Failure{Fault::invalid, {"partnerships.sheet.no_id"}, {}};
    Layout layout{*id, *version, {}, {}};
    for (auto field : sheet.read_back)
        if (auto column = table.column_named(field)) layout.fields.emplace_back(field, *column);
    for (auto field : sheet.elsewhere)
        if (auto column = table.column_named(field)) layout.elsewhere.emplace_back(field, *column);
    return layout;
}

std::int64_t number_in(std::string_view cell) {
    std::int64_t number = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return number;
}

// What differs in the row, as the form would send it.
void note_differences(const tables::Row& row, const Layout& layout, const SheetRecord& record,
                      SheetRow& read) {
    for (auto [field, column] : layout.fields) {
        auto cell = row.cell(column);
        auto now = record.fields.value(field);
        if (tables::tidy(now) == tables::tidy(cell)) continue;
        read.differences.push_back({std::string{field}, std::string{now}, std::string{cell}});
        read.sent.form.emplace_back(field, cell);
    }
}

// The columns whose cells are no longer what the register says.
std::vector<std::string_view> touched_elsewhere(const tables::Row& row, const Layout& layout,
                                                const SheetRecord& record, const Sheet& sheet) {
    std::vector<std::string_view> touched;
    for (auto [field, column] : layout.elsewhere) {
        auto at = std::find(sheet.columns.begin(), sheet.columns.end(), field) - sheet.columns.begin();
        if (tables::tidy(row.cell(column)) != tables::tidy(record.cells[static_cast<std::size_t>(at)]))
            touched.push_back(field);
    }
    return touched;
}

SheetRow compared(db::Session& session, const tables::Row& row, const Layout& layout, const Sheet& sheet) {
    SheetRow read;
    read.number = row.number;
    read.id = number_in(row.cell(layout.id));
    auto record = sheet.find(session, read.id);
    if (!record) return read.faults.emplace_back("id", "partnerships.sheet.unknown_id"), read;
    read.title = record->title;
    note_differences(row, layout, *record, read);
    const auto elsewhere = touched_elsewhere(row, layout, *record, sheet);
    bool outdated = number_in(row.cell(layout.version)) != record->version;
    if (!outdated)
        for (auto field : elsewhere) read.faults.emplace_back(field, "partnerships.sheet.elsewhere");
    if (outdated && !(read.differences.empty() && elsewhere.empty()))
        read.faults.emplace_back("version", "partnerships.sheet.changed_since");
    if (read.differences.empty()) return read;
    const auto faults = sheet.judge(session, read.id, read.sent);
    read.faults.insert(read.faults.end(), faults.begin(), faults.end());
    return read;
}

} // namespace

Result<SheetCheck> check_sheet(db::Session& session, std::string_view file, const Sheet& sheet) {
    auto table = tables::read(file);
    if (!table) return table.failure();
    auto layout = layout_of(*table, sheet);
    if (!layout) return layout.failure();
    SheetCheck check;
    std::set<std::int64_t> seen;
    for (const auto& row : table->rows) {
        ++check.rows;
        auto read = compared(session, row, *layout, sheet);
        if (!seen.insert(read.id).second) read.faults.emplace_back("id", "partnerships.sheet.twice");
        if (!read.faults.empty())
            check.refused.push_back(std::move(read));
        else if (read.differences.empty())
            ++check.unchanged;
        else
            check.changed.push_back(std::move(read));
    }
    return check;
}

Result<int> apply_sheet(db::Database& database, std::string_view file, const Sheet& sheet, const By& by) {
    auto tx = database.begin();
    auto check = check_sheet(tx, file, sheet);
    if (!check) return check.failure();
    if (!check->refused.empty()) return Failure{Fault::refused, {"partnerships.sheet.rows_refused"}, {}};
    for (const auto& row : check->changed)
        if (auto done = sheet.change(tx, row.id, row.sent, by); !done) return done.failure();
    if (!check->changed.empty()) tx.commit();
    return static_cast<int>(check->changed.size());
}

} // namespace partnerships
