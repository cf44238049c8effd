// The register as a file, out and back in, and several organisations changed at once.
#include "platform/lists/exporting.hpp"
#include "platform/lists/marked.hpp"
#include "platform/lists/sheet_pages.hpp"
#include "platform/web/form.hpp"
#include "platform/web/route.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/edit.hpp"
#include "policy/partners/excuses.hpp"
#include "policy/partners/models_bulk.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/sheet.hpp"
#include "policy/partners/views.hpp"

namespace partners::pages {
namespace {

lists::Sheet sheet_for(const Call& call) { return sheet_of(call.by(), call.services.catalogues); }

lists::Export export_of(const Call& call) {
    auto sheet = sheet_for(call);
    auto heads = lists::heads_of(sheet, call.tr);
    auto reader = call.database().read();
    auto cells_of = [&database = call.database(), sheet = std::move(sheet),
                     language = call.tr.language()](const std::vector<OrganisationId>& some) {
        auto session = database.read();
        std::vector<lists::Cells> cells;
        const auto lines = register_lines(session, some, text::code_of(language));
        for (const auto& line : lines) cells.push_back(lists::in_words(sheet, language, sheet_cells(line)));
        return cells;
    };
    auto ids = register_ids(reader, lists::read_state(register_spec(), call.request));
    return {"organisations", std::string{call.tr("partners.title")}, std::move(heads),
            lists::in_pieces(std::move(ids), std::move(cells_of))};
}

Response bulk_page(Call& call, const std::vector<OrganisationId>& ids, const Failure* failure) {
    if (ids.empty()) return call.see_other("/organisations", "partners.bulk.none");
    auto reader = call.database().read();
    BulkPage page;
    page.lines = register_lines(reader, ids, text::code_of(call.tr.language()));
    if (page.lines.empty()) return call.see_other("/organisations", "partners.bulk.none_there");
    page.form.values = call.request.form;
    page.form.csrf = call.csrf();
    for (auto kind : all_of<OrganisationKind>())
        page.kinds.push_back({std::string{name_of(kind)}, std::string{call.tr.of("partners.kind", kind)},
                              page.form.value("kind") == name_of(kind)});
    for (auto status :
         {OrganisationStatus::active, OrganisationStatus::inactive, OrganisationStatus::withdrawn})
        page.statuses.push_back({std::string{name_of(status)},
                                 std::string{call.tr.of("partners.status", status)},
                                 page.form.value("status") == name_of(status)});
    if (failure) page.reasons = failure->reasons, page.may_excuse = may_be_excused(failure->reasons);
    if (failure) page.form.add(*failure);
    auto status = !failure ? 200 : failure->fault == Fault::invalid ? 422 : 409;
    auto title = call.tr.count("partners.bulk.title", static_cast<std::int64_t>(page.lines.size()));
    return call.page({.title = title, .room = "organisations", .status = status}, views::bulk(call.tr, page));
}

Response asked(Call& call) {
    auto ids = lists::marked_in<OrganisationId>(call.request);
    return ids ? bulk_page(call, *ids, nullptr) : call.failure(ids.failure());
}

} // namespace

Response csv(Call& call) { return lists::csv_of(export_of(call)); }
Response xlsx(Call& call) { return lists::xlsx_of(export_of(call)); }

Response ask_sheet(Call& call) { return lists::ask_sheet(call, sheet_for(call)); }
Response check_sheet(Call& call) { return lists::check_sheet(call, sheet_for(call)); }
Response apply_sheet(Call& call) { return lists::apply_sheet(call, sheet_for(call)); }

Response ask_bulk(Call& call) { return lists::as_form(call, asked); }

Response change_bulk(Call& call) {
    web::Form form{call.request};
    auto wish = read_bulk(form);
    auto ids = lists::marked_in<OrganisationId>(call.request);
    if (!ids) return call.failure(ids.failure());
    auto by = call.by(wish.reason, excuses_sent(call));
    auto changed =
        form.good() ? change_many(call.database(), *ids, wish.change, by) : Result<int>{form.failure()};
    if (!changed) return bulk_page(call, *ids, &changed.failure());
    return call.see_other("/organisations", "partners.bulk.done");
}

} // namespace partners::pages
