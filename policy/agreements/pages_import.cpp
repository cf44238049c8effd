// The steps of importing a list: the file, its columns, its organisations, the check, and undoing.
#include "platform/jobs/progress.hpp"
#include "platform/text/folding.hpp"
#include "platform/web/form.hpp"
#include "policy/agreements/import_pages.hpp"
#include "policy/agreements/institution.hpp"
#include "policy/agreements/views.hpp"
#include "policy/partners/partners.hpp"

#include <algorithm>

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

http::Response show_columns(web::Call& call, ImportId id, Reasons errors, int status) {
    auto reader = call.database().read();
    auto import = find_import(reader, id);
    if (!import) return call.not_found();
    if (!may_change_answers({import->status})) return call.see_other(address_of(id));
    auto mapping = mapping_in(import->mapping).value_or(Mapping{});
    auto table = table_of(reader, id, mapping);
    if (!table) return show_imports(call, first_of(table.failure()), 422);
    auto page = columns_page(call, *import, mapping, *table);
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

std::vector<std::string> statuses() {
    std::vector<std::string> names;
    for (Status status : all_of<Status>()) names.emplace_back(name_of(status));
    return names;
}

// The answers to the list's own words ("type-0", the word itself in "type-0-written") into the mapping.
// False: a column brought words that nobody has been asked about yet.
bool read_answers(const web::Call& call, const std::string& prefix, const std::vector<std::string>& allowed,
                  std::map<std::string, std::string>& into, const std::vector<WrittenValue>& values) {
    bool asked = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto folded = text::fold(values[i].text);
        bool found = false;
        for (std::size_t j = 0; j < values.size() && !found; ++j) {
            auto name = prefix + "-" + std::to_string(j);
            if (text::fold(call.request.field(name + "-written")) != folded) continue;
            found = true;
            std::string answer{call.request.field(name)};
            bool known = std::find(allowed.begin(), allowed.end(), answer) != allowed.end();
            into[folded] = known ? answer : "";
        }
        asked = asked && (found || !into[folded].empty());
    }
    return asked;
}

bool is_among(const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

void read_columns(const web::Call& call, Mapping& mapping, std::size_t count) {
    mapping.columns.assign(count, Field::none);
    for (std::size_t i = 0; i < count; ++i) {
        auto field =
            enum_named<Field>(call.request.field("column-" + std::to_string(i))).value_or(Field::none);
        bool taken = !may_repeat(field) && mapping.has(field);
        if (!taken) mapping.columns[i] = field;
    }
    auto type = std::string{call.request.field("usual_type")}, host = std::string{call.request.field("host")};
    if (is_among(keys_of(types(call.services.institution)), type)) mapping.type = type;
    if (is_among(keys_of(hosts(call.services.institution)), host)) mapping.host = host;
    if (auto order = call.request.field("dates"); !order.empty())
        mapping.dates =
            order == "month_first" ? tables::DateOrder::month_first : tables::DateOrder::day_first;
}

// A name that a person types may be an identifier; a suggestion that was chosen is a number of ours.
std::optional<OrganisationId> another(const web::Call& call, db::Session& session, const std::string& field) {
    OrganisationId id;
    if (web::read_part(call.request.field(field + "-id"), id) && partners::facts_of(session, id)) return id;
    auto typed = call.request.field(field + "-other");
    return typed.empty() ? std::nullopt : partners::identified(session, typed);
}

std::optional<NameChoice> choice_in(const web::Call& call, db::Session& session, const ImportName& name) {
    auto field = "name-" + std::to_string(name.position);
    auto answer = call.request.field(field);
    if (auto id = another(call, session, field)) return NameChoice{name.position, How::chosen, id};
    if (answer == "text") return NameChoice{name.position, How::text, std::nullopt};
    if (answer == "new") return NameChoice{name.position, How::added, std::nullopt};
    OrganisationId id;
    if (!web::read_part(answer, id) || !partners::facts_of(session, id)) return std::nullopt;
    if (name.organisation_id == id) return std::nullopt; // as it was
    return NameChoice{name.position, How::chosen, id};
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
    Mapping mapping;
    bool asked = true;
    {
        auto reader = call.database().read();
        auto import = find_import(reader, id);
        if (!import) return call.not_found();
        mapping = mapping_in(import->mapping).value_or(Mapping{});
        auto table = table_of(reader, id, mapping);
        if (!table) return call.failure(table.failure());
        read_columns(call, mapping, table->columns());
        guess_values(mapping, *table, ImportWords{call.services.institution, call.services.catalogues});
        asked = read_answers(call, "type", keys_of(types(call.services.institution)), mapping.types,
                             values_of(*table, mapping, Field::type));
        asked = read_answers(call, "status", statuses(), mapping.statuses,
                             values_of(*table, mapping, Field::status)) &&
                asked;
    }
    web::Form form{call.request};
    auto mapped = map_import(call.database(), id, mapping, form.text("mapping_name", web::Need::optional, 80),
                             with(call), call.by());
    if (!mapped) return show_columns(call, id, {first_of(mapped.failure())}, 422);
    if (!asked) return call.see_other(address_of(id) + "/columns", "agreements.import.words_new");
    auto reader = call.database().read();
    const auto names = names_of_import(reader, id);
    bool open = std::any_of(names.begin(), names.end(), [](const ImportName& name) { return name.open(); });
    if (open) return call.see_other(address_of(id) + "/names");
    return check(call, id);
}

http::Response read_anew(web::Call& call, ImportId id) {
    Mapping mapping;
    auto header = call.request.field("header");
    if (header == "present") mapping.header = tables::HeaderRow::present;
    if (header == "absent") mapping.header = tables::HeaderRow::absent;
    web::Form form{call.request};
    mapping.encoding = form.text("encoding", web::Need::optional, 20);
    mapping.sheet = form.text("sheet", web::Need::optional, 100);
    for (std::string_view separator : {";", ",", "\t", "|"})
        if (call.request.field("separator") == separator) mapping.separator = separator;
    auto read = read_import_anew(call.database(), id, mapping, with(call));
    if (!read) return show_columns(call, id, {first_of(read.failure())}, 422);
    return call.see_other(address_of(id) + "/columns");
}

http::Response import_names(web::Call& call, ImportId id) {
    auto reader = call.database().read();
    auto import = find_import(reader, id);
    if (!import) return call.not_found();
    if (!may_change_answers({import->status})) return call.see_other(address_of(id));
    auto page = names_page(call, reader, *import);
    return call.page({.title = import->file_name, .room = "agreements"}, views::import_names(call.tr, page));
}

http::Response save_names(web::Call& call, ImportId id) {
    std::vector<NameChoice> choices;
    {
        auto reader = call.database().read();
        const auto names = names_of_import(reader, id);
        for (const auto& name : names)
            if (auto choice = choice_in(call, reader, name)) choices.push_back(*choice);
    }
    auto done = choose_names(call.database(), id, choices);
    if (!done) return call.failure(done.failure());
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
