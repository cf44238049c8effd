// Comparing a spreadsheet with the register, and taking over what differs.
#include "policy/partners/sheet.hpp"

#include "policy/partners/actions.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/rules.hpp"
#include "policy/partners/store.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace partners {
namespace {

// Only these are read back; the others help people to find their way in the file.
constexpr std::string_view read_back[] = {"name", "kind", "country", "city", "website", "note"};

// What stands in the file and is changed elsewhere: a change here is told, never left out in silence.
struct Elsewhere {
    std::string_view column, reason;
    std::string (*now)(db::Session&, const Organisation&);
};
std::string status_of(db::Session&, const Organisation& organisation) {
    return std::string{name_of(organisation.status)};
}
std::string ror_of(db::Session& session, const Organisation& organisation) {
    auto facts = facts_of(session, organisation.id);
    return facts ? facts->ror : std::string{};
}
constexpr Elsewhere changed_elsewhere[] = {{"status", "partners.sheet.status", status_of},
                                           {"ror", "partners.sheet.ror", ror_of}};

struct Layout {
    std::size_t id, version;
    std::vector<std::pair<std::string_view, std::size_t>> fields;
    std::vector<std::pair<const Elsewhere*, std::size_t>> elsewhere;
};

Result<Layout> layout_of(const tables::Table& table) {
    auto id = table.column_named("id"), version = table.column_named("version");
    if (!id || !version) return Failure{Fault::invalid, {"partners.sheet.no_id"}, {}};
    Layout layout{*id, *version, {}, {}};
    for (auto field : read_back)
        if (auto column = table.column_named(field)) layout.fields.emplace_back(field, *column);
    for (const auto& one : changed_elsewhere)
        if (auto column = table.column_named(one.column)) layout.elsewhere.emplace_back(&one, *column);
    return layout;
}

std::int64_t number_in(std::string_view cell) {
    std::int64_t number = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return number;
}

// The reasons of a form, where a file has no list to choose from.
std::string_view told_in_a_file(std::string_view reason) {
    return reason == "partners.field.kind" ? "partners.sheet.kind" : reason;
}

void judge(SheetRow& read, const Organisation& organisation, const Texts& texts, const Details& before) {
    auto details = details_from(texts, before);
    if (details)
        read.details = std::move(*details);
    else
        for (const auto& [field, reason] : details.failure().fields)
            read.faults.emplace_back(field, told_in_a_file(reason));
    if (!may_change(organisation)) read.faults.emplace_back("id", "partners.rule.merged_away");
}

SheetRow compared(db::Session& session, const tables::Row& row, const Layout& layout) {
    SheetRow read{.number = row.number,
                  .id = {number_in(row.cell(layout.id))},
                  .version = static_cast<int>(number_in(row.cell(layout.version))),
                  .name = {},
                  .details = {},
                  .differences = {},
                  .faults = {}};
    auto organisation = find_organisation(session, read.id);
    if (!organisation) return read.faults.emplace_back("id", "partners.sheet.unknown_id"), read;
    read.name = organisation->name;
    auto before = details_of(*organisation, names_of_organisation(session, read.id));
    auto texts = texts_of(before);
    for (auto [field, column] : layout.fields) {
        auto cell = row.cell(column);
        if (tables::tidy(text_of(texts, field)) == tables::tidy(cell)) continue;
        read.differences.push_back(
            {std::string{field}, std::string{text_of(texts, field)}, std::string{cell}});
        set_text(texts, field, cell);
    }
    const bool outdated = organisation->version != read.version;
    bool differs = !read.differences.empty();
    for (auto [one, column] : layout.elsewhere)
        if (tables::tidy(row.cell(column)) != one->now(session, *organisation)) {
            differs = true;
            if (!outdated) read.faults.emplace_back(one->column, one->reason);
        }
    if (outdated && differs) read.faults.emplace_back("version", "partners.sheet.changed_since");
    if (!read.differences.empty()) judge(read, *organisation, texts, before);
    return read;
}

// Two rows about one organisation contradict each other, or one of them is there by mistake.
void sort_rows(SheetCheck& check, std::vector<SheetRow> rows) {
    std::map<OrganisationId, int> times;
    for (const auto& row : rows) ++times[row.id];
    for (auto& row : rows) {
        bool twice = row.id && times[row.id] > 1;
        if (twice) row.faults.emplace_back("id", "partners.sheet.id_twice");
        if (!row.faults.empty())
            check.refused.push_back(std::move(row));
        else if (row.differences.empty())
            ++check.unchanged;
        else
            check.changed.push_back(std::move(row));
    }
}

} // namespace

std::vector<std::string> sheet_cells(const RegisterLine& line) {
    return {std::to_string(line.id.value),
            std::to_string(line.version),
            line.name,
            line.other_name,
            line.ror,
            std::string{name_of(line.kind)},
            std::string{name_of(line.status)},
            line.country,
            line.city,
            line.website,
            std::to_string(line.agreements),
            line.note};
}

Result<SheetCheck> check_sheet(db::Session& session, std::string_view file) {
    auto table = tables::read(file);
    if (!table) return table.failure();
    auto layout = layout_of(*table);
    if (!layout) return layout.failure();
    SheetCheck check;
    std::vector<SheetRow> rows;
    for (const auto& row : table->rows) rows.push_back(compared(session, row, *layout));
    check.rows = static_cast<std::int64_t>(rows.size());
    sort_rows(check, std::move(rows));
    return check;
}

Result<int> apply_sheet(db::Database& database, std::string_view file, const By& by) {
    auto tx = database.begin();
    auto check = check_sheet(tx, file);
    if (!check) return check.failure();
    if (!check->refused.empty()) return Failure{Fault::refused, {"partners.sheet.rows_refused"}, {}};
    for (const auto& row : check->changed) {
        auto done = change_within(tx, *find_organisation(tx, row.id), row.details, OldName::forget,
                                  "changed_by_sheet", by);
        if (!done) return done.failure();
    }
    if (!check->changed.empty()) tx.commit();
    return static_cast<int>(check->changed.size());
}

} // namespace partners
