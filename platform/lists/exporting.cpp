// Writes a list's rows as they come.
#include "platform/lists/exporting.hpp"

#include "platform/files/files.hpp"
#include "platform/http/in_steps.hpp"
#include "platform/tables/csv_writing.hpp"
#include "platform/tables/xlsx_writing.hpp"

namespace lists {
namespace {

constexpr tables::CsvStyle csv;

http::Response file_of(std::string type, const std::string& name) {
    http::Response response{.type = std::move(type)};
    response.headers.emplace_back("Content-Disposition", files::attachment(name));
    return response;
}

// As wide as the first rows need, within what can be looked over.
int width_of(const Export& list, const std::vector<Cells>& rows, std::size_t column) {
    auto longest = list.head[column].size();
    for (const auto& cells : rows) longest = std::max(longest, cells[column].size());
    return static_cast<int>(std::clamp<std::size_t>(longest + 2, 10, 45));
}

// A workbook that is being written.
struct Writing {
    Export list;
    tables::Workbook book = {};
    bool begun = false, sent = false;
};

void begin(Writing& writing, const std::vector<Cells>& rows) {
    std::vector<tables::SheetColumn> columns;
    for (const auto& name : writing.list.head)
        columns.push_back({name, width_of(writing.list, rows, columns.size())});
    writing.book.begin_sheet(writing.list.title, columns);
}

std::optional<std::string> step(Writing& writing) {
    if (writing.sent) return "";
    const auto rows = writing.list.next();
    if (!std::exchange(writing.begun, true)) begin(writing, rows);
    for (const auto& cells : rows) writing.book.row({cells.begin(), cells.end()});
    if (!rows.empty()) return std::nullopt;
    writing.sent = true;
    return writing.book.finish();
}

} // namespace

http::Response csv_of(Export list) {
    auto response = file_of("text/csv; charset=utf-8", list.name + ".csv");
    auto head = tables::csv_start(csv) + tables::csv_record(list.head, csv);
    response.pieces = [list = std::move(list), head = std::move(head)]() mutable {
        std::string piece = std::exchange(head, {});
        const auto rows = list.next();
        for (const auto& cells : rows) piece += tables::csv_record(cells, csv);
        return piece;
    };
    return response;
}

// A workbook is packed and can only be sent whole; it is written row by row, so that it takes little memory.
http::Response xlsx_of(Export list) {
    auto response = file_of(std::string{files::media_type_of(files::Type::xlsx)}, list.name + ".xlsx");
    response.pieces = http::InSteps{
        [writing = std::make_shared<Writing>(Writing{std::move(list)})] { return step(*writing); }};
    return response;
}

} // namespace lists
