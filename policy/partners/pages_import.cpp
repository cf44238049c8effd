// Importing in the browser: upload, look at what would happen, carry it out, undo it.
#include "platform/files/files.hpp"
#include "platform/tables/csv_writing.hpp"
#include "platform/web/form.hpp"
#include "policy/may.hpp"
#include "policy/partners/import_pages.hpp"
#include "policy/partners/import_steps.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/views.hpp"

#include <simdjson.h>

namespace partners {
namespace {

using web::get, web::page, web::post;

// clang-format off
constexpr web::Route import_table[] = {
    {get,  "/organisations/imports",          May::import_organisations, page<pages::imports>},
    {post, "/organisations/imports",          May::import_organisations, page<pages::upload_import>},
    {get,  "/organisations/imports/{}",       May::import_organisations, page<pages::one_import>},
    {post, "/organisations/imports/{}/apply", May::import_organisations, page<pages::carry_out_import>},
    {post, "/organisations/imports/{}/undo",  May::import_organisations, page<pages::undo_one_import>},
    {post, "/organisations/imports/{}/cancel", May::import_organisations, page<pages::cancel_one_import>},
    {get,  "/organisations/imports/{}/events", May::import_organisations, page<pages::import_events>},
    {get,  "/organisations/imports/{}/problems", May::import_organisations, page<pages::import_problems>},
    {get,  "/organisations/imports/{}/apply", May::import_organisations, page<pages::one_import>},
    {get,  "/organisations/imports/{}/undo",  May::import_organisations, page<pages::one_import>},
    {get,  "/organisations/imports/{}/cancel", May::import_organisations, page<pages::one_import>},
};
// clang-format on

constexpr std::int64_t silence_seconds =
    90; // longer than a job belongs to a copy of the program that has died

constexpr int most_kept = 20; // named on the page of one that is undone

std::string address_of(ImportId id) { return "/organisations/imports/" + std::to_string(id.value); }

ImportLine line_of(const web::Call& call, Import import) {
    auto when = call.tr.time(import.undone_at.value_or(import.applied_at.value_or(import.started_at)));
    return {std::move(import), std::move(when)};
}

std::string copied_text_of(simdjson::dom::element from, std::string_view key) {
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
        line.act = copied_text_of(one, "act");
        line.name = copied_text_of(one, "name");
        line.place =
            place_in_words(copied_text_of(one, "city"), copied_text_of(one, "country"), call.tr.language());
        if (one["organisation"].get(line.organisation) != simdjson::SUCCESS) line.organisation = 0;
        if (one["changes"].get(changes) != simdjson::SUCCESS) continue;
        for (simdjson::dom::element change : changes)
            line.changes.push_back(
                std::string{call.tr("partners.import.field." + copied_text_of(change, "field"))} + ": " +
                copied_text_of(change, "before") + " → " + copied_text_of(change, "after"));
    }
    return lines;
}

std::string said(const text::Words& tr, const jobs::Progress& progress) {
    if (progress.message.empty()) return std::string{tr("partners.import.progress.waiting")};
    auto total = tr.number(progress.total.value_or(0));
    auto key = progress.message + (progress.total ? ".of" : "");
    return tr(key, {{"done", tr.number(progress.done)}, {"total", total}});
}

void show_progress(const web::Call& call, db::Session& session, ImportPage& page) {
    const Import& import = page.line.import;
    if (!import.runs() || !import.progress_id) return;
    auto progress = jobs::find_progress(session, jobs::ProgressId{*import.progress_id});
    if (!progress) return;
    page.progress = html::Progress{progress->done, progress->total.value_or(0), said(call.tr, *progress),
                                   address_of(import.id) + "/events"};
    if (call.now() > progress->updated_at.plus_seconds(silence_seconds))
        page.silent_since = call.tr.time(progress->updated_at);
}

// Of one that is undone: the figures say what it once did.
void tell_what_stayed(const web::Call& call, db::Session& session, ImportPage& page) {
    const Import& import = page.line.import;
    if (import.status != ImportStatus::undone) return;
    page.sample.clear();
    const auto counts = undo_counts(session, import.id);
    page.undone = call.tr.count("partners.import.back.removed", counts.removed) + ", " +
                  call.tr.count("partners.import.back.kept", counts.kept);
    if (counts.put_back > 0)
        page.undone += ", " + call.tr.count("partners.import.back.put_back", counts.put_back);
    page.kept = kept_in_use(session, import.id, most_kept);
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
    if (!import && is_of_agreements(reader, id)) // the history names both by their number
        return call.see_other("/agreements/imports/" + std::to_string(id.value));
    if (!import) return call.not_found();
    ImportPage page;
    page.sample = sample_in(call, import->sample);
    page.line = line_of(call, std::move(*import));
    page.problems = problem_groups(reader, id);
    page.csrf = call.csrf();
    page.errors = std::move(errors);
    page.facts = facts_of(reader, page.line.import);
    show_progress(call, reader, page);
    tell_what_stayed(call, reader, page);
    if (page.errors.empty() && !page.line.import.failure.empty())
        page.errors.push_back(page.line.import.failure);
    return call.page({page.line.import.file_name, "organisations", status}, views::one_import(call.tr, page));
}

std::string first_of(const Failure& failure) {
    if (!failure.reasons.empty()) return failure.reasons.front();
    return failure.fields.empty() ? "partners.import.failed" : failure.fields.front().second;
}

http::Response answer_of(web::Call& call, ImportId id, const Result<Done>& done) {
    if (done) return call.see_other(address_of(id));
    if (done.failure().fault == Fault::missing) return call.not_found();
    return show_import(call, id, done.failure().reasons, 409);
}

} // namespace

std::span<const web::Route> import_routes() { return import_table; }

std::string column_in_words(const text::Words& tr, std::string_view field) {
    auto key = "partners.import.field." + std::string{field};
    return tr.has(key) ? std::string{tr(key)} : std::string{field};
}

namespace pages {

http::Response imports(web::Call& call) { return show_imports(call, {}, 200); }

http::Response upload_import(web::Call& call) {
    web::Form form{call.request};
    auto format = form.choice<ImportFormat>("format", web::Need::required);
    if (!format) return show_imports(call, "partners.import.no_format", 422);
    if (call.request.uploads.empty() || call.request.uploads.front().content.empty())
        return show_imports(call, "partners.import.no_file", 422);
    const http::Upload& upload = call.request.uploads.front();
    auto id = ask_for_check(call.database(), {*format, upload.file_name, upload.content}, call.by());
    if (!id) return show_imports(call, first_of(id.failure()), 422);
    return call.see_other(address_of(*id));
}

http::Response one_import(web::Call& call, ImportId id) { return show_import(call, id, {}, 200); }

http::Response carry_out_import(web::Call& call, ImportId id) {
    return answer_of(call, id, ask_to_apply(call.database(), id, call.by()));
}

http::Response undo_one_import(web::Call& call, ImportId id) {
    web::Form form{call.request};
    if (!form.ticked("sure")) return show_import(call, id, {"partners.import.not_sure"}, 422);
    return answer_of(call, id, ask_to_undo(call.database(), id, call.by()));
}

http::Response cancel_one_import(web::Call& call, ImportId id) {
    return answer_of(call, id, cancel_import(call.database(), id, call.by()));
}

http::Response import_problems(web::Call& call, ImportId id) {
    auto reader = call.database().read();
    if (!find_import(reader, id)) return call.not_found();
    constexpr tables::CsvStyle style;
    const auto& tr = call.tr;
    auto word = [&](std::string_view key) { return std::string{tr("partners.import." + std::string{key})}; };
    auto file = tables::csv_start(style);
    file += tables::csv_record({word("row"), word("column"), word("value"), word("reason"), word("outcome")},
                               style);
    for (const auto& problem : problems_of(reader, id, most_problems))
        file += tables::csv_record({std::to_string(problem.line), column_in_words(tr, problem.field),
                                    problem.value, std::string{tr(problem.reason)},
                                    std::string{tr.of("partners.import.severity", problem.severity)}},
                                   style);
    return {.type = "text/csv; charset=utf-8",
            .body = std::move(file),
            .headers = {{"Content-Disposition", files::attachment("import-problems.csv")}}};
}

http::Response import_events(web::Call& call, ImportId id) {
    auto reader = call.database().read();
    auto import = find_import(reader, id);
    if (!import || !import->progress_id) return call.not_found();
    http::Response response;
    response.events =
        jobs::stream_of(call.database(), jobs::ProgressId{*import->progress_id},
                        [&tr = call.tr](const jobs::Progress& progress) { return said(tr, progress); });
    return response;
}

} // namespace pages
} // namespace partners
