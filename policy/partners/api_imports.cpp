// Taking in registers and lists by the API: the same steps and jobs as on the pages.
#include "platform/jobs/progress.hpp"
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"
#include "platform/web/paging.hpp"
#include "policy/partners/api.hpp"
#include "policy/partners/import_steps.hpp"

namespace partners::api {
namespace {

void write_fields(web::Json& json, const Import& import) {
    json.field("id", import.id).field("format", import.format).field("file_name", import.file_name);
    json.field("status", import.status).field("started_at", import.started_at);
    json.field("applied_at", import.applied_at).field("undone_at", import.undone_at);
    json.field("read", import.counts.read).field("added", import.counts.added);
    json.field("updated", import.counts.updated).field("unchanged", import.counts.unchanged);
    json.field("retired", import.counts.retired).field("refused", import.counts.refused);
    json.field("failure", import.failure);
}

void write_import(web::Json& json, const Import& import) {
    json.object();
    write_fields(json, import);
    json.end();
}

// How far it has come while it runs, and what may be done with it now.
Response one(const Call& call, ImportId id, int status = 200) {
    auto reader = call.database().read();
    auto import = find_import(reader, id);
    if (!import) return call.not_found();
    const auto facts = facts_of(reader, *import);
    web::Json json;
    json.object();
    write_fields(json, *import);
    if (auto progress = import->progress_id
                            ? jobs::find_progress(reader, jobs::ProgressId{*import->progress_id})
                            : std::nullopt;
        progress && import->runs())
        json.field("done", progress->done).field("of", progress->total);
    json.field("may_apply", bool(may_apply(facts))).field("may_undo", bool(may_undo(facts)));
    json.field("may_cancel", bool(may_cancel(facts)));
    json.raw("sample", import->sample.empty() ? "[]" : import->sample).end();
    return call.json(json.take(), status);
}

Response answered(const Call& call, ImportId id, const Result<Done>& done) {
    return done ? one(call, id, 202) : call.failure(done.failure()); // the work is a job
}

} // namespace

Response imports(Call& call) {
    auto place = web::place_asked<ImportId>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    return call.json(web::page_of(latest_imports(reader, 1000), *place, write_import));
}

Response upload_import(Call& call) {
    web::Form form{call.request};
    auto format = form.choice<ImportFormat>("format", web::Need::required);
    bool sent = !call.request.uploads.empty() && !call.request.uploads.front().content.empty();
    if (!sent) form.fault("file", "partners.import.no_file");
    if (!form.good()) return call.failure(form.failure());
    const auto& file = call.request.uploads.front();
    auto id = ask_for_check(call.database(), {*format, file.file_name, file.content}, call.by());
    if (!id) return call.failure(id.failure());
    return created(one(call, *id), "/api/v1/organisations/imports/", id->value);
}

Response import(Call& call, ImportId id) { return one(call, id); }

Response import_problems(Call& call, ImportId id) {
    auto place = web::number_asked(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    if (!find_import(reader, id)) return call.not_found();
    auto write = [&](web::Json& json, const StoredProblem& problem) {
        json.object().field("line", problem.line).field("field", problem.field).field("value", problem.value);
        json.field("severity", problem.severity).field("reason", problem.reason);
        json.field("text", call.tr(problem.reason)).end();
    };
    return call.json(web::page_of(problems_of(reader, id, most_problems), *place, write));
}

Response apply_import(Call& call, ImportId id) {
    return answered(call, id, ask_to_apply(call.database(), id, call.by()));
}

Response undo_import(Call& call, ImportId id) {
    return answered(call, id, ask_to_undo(call.database(), id, call.by()));
}

Response cancel_import(Call& call, ImportId id) {
    return answered(call, id, partners::cancel_import(call.database(), id, call.by()));
}

} // namespace partners::api
