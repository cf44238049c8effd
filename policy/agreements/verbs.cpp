// What is said to the shell about a list, row by row in words, or as JSON.
#include "policy/agreements/verbs.hpp"

#include "policy/agreements/import_joining.hpp"
#include "policy/agreements/import_mapping.hpp"

#include <cstdio>
#include <filesystem>

namespace agreements {
namespace {

constexpr std::int64_t most_bytes = 25 << 20;

struct Told {
    std::string file;
    ImportId id;
    ImportCounts counts;
    std::int64_t matched = 0, open = 0; // names in the list
    bool applied = false;
};

// The mapping that was asked for by name, else the one that is remembered or guessed.
Mapping mapping_of(const shell::Desk& desk, const std::string& name, ImportId id) {
    auto reader = desk.database.read();
    if (name.empty()) return mapping_in(find_import(reader, id)->mapping).value();
    auto known = mapping_named(reader, name);
    auto mapping = known ? mapping_in(known->mapping) : std::nullopt;
    if (!mapping) throw std::invalid_argument("there is no mapping called " + name);
    return *mapping;
}

void count_names(const shell::Desk& desk, Told& told) {
    auto reader = desk.database.read();
    const auto names = agreements::count_names(reader, told.id);
    told.open = names.open;
    told.matched = names.matched + names.added;
}

bool say_progress(std::int64_t agreements) {
    std::fprintf(stderr, "\rwriting %lld", static_cast<long long>(agreements));
    return true;
}

std::string name_of(const std::string& path) { return std::filesystem::path{path}.filename().string(); }

JoinedList list_in(const shell::Desk& desk, const std::vector<std::string>& paths) {
    std::vector<std::string> names, contents;
    for (const auto& path : paths) {
        names.push_back(name_of(path));
        contents.push_back(shell::must(desk, tables::whole_file(path, most_bytes)));
    }
    std::vector<ImportFile> files;
    for (std::size_t i = 0; i < paths.size(); ++i) files.push_back({names[i], contents[i]});
    return shell::must(desk, joined_lists(files));
}

// Each file by itself, or all as one list.
std::vector<std::vector<std::string>> lists_of(const ListsAsked& asked) {
    if (asked.join) return {asked.files};
    std::vector<std::vector<std::string>> lists;
    for (const auto& file : asked.files) lists.push_back({file});
    return lists;
}

void take_in(const shell::Desk& desk, const Importing& with, const ListsAsked& asked, Told& told,
             const std::vector<std::string>& paths) {
    auto& database = desk.database;
    auto list = list_in(desk, paths);
    told.id = shell::must(desk, begin_import(database, list.file(), with, desk.by));
    auto mapping = mapping_of(desk, asked.mapping, told.id);
    shell::must(desk, map_import(database, told.id, mapping, asked.mapping, with, desk.by));
    count_names(desk, told);
    told.counts = shell::must(desk, check_import(database, told.id, with, desk.by));
    if (!asked.only_check)
        told.counts = shell::must(desk, apply_import(database, told.id, with, desk.by, say_progress));
}

void write(web::Json& json, const Told& told, const std::string& refused) {
    json.object().field("file", told.file);
    if (told.id) json.field("import", told.id);
    if (!refused.empty()) return void(json.field("refused_because", refused).end());
    json.field("applied", told.applied);
    json.field("read", told.counts.read).field("added", told.counts.added);
    json.field("updated", told.counts.updated).field("unchanged", told.counts.unchanged);
    json.field("refused", told.counts.refused);
    json.field("names_matched", told.matched).field("names_open", told.open).end();
}

std::string words_of(const Told& told) {
    auto number = [](std::int64_t count) { return std::to_string(count); };
    return "Import " + number(told.id.value) + ", " + told.file + ": " + number(told.counts.read) +
           " rows, " + number(told.counts.added) +
           (told.applied ? " agreements added, " : " agreements to be added, ") +
           number(told.counts.updated) + " changed, " + number(told.counts.unchanged) + " unchanged, " +
           number(told.counts.refused) + " left out; " + number(told.matched) +
           " names tied to organisations, " + number(told.open) + " only as text";
}

} // namespace

int import_from_shell(const shell::Desk& desk, const Importing& with, const ListsAsked& asked) {
    shell::word(asked.files, 0, "import agreements needs the FILE to read");
    for (const auto& file : asked.files)
        if (!std::filesystem::is_regular_file(file)) throw std::invalid_argument("there is no file " + file);
    int status = 0;
    web::Json json;
    json.list();
    std::string words;
    for (const auto& paths : lists_of(asked)) {
        Told told{name_of(paths.front()), {}, {}};
        told.applied = !asked.only_check;
        std::string refused;
        try {
            take_in(desk, with, asked, told, paths);
        } catch (const std::runtime_error& error) {
            refused = error.what();
            status = 1;
        }
        write(json, told, refused);
        words.append(words.empty() ? "" : "\n");
        words += refused.empty() ? words_of(told) : told.file + ": " + refused;
    }
    if (!asked.only_check) std::fputs("\n", stderr);
    shell::say(desk, std::move(json.end()), words);
    return status;
}

int undo_from_shell(const shell::Desk& desk, ImportId id) {
    auto done = shell::must(desk, undo_import(desk.database, id, desk.by));
    web::Json json;
    json.object().field("removed", done.removed).field("put_back", done.put_back).field("kept", done.kept);
    shell::say(desk, std::move(json.end()),
               std::to_string(done.removed) + " removed, " + std::to_string(done.put_back) + " put back, " +
                   std::to_string(done.kept) + " kept because somebody changed them");
    return 0;
}

} // namespace agreements
