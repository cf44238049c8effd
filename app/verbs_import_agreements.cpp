// Lists of agreements from the shell: import agreements FILE… (--check, --mapping NAME).
#include "app/house.hpp"
#include "app/verbs.hpp"
#include "platform/web/json.hpp"
#include "policy/agreements/imports.hpp"

#include <cstdio>
#include <filesystem>

namespace app {
namespace {

using agreements::ImportCounts;

[[noreturn]] void fail(const House& house, const Failure& failure) {
    std::string words;
    for (const std::string& reason : failure.reasons) words.append(house.catalogues.en(reason)).append(" ");
    for (const auto& [field, reason] : failure.fields) words.append(house.catalogues.en(reason)).append(" ");
    throw std::runtime_error(words);
}

template <class T> T must(const House& house, Result<T> result) {
    if (!result) fail(house, result.failure());
    return *result;
}

struct Told {
    std::string file;
    ImportId id;
    ImportCounts counts;
    std::int64_t matched = 0, open = 0; // names in the list
};

// The mapping that was asked for by name, else the one that is remembered or guessed.
agreements::Mapping mapping_of(const Command& command, House& house, ImportId id) {
    auto reader = house.database->read();
    if (command.mapping.empty())
        return agreements::mapping_in(agreements::find_import(reader, id)->mapping).value();
    auto known = agreements::mapping_named(reader, command.mapping);
    auto mapping = known ? agreements::mapping_in(known->mapping) : std::nullopt;
    if (!mapping) throw Misuse("there is no mapping called " + command.mapping);
    return *mapping;
}

void count_names(House& house, Told& told) {
    auto reader = house.database->read();
    const auto names = agreements::names_of_import(reader, told.id);
    for (const auto& name : names) ++(name.open() ? told.open : told.matched);
}

Told take_in(const Command& command, House& house, const std::filesystem::path& path) {
    agreements::Importing with{house.institution, house.catalogues};
    auto bytes = must(house, tables::whole_file(path, 25 << 20));
    Told told{path.filename().string(), {}, {}};
    told.id = must(house, agreements::begin_import(*house.database, {told.file, bytes}, with, house.by()));
    auto mapping = mapping_of(command, house, told.id);
    must(house, agreements::map_import(*house.database, told.id, mapping, command.mapping, with, house.by()));
    count_names(house, told);
    told.counts = must(house, agreements::check_import(*house.database, told.id, with, house.by()));
    if (!command.check)
        told.counts = must(house, agreements::apply_import(*house.database, told.id, with, house.by()));
    return told;
}

void write(web::Json& json, const Told& told) {
    json.object().field("import", told.id).field("file", told.file).field("read", told.counts.read);
    json.field("added", told.counts.added).field("updated", told.counts.updated);
    json.field("unchanged", told.counts.unchanged).field("refused", told.counts.refused);
    json.field("names_matched", told.matched).field("names_open", told.open).end();
}

void say(const Told& told) {
    auto number = [](std::int64_t count) { return static_cast<long long>(count); };
    std::printf(
        "Import %lld, %s: %lld rows, %lld agreements added, %lld changed, %lld unchanged, %lld left out; "
        "%lld names tied to organisations, %lld only as text\n",
        number(told.id.value), told.file.c_str(), number(told.counts.read), number(told.counts.added),
        number(told.counts.updated), number(told.counts.unchanged), number(told.counts.refused),
        number(told.matched), number(told.open));
}

} // namespace

int import_agreements(const Command& command, House& house) {
    command.word(1, "the FILE to read");
    web::Json json;
    json.list();
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        std::filesystem::path path{command.words[i]};
        if (!std::filesystem::is_regular_file(path)) throw Misuse("there is no file " + path.string());
        auto told = take_in(command, house, path);
        command.json ? write(json, told) : say(told);
    }
    if (command.json) std::puts(json.end().take().c_str());
    return 0;
}

bool is_import_of_agreements(House& house, ImportId id) {
    auto reader = house.database->read();
    return agreements::find_import(reader, id).has_value();
}

int undo_agreements(const Command& command, House& house, ImportId id) {
    auto done = must(house, agreements::undo_import(*house.database, id, house.by()));
    web::Json json;
    json.object()
        .field("removed", done.removed)
        .field("put_back", done.put_back)
        .field("kept", done.kept)
        .end();
    if (command.json)
        std::puts(json.take().c_str());
    else
        std::printf("%lld removed, %lld put back, %lld kept because somebody changed them\n",
                    static_cast<long long>(done.removed), static_cast<long long>(done.put_back),
                    static_cast<long long>(done.kept));
    return 0;
}

} // namespace app
