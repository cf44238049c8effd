// The register as a file, out and back in, and several organisations changed at once.
#include "platform/files/files.hpp"
#include "platform/tables/csv_writing.hpp"
#include "platform/tables/xlsx_writing.hpp"
#include "platform/web/form.hpp"
#include "platform/web/route.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/edit.hpp"
#include "policy/partners/excuses.hpp"
#include "policy/partners/models_sheet.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/views.hpp"

#include <memory>

namespace partners::pages {
namespace {

constexpr std::size_t rows_at_once = 500;

// What is left of an export: the organisations as they were found, read some hundred at a time.
struct Export {
    db::Database& database;
    std::vector<OrganisationId> ids;
    std::string language;
    std::size_t done = 0;
    bool begun = false;

    bool over() const { return done >= ids.size(); }
    std::vector<RegisterLine> next() {
        auto end = std::min(ids.size(), done + rows_at_once);
        std::vector<OrganisationId> some(ids.begin() + static_cast<std::ptrdiff_t>(done),
                                         ids.begin() + static_cast<std::ptrdiff_t>(end));
        done = end;
        auto reader = database.read();
        return register_lines(reader, some, language);
    }
};

std::shared_ptr<Export> export_of(const Call& call) {
    auto reader = call.database().read();
    auto state = lists::read_state(register_spec(), call.request);
    return std::make_shared<Export>(
        Export{call.database(), register_ids(reader, state), std::string{text::code_of(call.tr.language())}});
}

std::vector<std::string> sheet_head() { return {std::begin(sheet_columns), std::end(sheet_columns)}; }

std::string next_csv(Export& all) {
    constexpr tables::CsvStyle style;
    std::string piece;
    if (!all.begun) piece = tables::csv_start(style) + tables::csv_record(sheet_head(), style);
    all.begun = true;
    if (!all.over())
        for (const auto& line : all.next()) piece += tables::csv_record(sheet_cells(line), style);
    return piece;
}

// A workbook is packed and can only be sent whole; it is written row by row, so that it takes little memory.
std::string whole_xlsx(Export& all, const std::string& title) {
    if (all.begun) return {};
    all.begun = true;
    tables::Workbook book;
    std::vector<tables::SheetColumn> columns;
    for (auto name : sheet_columns)
        columns.push_back({std::string{name}, name == "name" || name == "other_name" ? 45 : 16});
    book.begin_sheet(title, columns);
    while (!all.over())
        for (const auto& line : all.next()) {
            auto cells = sheet_cells(line);
            book.row({cells.begin(), cells.end()});
        }
    return book.finish();
}

Response sheet_page(const Call& call, SheetPage page, int status) {
    page.csrf = call.csrf();
    return call.page(
        {.title = std::string{call.tr("partners.sheet.title")}, .room = "organisations", .status = status},
        views::sheet(call.tr, page));
}

Response faulty(const Call& call, std::string error) {
    SheetPage page;
    page.error = std::move(error);
    return sheet_page(call, std::move(page), 422);
}

std::string first_reason(const Failure& failure) {
    return failure.reasons.empty() ? std::string{"partners.sheet.no_file"} : failure.reasons.front();
}

Response bulk_page(Call& call, const std::vector<OrganisationId>& ids, const Failure* failure) {
    if (ids.empty()) return call.see_other("/organisations", "partners.bulk.none");
    auto reader = call.database().read();
    BulkPage page;
    page.lines = register_lines(reader, ids, text::code_of(call.tr.language()));
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
    auto title = call.tr.count("partners.bulk.title", static_cast<std::int64_t>(ids.size()));
    return call.page({.title = title, .room = "organisations", .status = status}, views::bulk(call.tr, page));
}

std::vector<OrganisationId> marked(const Call& call) {
    std::vector<OrganisationId> ids;
    for (auto text : call.request.fields("id"))
        if (OrganisationId id; web::read_part(text, id) && ids.size() < most_at_once) ids.push_back(id);
    return ids;
}

} // namespace

Response csv(Call& call) {
    Response response{.type = "text/csv; charset=utf-8",
                      .body = {},
                      .headers = {{"Content-Disposition", files::attachment("organisations.csv")}}};
    response.pieces = [all = export_of(call)] { return next_csv(*all); };
    return response;
}

Response xlsx(Call& call) {
    Response response{.type = std::string{files::media_type_of(files::Type::xlsx)},
                      .body = {},
                      .headers = {{"Content-Disposition", files::attachment("organisations.xlsx")}}};
    response.pieces = [all = export_of(call), title = std::string{call.tr("partners.title")}] {
        return whole_xlsx(*all, title);
    };
    return response;
}

Response ask_sheet(Call& call) { return sheet_page(call, {}, 200); }

// The file is kept while its check page is looked at; nothing else is written.
Response check_sheet(Call& call) {
    if (call.request.uploads.empty()) return faulty(call, "partners.sheet.no_file");
    const auto& upload = call.request.uploads.front();
    SheetPage page;
    {
        auto reader = call.database().read();
        auto check = partners::check_sheet(reader, upload.content);
        if (!check) return faulty(call, first_reason(check.failure()));
        page.check = std::move(*check);
    }
    auto tx = call.database().begin();
    auto file = files::store(tx, {"organisation_sheets", call.actor.account.value},
                             {upload.file_name, upload.content}, call.actor.account, call.now());
    if (!file) return faulty(call, first_reason(file.failure()));
    tx.commit();
    page.checked = true;
    page.file = file->value;
    return sheet_page(call, std::move(page), 200);
}

Response apply_sheet(Call& call) {
    web::Form form{call.request};
    auto file_id = form.id<files::FileTag>("file", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    std::string content;
    {
        auto reader = call.database().read();
        auto file = files::find(reader, file_id);
        bool mine =
            file && file->owner_kind == "organisation_sheets" && file->owner_id == call.actor.account.value;
        if (!mine) return call.see_other("/organisations/table", "partners.sheet.gone");
        content = files::read(reader, *file);
    }
    auto applied = partners::apply_sheet(call.database(), content, call.by());
    if (!applied) return call.failure(applied.failure());
    auto tx = call.database().begin();
    files::forget(tx, file_id);
    tx.commit();
    return call.see_other("/organisations", "partners.sheet.done");
}

Response ask_bulk(Call& call) { return bulk_page(call, marked(call), nullptr); }

Response change_bulk(Call& call) {
    web::Form form{call.request};
    auto wish = read_bulk(form);
    auto ids = marked(call);
    auto changed =
        form.good() ? change_many(call.database(), ids, wish.change, call.by(wish.reason, excuses_sent(call)))
                    : Result<int>{form.failure()};
    if (!changed) return bulk_page(call, ids, &changed.failure());
    return call.see_other("/organisations", "partners.bulk.done");
}

} // namespace partners::pages
