// The list as a file: CSV that streams, or a workbook; in the reader's language, days as ISO.
#include "platform/files/files.hpp"
#include "platform/tables/csv_writing.hpp"
#include "platform/tables/xlsx_writing.hpp"
#include "policy/agreements/list.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/agreements/sheet.hpp"
#include "policy/agreements/store.hpp"

#include <algorithm>
#include <memory>

namespace agreements::pages {
namespace {

constexpr std::size_t rows_in_a_piece = 500;

// What an export carries on with from piece to piece. Which rows there are is settled at its start.
struct Export {
    db::Database& database;
    SheetWords words;
    std::vector<AgreementId> ids;
    std::size_t done = 0;
    bool begun = false;

    bool over() const { return done >= ids.size(); }
    std::vector<SheetRow> next() {
        auto until = std::min(done + rows_in_a_piece, ids.size());
        std::vector<AgreementId> some{ids.begin() + static_cast<std::ptrdiff_t>(done),
                                      ids.begin() + static_cast<std::ptrdiff_t>(until)};
        done = until;
        auto reader = database.read();
        std::vector<SheetRow> rows;
        for (auto& agreement : agreements_of(reader, some)) rows.push_back({std::move(agreement), {}});
        auto parties = parties_of_all(reader, some);
        for (auto& row : rows) row.parties = std::move(parties[row.agreement.id]);
        return rows;
    }
};

std::shared_ptr<Export> export_of(const web::Call& call) {
    auto state = lists::read_state(list_spec, call.request);
    const auto& institution = call.services.institution;
    auto reader = call.database().read();
    return std::make_shared<Export>(
        Export{call.database(), {call.tr, types(institution), hosts(institution)}, ids_of(reader, state)});
}

std::string next_csv(Export& all) {
    constexpr tables::CsvStyle style;
    std::string piece;
    if (!all.begun) piece = tables::csv_start(style) + tables::csv_record(sheet_head(all.words.tr), style);
    all.begun = true;
    if (all.over()) return piece;
    for (const auto& row : all.next()) piece += tables::csv_record(sheet_cells(all.words, row), style);
    return piece;
}

// A workbook is packed and can only be sent whole; it is written row by row, so that it takes little memory.
std::string whole_xlsx(Export& all) {
    if (all.begun) return {};
    all.begun = true;
    tables::Workbook book;
    std::vector<tables::SheetColumn> columns;
    for (const auto& head : sheet_head(all.words.tr))
        columns.push_back({head, columns.size() == 2 || columns.size() == 3 ? 40 : 16});
    book.begin_sheet(std::string{all.words.tr("agreements.title")}, columns);
    while (!all.over())
        for (const auto& row : all.next()) {
            auto cells = sheet_cells(all.words, row);
            book.row({cells.begin(), cells.end()});
        }
    return book.finish();
}

http::Response file_of(const web::Call& call, std::string type, std::string_view ending) {
    http::Response response{.type = std::move(type)};
    auto name = std::string{call.tr("agreements.list.file")} + std::string{ending};
    response.headers.emplace_back("Content-Disposition", files::attachment(name));
    return response;
}

} // namespace

http::Response download_list(web::Call& call) {
    auto response = file_of(call, "text/csv; charset=utf-8", ".csv");
    response.pieces = [all = export_of(call)] { return next_csv(*all); };
    return response;
}

http::Response download_workbook(web::Call& call) {
    auto response = file_of(call, std::string{files::media_type_of(files::Type::xlsx)}, ".xlsx");
    response.pieces = [all = export_of(call)] { return whole_xlsx(*all); };
    return response;
}

} // namespace agreements::pages
