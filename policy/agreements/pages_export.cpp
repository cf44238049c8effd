// The list as a file, in the reader's language, days as ISO.
#include "platform/lists/exporting.hpp"
#include "policy/agreements/list.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/agreements/sheet.hpp"
#include "policy/agreements/store.hpp"

namespace agreements::pages {
namespace {

lists::Export export_of(const web::Call& call) {
    const auto& institution = call.services.institution;
    auto cells_of = [&database = call.database(),
                     words = SheetWords{call.tr, types(institution), hosts(institution)}](
                        const std::vector<AgreementId>& some) {
        auto session = database.read();
        auto parties = parties_of_all(session, some);
        std::vector<lists::Cells> cells;
        for (auto& agreement : agreements_of(session, some)) {
            auto id = agreement.id;
            cells.push_back(sheet_cells(words, {std::move(agreement), std::move(parties[id])}));
        }
        return cells;
    };
    auto reader = call.database().read();
    auto ids = ids_of(reader, lists::read_state(list_spec, call.request));
    return {std::string{call.tr("agreements.list.file")}, std::string{call.tr("agreements.title")},
            sheet_head(call.tr), lists::in_pieces(std::move(ids), std::move(cells_of))};
}

} // namespace

http::Response download_list(web::Call& call) { return lists::csv_of(export_of(call)); }
http::Response download_workbook(web::Call& call) { return lists::xlsx_of(export_of(call)); }

} // namespace agreements::pages
