// Comparing a spreadsheet with the register, and taking over what differs.
#include "policy/partnerships/sheet.hpp"

#include "platform/tables/tables.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace partnerships {
namespace {

// Only these are read back; the others help people to find their way in the file.
constexpr std::string_view read_back[] = {"title",       "host",    "areas",     "formats",
                                          "term_months", "sponsor", "answer_by", "registration_number"};

// What stands in the file and is changed elsewhere: a change here is told, never left out in silence.
constexpr std::string_view changed_elsewhere[] = {"number", "stage", "partners",
                                                  "origin", "unit",  "coordinator"};

struct Layout {
    std::size_t id, version;
    std::vector<std::pair<std::string_view, std::size_t>> fields, elsewhere;
};

Result<Layout> layout_of(const tables::Table& table) {
    auto id = table.column_named("id"), version = table.column_named("version");
    if (!id || !version) return Failure{Fault::invalid, {"partnerships.sheet.no_id"}, {}};
    Layout layout{*id, *version, {}, {}};
    for (auto field : read_back)
        if (auto column = table.column_named(field)) layout.fields.emplace_back(field, *column);
    for (auto field : changed_elsewhere)
        if (auto column = table.column_named(field)) layout.elsewhere.emplace_back(field, *column);
    return layout;
}

std::int64_t number_in(std::string_view cell) {
    std::int64_t number = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return number;
}

// What differs in the row, as the form would send it.
http::Request sent_by(const tables::Row& row, const Layout& layout, const Partnership& before,
                      SheetRow& read) {
    web::FormView view;
    fill(view, before);
    http::Request request;
    for (auto [field, column] : layout.fields) {
        auto cell = row.cell(column);
        if (tables::tidy(view.value(field)) == tables::tidy(cell)) continue;
        read.differences.push_back({std::string{field}, std::string{view.value(field)}, std::string{cell}});
        request.form.emplace_back(field, cell);
    }
    return request;
}

std::string cell_now(const std::vector<std::string>& cells, std::string_view field) {
    auto at =
        std::find(std::begin(sheet_columns), std::end(sheet_columns), field) - std::begin(sheet_columns);
    return tables::tidy(cells[static_cast<std::size_t>(at)]);
}

// The columns whose cells are no longer what the register says.
std::vector<std::string_view> touched_elsewhere(db::Session& session, const tables::Row& row,
                                                const Layout& layout, PartnershipId id) {
    std::vector<std::string_view> touched;
    const auto rows = rows_of(session, {id});
    if (rows.empty()) return touched;
    const auto cells = sheet_cells(rows.front());
    for (auto [field, column] : layout.elsewhere)
        if (tables::tidy(row.cell(column)) != cell_now(cells, field)) touched.push_back(field);
    return touched;
}

SheetRow compared(db::Session& session, const tables::Row& row, const Layout& layout, const Offered& offered,
                  const rights::Actor& actor) {
    SheetRow read;
    read.number = row.number;
    auto before = find_partnership(session, {number_in(row.cell(layout.id))});
    if (!before) return read.faults.emplace_back("id", "partnerships.sheet.unknown_id"), read;
    read.changed = *before;
    auto request = sent_by(row, layout, *before, read);
    const auto elsewhere = touched_elsewhere(session, row, layout, before->id);
    bool outdated = number_in(row.cell(layout.version)) != before->version;
    if (!outdated)
        for (auto field : elsewhere) read.faults.emplace_back(field, "partnerships.sheet.elsewhere");
    if (outdated && !(read.differences.empty() && elsewhere.empty()))
        read.faults.emplace_back("version", "partnerships.sheet.changed_since");
    if (read.differences.empty()) return read;
    auto access = access_of(session, actor, *before);
    for (const auto& difference : read.differences)
        if (!may_set(access, difference.field))
            read.faults.emplace_back(difference.field, "partnerships.not_yours");
    web::Form form{request};
    read_details(form, read.changed, offered, Reading::sent_fields, access);
    const auto failure = form.failure();
    read.faults.insert(read.faults.end(), failure.fields.begin(), failure.fields.end());
    return read;
}

} // namespace

std::vector<std::string> sheet_cells(const ListRow& row) {
    return {std::to_string(row.id.value),
            std::to_string(row.version),
            row.number,
            row.registration_number,
            row.title,
            std::string{name_of(row.stage)},
            row.partners,
            std::string{name_of(row.origin)},
            row.host,
            row.areas,
            row.formats,
            row.term_months ? std::to_string(*row.term_months) : "",
            row.sponsor,
            row.answer_by ? row.answer_by->iso() : "",
            row.unit_sv,
            row.coordinator};
}

Result<SheetCheck> check_sheet(db::Session& session, std::string_view file, const Offered& offered,
                               const rights::Actor& actor) {
    auto table = tables::read(file);
    if (!table) return table.failure();
    auto layout = layout_of(*table);
    if (!layout) return layout.failure();
    SheetCheck check;
    std::set<std::int64_t> seen;
    for (const auto& row : table->rows) {
        ++check.rows;
        auto read = compared(session, row, *layout, offered, actor);
        if (!seen.insert(number_in(row.cell(layout->id))).second)
            read.faults.emplace_back("id", "partnerships.sheet.twice");
        if (!read.faults.empty())
            check.refused.push_back(std::move(read));
        else if (read.differences.empty())
            ++check.unchanged;
        else
            check.changed.push_back(std::move(read));
    }
    return check;
}

Result<int> apply_sheet(db::Database& database, std::string_view file, const Offered& offered,
                        const rights::Actor& actor, const By& by) {
    auto tx = database.begin();
    auto check = check_sheet(tx, file, offered, actor);
    if (!check) return check.failure();
    if (!check->refused.empty()) return Failure{Fault::refused, {"partnerships.sheet.rows_refused"}, {}};
    for (const auto& row : check->changed)
        if (auto done = change_within(tx, row.changed, "changed_by_sheet", by); !done) return done.failure();
    if (!check->changed.empty()) tx.commit();
    return static_cast<int>(check->changed.size());
}

} // namespace partnerships
