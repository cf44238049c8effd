// The steps of importing a list: the file, its columns, its organisations, the check, and undoing.
#include "platform/jobs/progress.hpp"
#include "platform/web/form.hpp"
#include "policy/agreements/forms_import.hpp"
#include "policy/agreements/import_pages.hpp"
#include "policy/agreements/views.hpp"

namespace agreements {

Result<JoinedList> list_sent(const http::Request& request) {
    std::vector<ImportFile> files;
    for (const auto& upload : request.uploads)
        if (!upload.content.empty()) files.push_back({upload.file_name, upload.content});
    return joined_lists(files);
}

} // namespace agreements

namespace agreements::pages {
namespace {

Importing with(const web::Call& call) { return {call.services.institution, call.services.catalogues}; }

// What was asked for and refused, to be shown where it was asked.
struct ImportRefused {
    Reasons reasons = {};
    std::string_view unsure = {};
};

std::string address_of(ImportId id) { return "/agreements/imports/" + std::to_string(id.value); }

std::string first_of(const Failure& failure) {
    if (!failure.reasons.empty()) return failure.reasons.front();
    return failure.fields.empty() ? "agreements.import.no_file" : failure.fields.front().second;
}

http::Response show_imports(web::Call& call, std::string error, int status) {
    auto reader = call.database().read();
    ImportsPage page{{}, call.csrf(), std::move(error)};
    for (auto& import : latest_imports(reader, 50))
        page.lines.push_back({import, call.tr.time(import.applied_at.value_or(import.started_at))});
    return call.page(
        {.title = std::string{call.tr("agreements.import.title")}, .room = "agreements", .status = status},
        views::imports(call.tr, page));
}

// `answered`: as it was sent and refused, so that nothing is chosen twice.
http::Response show_columns(web::Call& call, ImportId id, Reasons errors, int status,
                            const Mapping* answered = nullptr) {
    auto reader = call.database().read();
    auto import = find_import(reader, id);
    if (!import) return call.not_found();
    if (!may_change_answers({import->status})) return call.see_other(address_of(id));
    auto mapping = mapping_in(import->mapping).value_or(Mapping{});
    auto table = table_of(reader, id, mapping);
    if (!table) return show_imports(call, first_of(table.failure()), 422);
    auto page = columns_page(call, *import, answered ? *answered : mapping, *table);
    auto known = mapping_for(reader, signature_of(*table));
    page.remembered = known.has_value();
    page.mapping_name = known ? known->name : import->file_name.substr(0, import->file_name.rfind('.'));
    page.head.errors = std::move(errors);
    return call.page({.title = import->file_name, .room = "agreements", .status = status},
                     views::import_columns(call.tr, page));
}

http::Response show_import(web::Call& call, ImportId id, ImportRefused refused, int status) {
    auto reader = call.database().read();
    auto import = find_import(reader, id);
    if (!import) return call.not_found();
    if (import->status == ImportStatus::checking) return call.see_other(address_of(id) + "/columns");
    auto page = import_page(call, reader, *import);
    page.head.errors = std::move(refused.reasons);
    page.unsure = refused.unsure;
    bool told = !import->failure.empty() && !import->runs(); // it is being taken back until then
    if (page.head.errors.empty() && told) page.head.errors.push_back(import->failure);
    return call.page({.title = import->file_name, .room = "agreements", .status = status},
                     views::one_import(call.tr, page));
}

http::Response answer_of(web::Call& call, ImportId id, const Result<Done>& done) {
    if (done) return call.see_other(address_of(id));
    if (done.failure().fault == Fault::missing) return call.not_found();
    return show_import(call, id, {.reasons = done.failure().reasons}, 409);
}

http::Response check(web::Call& call, ImportId id) {
    auto checked = check_import(call.database(), id, with(call), call.by());
    if (!checked) return show_columns(call, id, {first_of(checked.failure())}, 422);
    return call.see_other(address_of(id));
}

// What was typed and not understood stands in its row again, wherever the row is now.
void add_refused(const web::Call& call, ImportNamesPage& page, const Failure& failure) {
    for (const auto& [field, reason] : failure.fields) {
        auto row = field.substr(0, field.rfind('.') + 1);
        auto position = call.request.field(row + "position");
        for (auto& name : page.open) {
            if (std::to_string(name.position) != position) continue;
            name.typed = call.request.field(row + "other");
            name.error = reason;
        }
    }
    if (errors_of(page).empty() && !failure.fields.empty()) page.head.errors = {first_of(failure)};
}

http::Response show_names(web::Call& call, ImportId id, const Failure& refused, int status) {
    auto reader = call.database().read();
    auto import = find_import(reader, id);
    if (!import) return call.not_found();
    if (!may_change_answers({import->status})) return call.see_other(address_of(id));
    auto page = names_page(call, reader, *import);
    add_refused(call, page, refused);
    return call.page({.title = import->file_name, .room = "agreements", .status = status},
                     views::import_names(call.tr, page));
}

} // namespace

http::Response imports(web::Call& call) { return show_imports(call, {}, 200); }

http::Response upload_import(web::Call& call) {
    auto list = list_sent(call.request);
    if (!list) return show_imports(call, first_of(list.failure()), 422);
    auto id = begin_import(call.database(), list->file(), with(call), call.by());
    if (!id) return show_imports(call, first_of(id.failure()), 422);
    return call.see_other(address_of(*id) + "/columns");
}

http::Response one_import(web::Call& call, ImportId id) { return show_import(call, id, {}, 200); }

http::Response import_columns(web::Call& call, ImportId id) { return show_columns(call, id, {}, 200); }

http::Response save_columns(web::Call& call, ImportId id) {
    web::Form form{call.request};
    Mapping mapping;
    bool answered = true;
    {
        auto reader = call.database().read();
        auto import = find_import(reader, id);
        if (!import) return call.not_found();
        mapping = mapping_in(import->mapping).value_or(Mapping{});
        auto table = table_of(reader, id, mapping);
        if (!table) return call.failure(table.failure());
        if (!form.sent("columns")) form.fault("columns", "agreements.import.columns_number");
        read_answers(form, mapping, *table, with(call));
        answered = every_word_is_answered(form, mapping, *table);
    }
    auto name = form.text("mapping_name", web::Need::optional, 80);
    if (!form.good()) return show_columns(call, id, {first_of(form.failure())}, 422, &mapping);
    auto mapped = map_import(call.database(), id, mapping, name, with(call), call.by());
    if (!mapped) return show_columns(call, id, {first_of(mapped.failure())}, 422, &mapping);
    if (!answered) return call.see_other(address_of(id) + "/columns", "agreements.import.words_new");
    auto reader = call.database().read();
    if (count_names(reader, id).open > 0) return call.see_other(address_of(id) + "/names");
    return check(call, id);
}

http::Response read_anew(web::Call& call, ImportId id) {
    web::Form form{call.request};
    const auto reading = read_reading(form);
    if (!form.good()) return show_columns(call, id, {first_of(form.failure())}, 422);
    auto read = read_import_anew(call.database(), id, reading, with(call));
    if (!read) return show_columns(call, id, {first_of(read.failure())}, 422);
    return call.see_other(address_of(id) + "/columns");
}

http::Response import_names(web::Call& call, ImportId id) { return show_names(call, id, {}, 200); }

http::Response save_names(web::Call& call, ImportId id) {
    web::Form form{call.request};
    std::vector<NameChoice> choices;
    {
        auto reader = call.database().read();
        choices = read_names(form, reader, names_of_import(reader, id));
    }
    // What could be read is kept, so that nobody answers twice for the sake of one name.
    auto done = choose_names(call.database(), id, choices);
    if (!done) return call.failure(done.failure());
    if (!form.good()) return show_names(call, id, form.failure(), 422);
    return check(call, id);
}

http::Response carry_out_import(web::Call& call, ImportId id) {
    return answer_of(call, id, ask_to_apply(call.database(), id, call.by()));
}

http::Response undo_one_import(web::Call& call, ImportId id) {
    web::Form form{call.request};
    if (!form.ticked("sure")) return show_import(call, id, {.unsure = "agreements.import.not_sure"}, 422);
    return answer_of(call, id, ask_to_undo(call.database(), id, call.by()));
}

http::Response import_events(web::Call& call, ImportId id) {
    auto reader = call.database().read();
    auto import = find_import(reader, id);
    if (!import || !import->progress_id) return call.not_found();
    http::Response response;
    response.events = jobs::stream_of(
        call.database(), jobs::ProgressId{*import->progress_id},
        [&tr = call.tr](const jobs::Progress& progress) { return progress_in_words(tr, progress); });
    return response;
}

} // namespace agreements::pages
