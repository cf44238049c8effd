// Registers and lists from the shell: import ror FILE…, import agreements FILE…, import undo NUMBER.
#include "app/house.hpp"
#include "app/verbs.hpp"
#include "platform/basics/digest.hpp"
#include "platform/web/json.hpp"
#include "policy/partners/imports.hpp"

#include <charconv>
#include <cstdio>
#include <filesystem>

namespace app {
namespace {

using partners::ImportCounts;

partners::Go say_progress(std::string_view stage, std::int64_t records) {
    std::fprintf(stderr, "\r%.*s %lld", static_cast<int>(stage.size()), stage.data(),
                 static_cast<long long>(records));
    return partners::Go::on;
}

std::string told(const text::Words& tr, const Failure& failure) {
    std::string words;
    for (const std::string& reason : failure.reasons) words.append(tr(reason)).append(" ");
    for (const auto& [field, reason] : failure.fields) words.append(tr(reason)).append(" ");
    return words;
}

void say(const Command& command, ImportId id, const ImportCounts& counts) {
    web::Json json;
    json.object().field("import", id).field("read", counts.read).field("added", counts.added);
    json.field("updated", counts.updated).field("unchanged", counts.unchanged);
    json.field("retired", counts.retired).field("refused", counts.refused).end();
    if (command.json) return void(std::puts(json.take().c_str()));
    std::printf(
        "Import %lld: %lld read, %lld added, %lld updated, %lld unchanged, %lld retired, %lld left out\n",
        static_cast<long long>(id.value), static_cast<long long>(counts.read),
        static_cast<long long>(counts.added), static_cast<long long>(counts.updated),
        static_cast<long long>(counts.unchanged), static_cast<long long>(counts.retired),
        static_cast<long long>(counts.refused));
}

// One that was cut off while it was written is taken back too.
bool is_half_written(House& house, ImportId id) {
    auto reader = house.database->read();
    auto import = partners::find_import(reader, id);
    return import && import->status == partners::ImportStatus::applying;
}

int undo(const Command& command, House& house) {
    const std::string& number = command.word(1, "the NUMBER of the import");
    ImportId id;
    std::from_chars(number.data(), number.data() + number.size(), id.value);
    if (is_import_of_agreements(house, id)) return undo_agreements(command, house, id);
    auto stopped =
        is_half_written(house, id) ? partners::cancel_import(*house.database, id, house.by()) : Done{};
    auto done = stopped ? partners::undo_import(*house.database, id, house.by(), say_progress)
                        : Result<partners::UndoCounts>{stopped.failure()};
    std::fputs("\n", stderr);
    if (!done) {
        std::fprintf(stderr, "entente: %s\n", told(house.catalogues.en, done.failure()).c_str());
        return 1;
    }
    web::Json json;
    json.object()
        .field("removed", done->removed)
        .field("kept", done->kept)
        .field("put_back", done->put_back)
        .end();
    if (command.json)
        std::puts(json.take().c_str());
    else
        std::printf("%lld removed, %lld kept because they are used, %lld put back\n",
                    static_cast<long long>(done->removed), static_cast<long long>(done->kept),
                    static_cast<long long>(done->put_back));
    return 0;
}

std::vector<partners::ImportFile> files_of(const Command& command) {
    command.word(1, "the FILE to read");
    std::vector<partners::ImportFile> files;
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        std::filesystem::path path{command.words[i]};
        if (!std::filesystem::is_regular_file(path)) throw Misuse("there is no file " + path.string());
        files.push_back({path.filename().string(), path});
    }
    return files;
}

std::string name_of(const std::vector<partners::ImportFile>& files) {
    std::string names;
    for (const auto& file : files) names.append(names.empty() ? "" : ", ").append(file.name);
    return names;
}

std::string digest_of(const std::vector<partners::ImportFile>& files) {
    constexpr std::int64_t most_bytes = std::int64_t{1} << 30;
    Sha256 digest;
    for (const auto& file : files)
        if (auto content = tables::whole_file(std::get<std::filesystem::path>(file.origin), most_bytes))
            digest.add(*content);
    return digest.hex();
}

} // namespace

int import_lists(const Command& command) {
    const std::string& what =
        command.word(0, "a kind: ror, eche, domains, organisations or agreements, and the FILE");
    House house{command};
    if (what == "undo") return undo(command, house);
    if (what == "agreements") return import_agreements(command, house);
    auto format = enum_named<partners::ImportFormat>(what == "organisations" ? "table" : what);
    if (!format)
        throw Misuse("import knows ror, eche, domains, organisations, agreements and undo, not " + what);
    auto files = files_of(command);
    auto tx = house.database->begin();
    auto id = partners::begin_import(tx, *format, name_of(files), digest_of(files), house.by());
    tx.commit();
    auto counts = command.check
                      ? partners::check_import(*house.database, id, files, say_progress)
                      : partners::apply_import(*house.database, id, files, house.by(), say_progress);
    std::fputs("\n", stderr);
    if (!counts) {
        std::fprintf(stderr, "entente: %s\n", told(house.catalogues.en, counts.failure()).c_str());
        return 1;
    }
    say(command, id, *counts);
    return 0;
}

} // namespace app
