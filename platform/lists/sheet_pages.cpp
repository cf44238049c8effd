// A changed file: kept while its check page is looked at, applied whole, forgotten.
#include "platform/lists/sheet_pages.hpp"

#include "platform/files/files.hpp"
#include "platform/lists/views.hpp"
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"
#include "platform/web/problems.hpp"

namespace lists {
namespace {

constexpr db::Sql select_forgotten = R"sql(
    SELECT id FROM files WHERE subject_kind LIKE '%_sheets' AND stored_at < ? ORDER BY id LIMIT 1000
)sql";

http::Response sheet_page(const web::Call& call, SheetPage page, int status = 200) {
    page.csrf = call.csrf();
    return call.page(
        {.title = std::string{call.tr("lists.sheet.title")}, .room = page.sheet->room, .status = status},
        views::sheet(call.tr, page));
}

http::Response faulty(const web::Call& call, const Sheet& sheet, const Failure& failure) {
    SheetPage page{.sheet = &sheet};
    page.error = failure.reasons.empty() ? "lists.sheet.no_file" : failure.reasons.front();
    return sheet_page(call, std::move(page), failure.fault == Fault::refused ? 409 : 422);
}

const Failure& no_file() {
    static const Failure failure{Fault::invalid, {"lists.sheet.no_file"}, {{"file", "lists.sheet.no_file"}}};
    return failure;
}

std::string kind_of(const Sheet& sheet) { return std::string{sheet.key} + "_sheets"; }

void write_rows(web::Json& json, const web::Call& call, const std::vector<SheetRow>& rows,
                std::string_view name, std::string_view part) {
    json.list(name);
    for (const auto& row : rows) {
        json.object().field("row", row.number).field("id", row.id).field("name", row.name).list(part);
        if (part == "differences")
            for (const auto& [field, before, after] : row.differences)
                json.object().field("field", field).field("before", before).field("after", after).end();
        else
            for (const auto& [field, reason] : row.faults)
                json.object().field("field", field).field("key", reason).field("text", call.tr(reason)).end();
        json.end().end();
    }
    json.end();
}

std::string json_of(const web::Call& call, const SheetCheck& check) {
    web::Json json;
    json.object().field("rows", check.rows).field("unchanged", check.unchanged);
    write_rows(json, call, check.changed, "changed", "differences");
    write_rows(json, call, check.refused, "refused", "faults");
    return json.end().take();
}

// The file of the check page, as long as it is this person's and not yet applied.
std::optional<std::string> kept_file(const web::Call& call, const Sheet& sheet, files::FileId id) {
    auto reader = call.database().read();
    auto file = files::find(reader, id);
    bool mine = file && file->owner_kind == kind_of(sheet) && file->owner_id == call.actor.account.value;
    return mine ? std::optional{files::read(reader, *file)} : std::nullopt;
}

Result<SheetCheck> checked_now(const web::Call& call, const Sheet& sheet, std::string_view content) {
    auto reader = call.database().read();
    return check(reader, sheet, content);
}

} // namespace

http::Response ask_sheet(web::Call& call, const Sheet& sheet) {
    return sheet_page(call, SheetPage{.sheet = &sheet});
}

// Only the file is written here; the records are as they were.
http::Response check_sheet(web::Call& call, const Sheet& sheet) {
    if (call.request.uploads.empty()) return faulty(call, sheet, no_file());
    const auto& upload = call.request.uploads.front();
    auto checked = checked_now(call, sheet, upload.content);
    if (!checked) return faulty(call, sheet, checked.failure());
    auto tx = call.database().begin();
    auto file = files::store(tx, {kind_of(sheet), call.actor.account.value},
                             {upload.file_name, upload.content}, call.actor.account, call.now());
    if (!file) return faulty(call, sheet, file.failure());
    tx.commit();
    return sheet_page(call, {&sheet, std::move(*checked), true, file->value, {}, {}});
}

http::Response apply_sheet(web::Call& call, const Sheet& sheet) {
    web::Form form{call.request};
    auto file = form.id<files::FileTag>("file", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    auto content = kept_file(call, sheet, file);
    if (!content) return call.see_other(std::string{sheet.path} + "/table", "lists.sheet.gone");
    if (auto applied = apply(call.database(), sheet, *content, file); !applied) {
        auto now = checked_now(call, sheet, *content);
        if (!now) return faulty(call, sheet, now.failure());
        return sheet_page(
            call, {&sheet, std::move(*now), true, file.value, {}, applied.failure().reasons.front()}, 409);
    }
    return call.see_other(sheet.path, "lists.sheet.done");
}

http::Response api_check_sheet(web::Call& call, const Sheet& sheet) {
    if (call.request.uploads.empty()) return call.failure(no_file());
    auto checked = checked_now(call, sheet, call.request.uploads.front().content);
    return checked ? call.json(json_of(call, *checked)) : call.failure(checked.failure());
}

http::Response api_apply_sheet(web::Call& call, const Sheet& sheet) {
    if (call.request.uploads.empty()) return call.failure(no_file());
    const auto& content = call.request.uploads.front().content;
    auto applied = apply(call.database(), sheet, content, std::nullopt);
    if (applied) return call.json(json_of(call, *applied));
    auto now = checked_now(call, sheet, content);
    if (!now || now->refused.empty()) return call.failure(applied.failure());
    auto told = json_of(call, *now);
    return web::problem_response(
        call, {.status = 409, .reasons = applied.failure().reasons, .more = {"sheet", told}});
}

std::int64_t tidy(db::Transaction& tx, Time now) {
    const auto old = tx.all<files::FileId>(select_forgotten, now.plus_seconds(-24 * 3600));
    for (auto id : old) files::forget(tx, id);
    return std::ssize(old);
}

} // namespace lists
