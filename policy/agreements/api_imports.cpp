// Importing a list as JSON, step by step as the wizard's pages: the file, what its columns mean, its
// organisations, the check, applying and undoing.
#include "platform/text/folding.hpp"
#include "platform/web/form.hpp"
#include "platform/web/paging.hpp"
#include "policy/agreements/api.hpp"
#include "policy/agreements/forms_import.hpp"
#include "policy/agreements/import_pages.hpp"
#include "policy/agreements/import_steps.hpp"
#include "policy/partners/partners.hpp"

#include <algorithm>

namespace agreements::api {
namespace {

constexpr int most_problems = 5000; // as many as are kept

// Rows without a number of their own, as cursors need it: their place, from 1.
template <class Row> struct Numbered {
    std::int64_t id = 0;
    const Row* row = nullptr;
};
template <class Row> std::vector<Numbered<Row>> numbered(const std::vector<Row>& rows) {
    std::vector<Numbered<Row>> all;
    for (const Row& row : rows) all.push_back({std::ssize(all) + 1, &row});
    return all;
}

Importing with(const web::Call& call) { return {call.services.institution, call.services.catalogues}; }

void write_counts(web::Json& json, const ImportCounts& counts) {
    json.object("counts").field("read", counts.read).field("added", counts.added);
    json.field("updated", counts.updated).field("unchanged", counts.unchanged);
    json.field("refused", counts.refused).end();
}

void write_line(web::Json& json, const Import& import) {
    json.object()
        .field("id", import.id)
        .field("file_name", import.file_name)
        .field("status", import.status)
        .field("started_at", import.started_at)
        .field("applied_at", import.applied_at)
        .field("undone_at", import.undone_at)
        .field("failure", import.failure.empty() ? std::nullopt : std::optional{import.failure});
    write_counts(json, import.counts);
}

void write_progress(web::Json& json, const web::Call& call, db::Session& session, const Import& import) {
    auto progress = import.runs() && import.progress_id
                        ? jobs::find_progress(session, jobs::ProgressId{*import.progress_id})
                        : std::nullopt;
    if (!progress) return void(json.field("progress", nullptr));
    json.object("progress").field("done", progress->done).field("total", progress->total);
    json.field("message", progress_in_words(call.tr, *progress)).end();
}

void write_sample(web::Json& json, const Import& import) {
    json.list("sample");
    const auto sample = lines_of_sample(import.sample);
    for (const auto& line : sample) {
        json.object().field("act", line.act).field("title", line.title).field("partner", line.partner);
        write_changes(json, line.changes);
        json.end();
    }
    json.end();
}

void write_names(web::Json& json, const NameCounts& names) {
    json.object("names").field("matched", names.matched).field("open", names.open);
    json.field("new", names.added).end();
}

http::Response state(const web::Call& call, ImportId id, int status = 200) {
    auto reader = call.database().read();
    auto import = find_import(reader, id);
    if (!import) return call.not_found();
    web::Json json;
    write_line(json, *import);
    write_names(json, count_names(reader, id));
    write_progress(json, call, reader, *import);
    json.field("kept", kept_of(reader, id));
    write_sample(json, *import);
    return call.json(json.end().take(), status);
}

http::Response after(const web::Call& call, ImportId id, const auto& done, int status = 200) {
    return done ? state(call, id, status) : call.failure(done.failure());
}

void write_words(web::Json& json, std::string_view name, const tables::Table& table, const Mapping& mapping,
                 Field field, const std::map<std::string, std::string>& meanings) {
    json.list(name);
    for (const auto& value : values_of(table, mapping, field)) {
        auto found = meanings.find(text::fold(value.text));
        json.object().field("written", value.text).field("number", value.number);
        json.field("meaning", found == meanings.end() ? std::string{} : found->second).end();
    }
    json.end();
}

void write_columns(web::Json& json, const tables::Table& table, const Mapping& mapping) {
    json.list("columns");
    const auto facts = tables::facts_of(table);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        json.object().field("name", table.name_of(i)).field("examples", facts[i].examples);
        json.field("field", i < mapping.columns.size() ? mapping.columns[i] : Field::none).end();
    }
    json.end();
}

struct Opened {
    Mapping mapping;
    tables::Table table;
};
Result<Opened> opened(const web::Call& call, ImportId id) {
    auto reader = call.database().read();
    auto import = find_import(reader, id);
    if (!import) return missing("agreements.import");
    auto mapping = mapping_in(import->mapping).value_or(Mapping{});
    auto table = table_of(reader, id, mapping);
    if (!table) return table.failure();
    return Opened{std::move(mapping), std::move(*table)};
}

using Candidates = std::map<OrganisationId, partners::OrganisationFacts>;

void write_name(web::Json& json, const Candidates& candidates, const ImportName& name) {
    json.object()
        .field("position", name.position)
        .field("written", name.written)
        .field("country", name.country)
        .field("identifier", name.identifier)
        .field("number", name.number)
        .field("how", name.how)
        .field("organisation", name.organisation_id)
        .field("open", name.open());
    json.list("candidates");
    for (auto id : name.candidate_ids())
        if (auto facts = candidates.find(id); facts != candidates.end())
            json.object()
                .field("id", facts->second.id)
                .field("name", facts->second.name)
                .field("country", facts->second.country)
                .end();
    json.end().end();
}

} // namespace

http::Response imports(web::Call& call) {
    auto place = web::place_asked<ImportId>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    const auto found = latest_imports(reader, place->limit, place->after);
    return call.json(
        web::page_of(found, place->limit, count_imports(reader), [](web::Json& json, const Import& import) {
            write_line(json, import);
            json.end();
        }));
}

http::Response upload_import(web::Call& call) {
    auto list = list_sent(call.request);
    if (!list) return call.failure(list.failure());
    auto id = begin_import(call.database(), list->file(), with(call), call.by());
    if (!id) return call.failure(id.failure());
    auto response = state(call, *id, 201);
    response.headers.emplace_back("Location", "/api/v1/agreements/imports/" + std::to_string(id->value));
    return response;
}

http::Response one_import(web::Call& call, ImportId id) { return state(call, id); }

http::Response import_columns(web::Call& call, ImportId id) {
    auto list = opened(call, id);
    if (!list) return call.failure(list.failure());
    const auto& [mapping, table] = *list;
    auto reader = call.database().read();
    auto known = mapping_for(reader, signature_of(table));
    web::Json json;
    json.object()
        .field("encoding", table.form.encoding)
        .field("separator", table.form.kind == tables::Kind::csv ? std::string(1, table.form.separator) : "")
        .field("sheet", table.form.sheet)
        .field("sheets", table.form.sheets)
        .field("header_row", table.header_row)
        .field("rows", table.rows.size())
        .field("dates", mapping.dates == tables::DateOrder::day_first ? "day_first" : "month_first")
        .field("usual_type", mapping.type)
        .field("host", mapping.host)
        .field("remembered_as", known ? std::optional{known->name} : std::nullopt);
    write_columns(json, table, mapping);
    write_words(json, "types", table, mapping, Field::type, mapping.types);
    write_words(json, "statuses", table, mapping, Field::status, mapping.statuses);
    return call.json(json.end().take());
}

http::Response save_columns(web::Call& call, ImportId id) {
    auto list = opened(call, id);
    if (!list) return call.failure(list.failure());
    web::Form form{call.request};
    read_answers(form, list->mapping, list->table, with(call));
    auto name = form.text("mapping_name", web::Need::optional, 80);
    if (!form.good()) return call.failure(form.failure());
    return after(call, id, map_import(call.database(), id, list->mapping, name, with(call), call.by()));
}

http::Response read_anew(web::Call& call, ImportId id) {
    web::Form form{call.request};
    const auto reading = read_reading(form);
    if (!form.good()) return call.failure(form.failure());
    return after(call, id, read_import_anew(call.database(), id, reading, with(call)));
}

http::Response import_names(web::Call& call, ImportId id) {
    auto place = web::place_asked<std::int64_t>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    if (!find_import(reader, id)) return call.not_found();
    const auto names = names_of_import(reader, id);
    bool within = place->after > 0 && place->after <= std::ssize(names);
    auto first = names.begin() + (within ? place->after - 1 : 0);
    auto last = first + std::min<std::ptrdiff_t>(place->limit, names.end() - first);
    const auto candidates = candidates_of(reader, {first, last});
    return call.json(web::page_of(numbered(names), *place, [&](web::Json& json, const auto& name) {
        write_name(json, candidates, *name.row);
    }));
}

http::Response save_names(web::Call& call, ImportId id) {
    web::Form form{call.request};
    std::vector<NameChoice> choices;
    {
        auto reader = call.database().read();
        if (!find_import(reader, id)) return call.not_found();
        choices = read_names(form, reader, names_of_import(reader, id));
        if (!form.sent("names.0.position")) form.fault("names", "web.field.missing");
    }
    if (!form.good()) return call.failure(form.failure());
    return after(call, id, choose_names(call.database(), id, choices));
}

http::Response check(web::Call& call, ImportId id) {
    return after(call, id, check_import(call.database(), id, with(call), call.by()));
}

http::Response import_problems(web::Call& call, ImportId id) {
    auto place = web::place_asked<std::int64_t>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    if (!find_import(reader, id)) return call.not_found();
    const auto problems = problems_of(reader, id, most_problems);
    return call.json(web::page_of(numbered(problems), *place, [&](web::Json& json, const auto& numbered) {
        const ImportProblem& problem = *numbered.row;
        json.object()
            .field("row", problem.line)
            .field("column", call.tr.has(problem.column) ? call.tr(problem.column) : problem.column)
            .field("value", problem.value)
            .field("reason", problem.reason)
            .field("text", call.tr(problem.reason))
            .field("kind", problem.kind)
            .end();
    }));
}

http::Response apply(web::Call& call, ImportId id) {
    return after(call, id, ask_to_apply(call.database(), id, call.by()), 202);
}

http::Response undo(web::Call& call, ImportId id) {
    return after(call, id, ask_to_undo(call.database(), id, call.by()), 202);
}

} // namespace agreements::api
