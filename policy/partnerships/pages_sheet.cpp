// Partnerships and collaborations as files, out and back in.
#include "platform/lists/exporting.hpp"
#include "platform/lists/sheet_pages.hpp"
#include "policy/partnerships/api.hpp"
#include "policy/partnerships/collaboration_access.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/sheets.hpp"

namespace partnerships {
namespace {

template <class RecordId, class Rows>
lists::Export export_of(const web::Call& call, const lists::Sheet& sheet, const lists::ListSpec& spec,
                        Rows rows_after_id) {
    auto next = [&database = call.database(), state = lists::read_state(spec, call.request),
                 last = RecordId{}, rows_after_id, sheet, language = call.tr.language()]() mutable {
        std::vector<lists::Cells> cells;
        auto reader = database.read();
        const auto rows = rows_after_id(reader, state, last, lists::rows_in_a_piece);
        for (const auto& row : rows) cells.push_back(lists::in_words(sheet, language, sheet_cells(row)));
        if (!rows.empty()) last = rows.back().id;
        return cells;
    };
    return {std::string{sheet.path.substr(1)}, std::string{call.tr(sheet.list)},
            lists::heads_of(sheet, call.tr), std::move(next)};
}
lists::Export partnerships_export(const web::Call& call) {
    return export_of<PartnershipId>(call, sheet_of_partnerships(call), list_spec(), rows_after);
}
lists::Export collaborations_export(const web::Call& call) {
    return export_of<CollaborationId>(call, sheet_of_collaborations(call), collaboration_list(),
                                      collaborations_after);
}

// Whoever looks after some collaborations may send their file; each row asks its own rights besides.
http::Response answered(web::Call& call, http::Response (*answer)(web::Call&, const lists::Sheet&)) {
    if (!looks_after_collaborations(call.actor))
        return call.failure(forbidden("partnerships.collaboration.not_yours"));
    return answer(call, sheet_of_collaborations(call));
}

} // namespace

namespace pages {

http::Response csv(web::Call& call) { return lists::csv_of(partnerships_export(call)); }
http::Response xlsx(web::Call& call) { return lists::xlsx_of(partnerships_export(call)); }
http::Response ask_sheet(web::Call& call) { return lists::ask_sheet(call, sheet_of_partnerships(call)); }
http::Response check_file(web::Call& call) { return lists::check_sheet(call, sheet_of_partnerships(call)); }
http::Response apply_file(web::Call& call) { return lists::apply_sheet(call, sheet_of_partnerships(call)); }

http::Response collaborations_csv(web::Call& call) { return lists::csv_of(collaborations_export(call)); }
http::Response collaborations_xlsx(web::Call& call) { return lists::xlsx_of(collaborations_export(call)); }
http::Response ask_collaborations_sheet(web::Call& call) {
    if (looks_after_collaborations(call.actor)) return lists::ask_sheet(call, sheet_of_collaborations(call));
    return call.see_other("/collaborations", "partnerships.collaboration.not_yours"); // whoever was sent here
}
http::Response check_collaborations_file(web::Call& call) { return answered(call, lists::check_sheet); }
http::Response apply_collaborations_file(web::Call& call) { return answered(call, lists::apply_sheet); }

} // namespace pages

namespace api {

http::Response check_sheet(web::Call& call) {
    return lists::api_check_sheet(call, sheet_of_partnerships(call));
}
http::Response apply_sheet(web::Call& call) {
    return lists::api_apply_sheet(call, sheet_of_partnerships(call));
}
http::Response check_collaborations_sheet(web::Call& call) { return answered(call, lists::api_check_sheet); }
http::Response apply_collaborations_sheet(web::Call& call) { return answered(call, lists::api_apply_sheet); }

} // namespace api
} // namespace partnerships
