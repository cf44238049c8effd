// Partnerships as a file, out and back in, and several changed at once.
#include "platform/files/files.hpp"
#include "platform/web/route.hpp"
#include "policy/partnerships/bulk.hpp"
#include "policy/partnerships/exporting.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/sheet.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

#include <optional>

namespace partnerships::pages {
namespace {

constexpr int rows_at_once = 500;

Export export_of(const web::Call& call) {
    auto next = [&database = call.database(), state = lists::read_state(list_spec(), call.request),
                 last = PartnershipId{}]() mutable {
        std::vector<std::vector<std::string>> cells;
        auto reader = database.read();
        const auto rows = rows_after(reader, state, last, rows_at_once);
        for (const auto& row : rows) cells.push_back(sheet_cells(row));
        if (!rows.empty()) last = rows.back().id;
        return cells;
    };
    return {"partnerships", std::string{call.tr("partnerships.title")}, sheet_columns, std::move(next)};
}

http::Response sheet_page(const web::Call& call, SheetPage page, int status) {
    page.csrf = call.csrf();
    return call.page(
        {.title = std::string{call.tr("partnerships.sheet.title")}, .room = "partnerships", .status = status},
        views::sheet(call.tr, page));
}

http::Response faulty(const web::Call& call, const Failure* failure) {
    SheetPage page;
    page.error =
        failure && !failure->reasons.empty() ? failure->reasons.front() : "partnerships.sheet.no_file";
    return sheet_page(call, std::move(page), 422);
}

Offered offered_now(const web::Call& call) {
    auto reader = call.database().read();
    return offered_to(call, reader);
}

std::vector<PartnershipId> marked(const web::Call& call) {
    std::vector<PartnershipId> ids;
    for (auto text : call.request.fields("id"))
        if (PartnershipId id; web::read_part(text, id) && ids.size() < most_together) ids.push_back(id);
    return ids;
}

http::Response bulk_page(web::Call& call, const std::vector<PartnershipId>& ids, const Failure* failure) {
    if (ids.empty()) return call.see_other("/partnerships", "partnerships.bulk.none");
    auto reader = call.database().read();
    BulkPage page;
    page.rows = rows_of(reader, ids);
    page.form.values = call.request.form;
    page.form.csrf = call.csrf();
    auto offered = offered_to(call, reader);
    page.hosts = std::move(offered.hosts);
    page.units = std::move(offered.units);
    page.coordinators = std::move(offered.coordinators);
    if (failure) page.reasons = failure->reasons, page.form.add(*failure);
    auto title = call.tr.count("partnerships.bulk.title", static_cast<std::int64_t>(ids.size()));
    int status = !failure ? 200 : failure->fault == Fault::invalid ? 422 : 409;
    return call.page({.title = title, .room = "partnerships", .status = status}, views::bulk(call.tr, page));
}

} // namespace

http::Response csv(web::Call& call) { return csv_of(export_of(call)); }
http::Response xlsx(web::Call& call) { return xlsx_of(export_of(call)); }

http::Response ask_sheet(web::Call& call) { return sheet_page(call, {}, 200); }

// The file is kept while its check page is looked at; nothing else is written.
http::Response check_file(web::Call& call) {
    if (call.request.uploads.empty()) return faulty(call, nullptr);
    const auto& upload = call.request.uploads.front();
    SheetPage page;
    {
        auto reader = call.database().read();
        auto check = check_sheet(reader, upload.content, offered_to(call, reader), call.actor);
        if (!check) return faulty(call, &check.failure());
        page.check = std::move(*check);
    }
    auto tx = call.database().begin();
    auto file = files::store(tx, {"partnership_sheets", call.actor.account.value},
                             {upload.file_name, upload.content}, call.actor.account, call.now());
    if (!file) return faulty(call, &file.failure());
    tx.commit();
    page.checked = true;
    page.file = file->value;
    return sheet_page(call, std::move(page), 200);
}

http::Response apply_file(web::Call& call) {
    web::Form form{call.request};
    auto file_id = form.id<files::FileTag>("file", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    std::string content;
    {
        auto reader = call.database().read();
        auto file = files::find(reader, file_id);
        bool mine =
            file && file->owner_kind == "partnership_sheets" && file->owner_id == call.actor.account.value;
        if (!mine) return call.see_other("/partnerships/table", "partnerships.sheet.gone");
        content = files::read(reader, *file);
    }
    auto applied = apply_sheet(call.database(), content, offered_now(call), call.actor, call.by());
    if (!applied) return call.failure(applied.failure());
    auto tx = call.database().begin();
    files::forget(tx, file_id);
    tx.commit();
    return call.see_other("/partnerships", "partnerships.sheet.done");
}

http::Response ask_bulk(web::Call& call) { return bulk_page(call, marked(call), nullptr); }

http::Response change_bulk(web::Call& call) {
    auto ids = marked(call);
    auto changed = change_together(call, ids);
    if (!changed) return bulk_page(call, ids, &changed.failure());
    return call.see_other("/partnerships", "partnerships.bulk.done");
}

} // namespace partnerships::pages
