// Partnerships as a file, out and back in, and several changed at once.
#include "platform/files/files.hpp"
#include "platform/tables/csv_writing.hpp"
#include "platform/tables/xlsx_writing.hpp"
#include "platform/web/route.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/sheet.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

#include <memory>

namespace partnerships::pages {
namespace {

constexpr int rows_at_once = 500;

// What is left of an export: read some hundred at a time.
struct Export {
    db::Database& database;
    lists::ListState state;
    PartnershipId last;
    bool begun = false, over = false;

    std::vector<ListRow> next() {
        auto reader = database.read();
        auto rows = rows_after(reader, state, last, rows_at_once);
        over = rows.size() < static_cast<std::size_t>(rows_at_once);
        if (!rows.empty()) last = rows.back().id;
        return rows;
    }
};

std::shared_ptr<Export> export_of(const web::Call& call) {
    return std::make_shared<Export>(
        Export{call.database(), lists::read_state(list_spec(), call.request), {}, false, false});
}

std::string next_csv(Export& all) {
    constexpr tables::CsvStyle style;
    std::string piece;
    if (!all.begun)
        piece = tables::csv_start(style) +
                tables::csv_record({std::begin(sheet_columns), std::end(sheet_columns)}, style);
    all.begun = true;
    if (all.over) return piece;
    const auto rows = all.next();
    for (const auto& row : rows) piece += tables::csv_record(sheet_cells(row), style);
    return piece;
}

// A workbook is packed and can only be sent whole.
std::string whole_xlsx(Export& all, const std::string& title) {
    if (all.begun) return {};
    all.begun = true;
    tables::Workbook book;
    std::vector<tables::SheetColumn> columns;
    for (auto name : sheet_columns)
        columns.push_back({std::string{name}, name == "title" || name == "partners" ? 45 : 16});
    book.begin_sheet(title, columns);
    while (!all.over) {
        const auto rows = all.next();
        for (const auto& row : rows) {
            auto cells = sheet_cells(row);
            book.row({cells.begin(), cells.end()});
        }
    }
    return book.finish();
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
        if (PartnershipId id; web::read_part(text, id) && ids.size() < 500) ids.push_back(id);
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
    return call.page({.title = title, .room = "partnerships", .status = failure ? 409 : 200},
                     views::bulk(call.tr, page));
}

// The first of them that this reader may not change.
std::optional<Failure> not_theirs(web::Call& call, const std::vector<PartnershipId>& ids) {
    auto reader = call.database().read();
    for (PartnershipId id : ids) {
        auto partnership = find_partnership(reader, id);
        if (!partnership) return missing("partnerships.case");
        auto access = access_of(reader, call.actor, *partnership);
        bool every = access.edits;
        for (std::string_view field : {"host", "unit", "coordinator", "answer_by"})
            every = every && (call.request.field(field).empty() || may_set(access, field));
        if (!every) return Failure{Fault::refused, {"partnerships.bulk.not_all_yours"}, {}};
    }
    return std::nullopt;
}

} // namespace

http::Response csv(web::Call& call) {
    http::Response response{.type = "text/csv; charset=utf-8"};
    response.headers.emplace_back("Content-Disposition", files::attachment("partnerships.csv"));
    response.pieces = [all = export_of(call)] { return next_csv(*all); };
    return response;
}

http::Response xlsx(web::Call& call) {
    http::Response response{.type = std::string{files::media_type_of(files::Type::xlsx)}};
    response.headers.emplace_back("Content-Disposition", files::attachment("partnerships.xlsx"));
    response.pieces = [all = export_of(call), title = std::string{call.tr("partnerships.title")}] {
        return whole_xlsx(*all, title);
    };
    return response;
}

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
    if (auto failure = not_theirs(call, ids)) return bulk_page(call, ids, &*failure);
    web::Form form{call.request};
    auto offered = offered_now(call);
    Partnership wanted;
    wanted.host.clear();
    if (!call.request.field("host").empty() || !call.request.field("unit").empty() ||
        !call.request.field("coordinator").empty() || !call.request.field("answer_by").empty()) {
        http::Request only;
        for (std::string_view field : {"host", "unit", "coordinator", "answer_by"})
            if (!call.request.field(field).empty()) only.form.emplace_back(field, call.request.field(field));
        web::Form chosen{only};
        read_details(chosen, wanted, offered, Reading::sent_fields,
                     {.edits = true, .handles = true, .arranges = true}); // not_theirs has judged each
        if (!chosen.good()) {
            auto failure = chosen.failure();
            return bulk_page(call, ids, &failure);
        }
    }
    BulkChange change{wanted.host.empty() ? std::nullopt : std::optional{wanted.host}, wanted.unit_id,
                      wanted.coordinator_id, wanted.answer_by};
    auto reason = form.text("reason", web::Need::optional, 2000);
    auto changed = change_many(call.database(), ids, change, call.by(reason));
    if (!changed) return bulk_page(call, ids, &changed.failure());
    return call.see_other("/partnerships", "partnerships.bulk.done");
}

} // namespace partnerships::pages
