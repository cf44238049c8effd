// Partnerships and collaborations as files, out and back in.
#include "platform/files/files.hpp"
#include "platform/web/form.hpp"
#include "policy/partnerships/exporting.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/sheets.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships::pages {
namespace {

constexpr int rows_at_once = 500;

// Where a list's file is taken out of and read back into.
struct Place {
    std::string_view path, title;
    std::string_view kept_as; // owner of the file while its check page is looked at
    Sheet (*sheet)(const web::Call&);
};

Sheet partnerships_sheet(const web::Call& call) {
    auto reader = call.database().read();
    return sheet_of_partnerships(offered_to(call, reader), call.actor);
}
Sheet collaborations_sheet(const web::Call& call) {
    return sheet_of_collaborations(call.services.institution, call.actor);
}
constexpr Place partnerships_place{"/partnerships", "partnerships.title", "partnership_sheets",
                                   partnerships_sheet};
constexpr Place collaborations_place{"/collaborations", "partnerships.collaborations.title",
                                     "collaboration_sheets", collaborations_sheet};

template <class RecordId, class Rows>
Export export_of(const web::Call& call, const Place& place, const lists::ListSpec& spec, Rows rows_after_id) {
    auto next = [&database = call.database(), state = lists::read_state(spec, call.request),
                 last = RecordId{}, rows_after_id]() mutable {
        std::vector<std::vector<std::string>> cells;
        auto reader = database.read();
        const auto rows = rows_after_id(reader, state, last, rows_at_once);
        for (const auto& row : rows) cells.push_back(sheet_cells(row));
        if (!rows.empty()) last = rows.back().id;
        return cells;
    };
    return {std::string{place.path.substr(1)}, std::string{call.tr(place.title)}, place.sheet(call).columns,
            std::move(next)};
}
Export partnerships_export(const web::Call& call) {
    return export_of<PartnershipId>(call, partnerships_place, list_spec(), rows_after);
}
Export collaborations_export(const web::Call& call) {
    return export_of<CollaborationId>(call, collaborations_place, collaboration_list(), collaborations_after);
}

http::Response sheet_page(const web::Call& call, const Place& place, SheetPage page, int status) {
    page.path = place.path;
    page.list = call.tr(place.title);
    page.csrf = call.csrf();
    return call.page(
        {.title = std::string{call.tr("partnerships.sheet.title")}, .room = "partnerships", .status = status},
        views::sheet(call.tr, page));
}

http::Response faulty(const web::Call& call, const Place& place, const Failure* failure) {
    SheetPage page;
    page.error =
        failure && !failure->reasons.empty() ? failure->reasons.front() : "partnerships.sheet.no_file";
    return sheet_page(call, place, std::move(page), 422);
}

// The file is kept while its check page is looked at; nothing else is written.
http::Response check(web::Call& call, const Place& place) {
    if (call.request.uploads.empty()) return faulty(call, place, nullptr);
    const auto& upload = call.request.uploads.front();
    const auto sheet = place.sheet(call);
    SheetPage page;
    {
        auto reader = call.database().read();
        auto checked = check_sheet(reader, upload.content, sheet);
        if (!checked) return faulty(call, place, &checked.failure());
        page.check = std::move(*checked);
    }
    auto tx = call.database().begin();
    auto file = files::store(tx, {std::string{place.kept_as}, call.actor.account.value},
                             {upload.file_name, upload.content}, call.actor.account, call.now());
    if (!file) return faulty(call, place, &file.failure());
    tx.commit();
    page.checked = true;
    page.file = file->value;
    return sheet_page(call, place, std::move(page), 200);
}

http::Response apply(web::Call& call, const Place& place) {
    web::Form form{call.request};
    auto file_id = form.id<files::FileTag>("file", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    std::string content;
    {
        auto reader = call.database().read();
        auto file = files::find(reader, file_id);
        bool mine = file && file->owner_kind == place.kept_as && file->owner_id == call.actor.account.value;
        if (!mine) return call.see_other(std::string{place.path} + "/table", "partnerships.sheet.gone");
        content = files::read(reader, *file);
    }
    auto applied = apply_sheet(call.database(), content, place.sheet(call), call.by());
    if (!applied) return call.failure(applied.failure());
    auto tx = call.database().begin();
    files::forget(tx, file_id);
    tx.commit();
    return call.see_other(std::string{place.path}, "partnerships.sheet.done");
}

} // namespace

http::Response csv(web::Call& call) { return csv_of(partnerships_export(call)); }
http::Response xlsx(web::Call& call) { return xlsx_of(partnerships_export(call)); }
http::Response ask_sheet(web::Call& call) { return sheet_page(call, partnerships_place, {}, 200); }
http::Response check_file(web::Call& call) { return check(call, partnerships_place); }
http::Response apply_file(web::Call& call) { return apply(call, partnerships_place); }

http::Response collaborations_csv(web::Call& call) { return csv_of(collaborations_export(call)); }
http::Response collaborations_xlsx(web::Call& call) { return xlsx_of(collaborations_export(call)); }
http::Response ask_collaborations_sheet(web::Call& call) {
    return sheet_page(call, collaborations_place, {}, 200);
}
http::Response check_collaborations_file(web::Call& call) { return check(call, collaborations_place); }
http::Response apply_collaborations_file(web::Call& call) { return apply(call, collaborations_place); }

} // namespace partnerships::pages
