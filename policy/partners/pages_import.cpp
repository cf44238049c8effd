// Importing in the browser: upload, look at what would happen, carry it out, undo it.
#include "platform/basics/digest.hpp"
#include "platform/files/files.hpp"
#include "platform/web/form.hpp"
#include "policy/may.hpp"
#include "policy/partners/import_pages.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/views.hpp"

#include <simdjson.h>

namespace partners {
namespace {

using web::get, web::page, web::post;

// clang-format off
constexpr web::Route table[] = {
    {get,  "/organisations/imports",          May::import_organisations, page<pages::imports>},
    {post, "/organisations/imports",          May::import_organisations, page<pages::upload_import>},
    {get,  "/organisations/imports/{}",       May::import_organisations, page<pages::one_import>},
    {post, "/organisations/imports/{}/apply", May::import_organisations, page<pages::carry_out_import>},
    {post, "/organisations/imports/{}/undo",  May::import_organisations, page<pages::undo_one_import>},
};
// clang-format on

constexpr std::string_view owner = "imports";

files::Rules import_rules() {
    using enum files::Type;
    return {.most_bytes = 64 << 20, .types = {csv, xlsx, text, zip, xz}};
}

std::string address_of(ImportId id) { return "/organisations/imports/" + std::to_string(id.value); }

ImportLine line_of(const web::Call& call, Import import) {
    auto when = call.tr.time(import.undone_at.value_or(import.applied_at.value_or(import.started_at)));
    return {std::move(import), std::move(when)};
}

std::string text_of(simdjson::dom::element from, std::string_view key) {
    std::string_view text;
    return from[key].get(text) == simdjson::SUCCESS ? std::string{text} : std::string{};
}

std::vector<ImportChangeLine> sample_in(const web::Call& call, std::string_view json) {
    std::vector<ImportChangeLine> lines;
    simdjson::dom::parser parser;
    simdjson::dom::array list, changes;
    if (parser.parse(json.data(), json.size()).get(list) != simdjson::SUCCESS) return lines;
    for (simdjson::dom::element one : list) {
        auto& line = lines.emplace_back();
        line.act = text_of(one, "act");
        line.name = text_of(one, "name");
        if (one["organisation"].get(line.organisation) != simdjson::SUCCESS) line.organisation = 0;
        if (one["changes"].get(changes) != simdjson::SUCCESS) continue;
        for (simdjson::dom::element change : changes)
            line.changes.push_back(std::string{call.tr("partners.import.field." + text_of(change, "field"))} +
                                   ": " + text_of(change, "before") + " → " + text_of(change, "after"));
    }
    return lines;
}

http::Response show_imports(web::Call& call, std::string error, int status) {
    ImportsPage page;
    auto reader = call.database().read();
    for (Import& import : latest_imports(reader, 50)) page.lines.push_back(line_of(call, std::move(import)));
    page.csrf = call.csrf();
    page.error = std::move(error);
    return call.page({std::string{call.tr("partners.import.title")}, "organisations", status},
                     views::imports(call.tr, page));
}

http::Response show_import(web::Call& call, ImportId id, std::vector<std::string> errors, int status) {
    auto reader = call.database().read();
    auto import = find_import(reader, id);
    if (!import) return call.not_found();
    ImportPage page;
    page.sample = sample_in(call, import->sample);
    page.line = line_of(call, std::move(*import));
    page.problems = problems_of(reader, id, 200);
    page.csrf = call.csrf();
    page.errors = std::move(errors);
    return call.page({page.line.import.file_name, "organisations", status}, views::one_import(call.tr, page));
}

std::string first_of(const Failure& failure) {
    if (!failure.reasons.empty()) return failure.reasons.front();
    return failure.fields.empty() ? "partners.import.failed" : failure.fields.front().second;
}

// The content must outlive the reading of the files.
Result<std::string> content_of(web::Call& call, ImportId id) {
    auto reader = call.database().read();
    auto files = files::files_of(reader, {owner, id.value});
    if (files.empty()) return missing("partners.import");
    return files::read(reader, files.front());
}

} // namespace

std::span<const web::Route> import_routes() { return table; }

namespace pages {

http::Response imports(web::Call& call) { return show_imports(call, {}, 200); }

http::Response upload_import(web::Call& call) {
    web::Form form{call.request};
    auto format = form.choice<ImportFormat>("format", web::Need::required);
    if (!format) return show_imports(call, "partners.import.no_format", 422);
    if (call.request.uploads.empty() || call.request.uploads.front().content.empty())
        return show_imports(call, "partners.import.no_file", 422);
    const http::Upload& upload = call.request.uploads.front();
    auto tx = call.database().begin();
    auto id = begin_import(tx, *format, upload.file_name, sha256_hex(upload.content), call.by());
    auto file = files::store(tx, {owner, id.value}, {upload.file_name, upload.content}, call.by().account,
                             call.now(), import_rules());
    if (!file) return show_imports(call, first_of(file.failure()), 422);
    tx.commit();
    auto checked = check_import(call.database(), id, {{upload.file_name, std::string_view{upload.content}}});
    if (!checked) return show_import(call, id, {first_of(checked.failure())}, 422);
    return call.see_other(address_of(id));
}

http::Response one_import(web::Call& call, ImportId id) { return show_import(call, id, {}, 200); }

http::Response carry_out_import(web::Call& call, ImportId id) {
    auto content = content_of(call, id);
    if (!content) return call.failure(content.failure());
    auto done = apply_import(call.database(), id, {{"", std::string_view{*content}}}, call.by());
    if (!done) return show_import(call, id, {first_of(done.failure())}, 422);
    return call.see_other(address_of(id), "partners.import.applied");
}

http::Response undo_one_import(web::Call& call, ImportId id) {
    web::Form form{call.request};
    if (!form.ticked("sure")) return show_import(call, id, {"partners.import.not_sure"}, 422);
    auto done = undo_import(call.database(), id, call.by());
    if (!done) return show_import(call, id, done.failure().reasons, 409);
    return call.see_other(address_of(id),
                          done->kept > 0 ? "partners.import.undone_kept" : "partners.import.undone_all");
}

} // namespace pages
} // namespace partners
