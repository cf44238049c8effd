// The front door of reading: what the bytes are, where the table in them begins, and whether it has a header.
#include "platform/basics/busy.hpp"
#include "platform/tables/cells.hpp"
#include "platform/tables/csv.hpp"
#include "platform/tables/xlsx.hpp"
#include "platform/text/encoding.hpp"

#include <algorithm>
#include <map>
#include <mutex>

namespace tables {

namespace {

// What one file may take of the memory, several at once could together not have. The memory is the program's,
// and so is the turn.
static std::timed_mutex unpacking;

// A page asks what each column means. Empty cells beyond them are left out.
constexpr std::size_t most_columns = 200;

Failure wrong(std::string_view why) { return {Fault::invalid, {"tables." + std::string{why}}, {}}; }

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(), [&](auto end) { return name.ends_with(end); });
}

bool is_workbook(const std::vector<std::string>& entries) {
    return std::find(entries.begin(), entries.end(), "xl/workbook.xml") != entries.end();
}

// The file of a .zip that holds the table.
Result<std::string> entry_of(const std::vector<std::string>& entries, const Reading& reading) {
    if (!reading.entry.empty() || entries.size() == 1)
        return reading.entry.empty() ? entries[0] : reading.entry;
    std::string found;
    for (auto& name : entries) {
        if (name.starts_with("__MACOSX/") || !ends_with_any(name, {".csv", ".CSV", ".tsv", ".txt", ".xlsx"}))
            continue;
        if (!found.empty()) return wrong("several_files");
        found = name;
    }
    if (found.empty()) return wrong("not_a_table");
    return found;
}

// The bytes of the table's own file, whatever it was packed in.
struct Content {
    std::string bytes;
    bool workbook = false;
};

Result<Content> content_of(const Origin& origin, const Reading& reading, int depth = 0) {
    UnpackLimits limits{.bytes = reading.limits.bytes};
    auto entries = entries_of(origin, limits);
    if (!entries) return entries.failure();
    if (is_workbook(*entries)) {
        // Its parts are unpacked later; here it is read as it lies.
        if (auto* bytes = std::get_if<std::string_view>(&origin)) return Content{std::string{*bytes}, true};
        auto file = whole_file(std::get<std::filesystem::path>(origin), reading.limits.bytes);
        if (!file) return file.failure();
        return Content{std::move(*file), true};
    }
    if (entries->empty()) return wrong("not_a_table");
    auto entry = entry_of(*entries, reading);
    if (!entry) return entry.failure();
    auto bytes = unpacked(origin, *entry, limits);
    if (!bytes) return bytes.failure();
    // A workbook, or a packed file, inside a .zip or .gz; no deeper than that.
    bool packed = std::string_view{*bytes}.starts_with("PK\x03\x04");
    if (packed && depth == 0)
        return content_of(std::string_view{*bytes}, Reading{.limits = reading.limits}, 1);
    return Content{std::move(*bytes), false};
}

std::optional<Failure> refusal_of(std::string_view bytes) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) return wrong("old_or_locked_workbook");
    if (bytes.starts_with("%PDF") || bytes.starts_with("PK\x03\x04")) return wrong("not_a_table");
    return std::nullopt;
}

Result<Form> each_csv_row(std::string_view bytes, const Reading& reading, const VisitRow& visit) {
    if (auto refusal = refusal_of(bytes)) return *refusal;
    Form form;
    auto decoded = reading.encoding.empty()
                       ? text::to_utf8(bytes)
                       : text::Decoded{text::to_utf8(bytes, reading.encoding), reading.encoding};
    form.encoding = decoded.encoding;
    std::string_view text = decoded.text;
    if (text.ends_with('\x1A')) text.remove_suffix(1); // the end of a file of DOS
    if (text.find('\0') != text.npos) return wrong("not_a_table");
    auto separator = reading.separator;
    if (text.starts_with("sep=") && text.size() > 4) { // a line for Excel alone, which does not show it
        separator = separator.value_or(text[4]);
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    }
    CsvForm csv = guessed_form(text, separator);
    form.separator = csv.separator;
    form.quote = csv.quote;
    auto done = each_record(text, csv, reading.limits, visit);
    if (!done) return done.failure();
    return form;
}

std::size_t filled_in(const Row& row) {
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(), [](auto& cell) { return !tidy(cell).empty(); }));
}

// Titles and dates above the table fill far fewer cells than its rows do.
std::size_t first_row_of_table(const std::vector<Row>& rows) {
    std::map<std::size_t, int> counts;
    std::size_t sample = std::min<std::size_t>(rows.size(), 100);
    for (std::size_t i = 0; i < sample; ++i) ++counts[filled_in(rows[i])];
    auto usual =
        std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; });
    for (std::size_t i = 0; i < sample; ++i)
        if (filled_in(rows[i]) * 3 > usual->first) return i;
    return 0;
}

// "No" and "X" may well be names of columns.
bool looks_like_a_name(const std::string& cell) {
    return !number_of(cell) && !date_of(cell) && cell != "true" && cell != "false" && cell.size() <= 80;
}

// A header has names and nothing else, and none of them comes back as a value in its own column.
bool looks_like_a_header(const std::vector<Row>& rows, std::size_t first) {
    auto& top = rows[first];
    for (std::size_t column = 0; column < top.cells.size(); ++column) {
        std::string name = tidy(top.cells[column]);
        if (name.empty()) continue;
        if (!looks_like_a_name(name)) return false;
        for (std::size_t i = first + 1; i < std::min(rows.size(), first + 200); ++i)
            if (tidy(rows[i].cell(column)) == name) return false;
    }
    return rows.size() > first + 1;
}

void take_header(Table& table, HeaderRow wanted) {
    if (table.rows.empty()) return;
    std::size_t first = first_row_of_table(table.rows);
    table.rows.erase(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(first));
    bool has =
        wanted == HeaderRow::present || (wanted == HeaderRow::guess && looks_like_a_header(table.rows, 0));
    if (!has) return;
    for (auto& cell : table.rows.front().cells) table.header.push_back(tidy(cell));
    while (!table.header.empty() && table.header.back().empty()) table.header.pop_back();
    table.header_row = table.rows.front().number;
    table.rows.erase(table.rows.begin());
}

} // namespace

Result<Form> each_row(const Origin& origin, const Reading& reading, const VisitRow& visit) {
    std::unique_lock turn{unpacking, reading.patience};
    if (!turn) throw Busy{"other spreadsheets are being read"};
    auto content = content_of(origin, reading);
    if (!content) return content.failure();
    bool too_wide = false;
    auto narrow = [&](Row&& row) {
        while (row.cells.size() > most_columns && row.cells.back().empty()) row.cells.pop_back();
        too_wide = row.cells.size() > most_columns;
        return !too_wide && visit(std::move(row));
    };
    auto form = content->workbook ? each_xlsx_row(content->bytes, reading, narrow)
                                  : each_csv_row(content->bytes, reading, narrow);
    if (too_wide) return wrong("too_many_columns");
    return form;
}

Result<Table> read(const Origin& origin, const Reading& reading) {
    Table table;
    auto form = each_row(origin, reading, [&](Row&& row) {
        if (!row.blank()) table.rows.push_back(std::move(row));
        return true;
    });
    if (!form) return form.failure();
    table.form = std::move(*form);
    take_header(table, reading.header);
    if (table.rows.empty()) return wrong("empty");
    return table;
}

} // namespace tables
