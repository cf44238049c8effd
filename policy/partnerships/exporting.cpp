// Writes a list's rows as they come.
#include "policy/partnerships/exporting.hpp"

#include "platform/files/files.hpp"
#include "platform/tables/csv_writing.hpp"
#include "platform/tables/xlsx_writing.hpp"

#include <algorithm>
#include <utility>

namespace partnerships {
namespace {

constexpr tables::CsvStyle csv;

http::Response file_of(std::string type, const std::string& name) {
    http::Response response{.type = std::move(type)};
    response.headers.emplace_back("Content-Disposition", files::attachment(name));
    return response;
}

int width_of(std::string_view column) {
    constexpr std::string_view wide[] = {"title", "partner", "partners", "department"};
    return std::find(std::begin(wide), std::end(wide), column) == std::end(wide) ? 16 : 45;
}

std::string workbook(const Export& list) {
    tables::Workbook book;
    std::vector<tables::SheetColumn> columns;
    for (auto name : list.head) columns.push_back({std::string{name}, width_of(name)});
    book.begin_sheet(list.title, columns);
    for (auto rows = list.next(); !rows.empty(); rows = list.next())
        for (const auto& cells : rows) book.row({cells.begin(), cells.end()});
    return book.finish();
}

} // namespace

http::Response csv_of(Export list) {
    auto response = file_of("text/csv; charset=utf-8", list.name + ".csv");
    auto head = tables::csv_start(csv) + tables::csv_record({list.head.begin(), list.head.end()}, csv);
    response.pieces = [list = std::move(list), head = std::move(head)]() mutable {
        std::string piece = std::exchange(head, {});
        const auto rows = list.next();
        for (const auto& cells : rows) piece += tables::csv_record(cells, csv);
        return piece;
    };
    return response;
}

// A workbook is packed and can only be sent whole.
http::Response xlsx_of(Export list) {
    auto response = file_of(std::string{files::media_type_of(files::Type::xlsx)}, list.name + ".xlsx");
    response.pieces = [list = std::move(list), sent = false]() mutable {
        return std::exchange(sent, true) ? std::string{} : workbook(list);
    };
    return response;
}

} // namespace partnerships
