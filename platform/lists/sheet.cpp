// Comparing a spreadsheet with the records, and taking over what differs.
#include "platform/lists/sheet.hpp"

#include "platform/tables/tables.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace lists {
namespace {

// A column of the file, and which of the record's it is.
struct Column {
    std::size_t place;
    std::string_view name;
    KeysByWord keys;
    std::string_view reason = {}; // text key; "": it is read back

    std::string of(const tables::Row& row) const { return in_keys(keys, row.cell(place)); }
};
struct Layout {
    std::size_t id, version;
    std::vector<Column> columns;
};

// By its head in either language, or by its key.
std::optional<std::size_t> place_of(const Sheet& sheet, const tables::Table& table, std::string_view column) {
    if (auto place = table.column_named(column)) return place;
    for (const auto* words : {&sheet.catalogues->sv, &sheet.catalogues->en})
        if (auto place = table.column_named(head_of(sheet, *words, column))) return place;
    return {};
}

Result<Layout> layout_of(const Sheet& sheet, const tables::Table& table) {
    auto id = place_of(sheet, table, "id"), version = place_of(sheet, table, "version");
    if (!id || !version) return Failure{Fault::invalid, {"lists.sheet.no_id"}, {}};
    Layout layout{*id, *version, {}};
    auto add = [&](std::string_view column, std::string_view reason) {
        if (auto place = place_of(sheet, table, column))
            layout.columns.push_back({*place, column, keys_by_word(sheet, column), reason});
    };
    for (auto field : sheet.read_back) add(field, {});
    for (const auto& one : sheet.elsewhere) add(one.column, one.reason);
    return layout;
}

// 0, which no record has, when the cell is anything else than a number.
std::int64_t number_in(std::string_view cell) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return error == std::errc{} && end == cell.data() + cell.size() ? number : 0;
}

std::string_view cell_of(const Standing& standing, std::string_view column) {
    for (const auto& [name, text] : standing.cells)
        if (name == column) return text;
    return {};
}

bool same(std::string_view a, std::string_view b) { return a == b || tables::tidy(a) == tables::tidy(b); }

SheetRow compared(db::Session& session, const Sheet& sheet, const Layout& layout, const tables::Row& row) {
    SheetRow read{row.number, number_in(row.cell(layout.id)), 0, {}, {}, {}};
    auto standing = sheet.standing(session, read.id);
    if (!standing) return read.faults.emplace_back("id", "lists.sheet.unknown_id"), read;
    read.name = standing->name;
    read.version = standing->version;
    const bool outdated = number_in(row.cell(layout.version)) != standing->version;
    bool differs = false;
    for (const auto& column : layout.columns) {
        auto before = cell_of(*standing, column.name);
        auto after = column.of(row);
        if (same(before, after)) continue;
        differs = true;
        if (column.reason.empty())
            read.differences.push_back({std::string{column.name}, std::string{before}, std::move(after)});
        else if (!outdated)
            read.faults.emplace_back(column.name, column.reason);
    }
    if (outdated && differs) read.faults.emplace_back("version", "lists.sheet.changed_since");
    if (read.differences.empty()) return read;
    const auto faults = sheet.faults_of(session, read);
    read.faults.insert(read.faults.end(), faults.begin(), faults.end());
    return read;
}

// Since it was compared, or what may be done with it.
bool changed_since(db::Session& session, const Sheet& sheet, const SheetRow& row) {
    auto standing = sheet.standing(session, row.id);
    return !standing || standing->version != row.version || !sheet.faults_of(session, row).empty();
}

// Two rows about one record contradict each other, or one of them is there by mistake.
void sort_rows(SheetCheck& check, std::vector<SheetRow> rows) {
    std::map<std::int64_t, int> times;
    for (const auto& row : rows) ++times[row.id];
    for (auto& row : rows) {
        if (row.id && times[row.id] > 1) row.faults.emplace_back("id", "lists.sheet.id_twice");
        if (!row.faults.empty())
            check.refused.push_back(std::move(row));
        else if (row.differences.empty())
            ++check.unchanged;
        else
            check.changed.push_back(std::move(row));
    }
}

} // namespace

http::Pairs cells_of(const std::vector<std::string>& sent_out, std::span<const std::string_view> columns,
                     std::span<const std::string_view> read_back, const http::Pairs& fields) {
    http::Pairs cells;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (std::find(read_back.begin(), read_back.end(), columns[i]) == read_back.end())
            cells.emplace_back(columns[i], sent_out.at(i));
    for (const auto& [field, text] : fields)
        if (std::find(read_back.begin(), read_back.end(), field) != read_back.end())
            cells.emplace_back(field, text);
    return cells;
}

http::Request as_sent(const SheetRow& row) {
    http::Request request;
    for (const auto& difference : row.differences)
        request.form.emplace_back(difference.field, difference.after);
    return request;
}

Result<SheetCheck> check(db::Session& session, const Sheet& sheet, std::string_view file) {
    auto table = tables::read(file);
    if (!table) return table.failure();
    auto layout = layout_of(sheet, *table);
    if (!layout) return layout.failure();
    SheetCheck check{std::ssize(table->rows), 0, {}, {}};
    std::vector<SheetRow> rows;
    for (const auto& row : table->rows) rows.push_back(compared(session, sheet, *layout, row));
    sort_rows(check, std::move(rows));
    return check;
}

Result<SheetCheck> apply(db::Database& database, const Sheet& sheet, std::string_view file,
                         std::optional<files::FileId> kept) {
    auto reader = std::make_optional(database.read()); // before the turn to write, for which others wait
    auto checked = check(*reader, sheet, file);
    reader.reset();
    if (!checked) return checked.failure();
    const Failure refused{Fault::refused, {"lists.sheet.rows_refused"}, {}};
    if (!checked->refused.empty()) return refused;
    auto tx = database.begin();
    for (const auto& row : checked->changed) {
        if (changed_since(tx, sheet, row)) return refused;
        if (auto done = sheet.write(tx, row); !done) return done.failure();
    }
    if (kept) files::forget(tx, *kept);
    if (kept || !checked->changed.empty()) tx.commit();
    return checked;
}

} // namespace lists
