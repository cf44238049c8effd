// What is said to the shell about an import.
#include "policy/partners/verbs.hpp"

#include "platform/basics/digest.hpp"

#include <cstdio>
#include <filesystem>

namespace partners {
namespace {

Go say_progress(std::string_view stage, std::int64_t records) {
    std::fprintf(stderr, "\r%.*s %lld", static_cast<int>(stage.size()), stage.data(),
                 static_cast<long long>(records));
    return Go::on;
}

std::vector<ImportFile> files_at(const std::vector<std::string>& paths) {
    shell::word(paths, 0, "import needs the FILE to read");
    std::vector<ImportFile> files;
    for (const auto& name : paths) {
        std::filesystem::path path{name};
        if (!std::filesystem::is_regular_file(path)) throw std::invalid_argument("there is no file " + name);
        files.push_back({path.filename().string(), path});
    }
    return files;
}

std::string name_of(const std::vector<ImportFile>& files) {
    std::string names;
    for (const auto& file : files) names.append(names.empty() ? "" : ", ").append(file.name);
    return names;
}

std::string digest_of(const std::vector<ImportFile>& files) {
    constexpr std::int64_t most_bytes = std::int64_t{1} << 30;
    Sha256 digest;
    for (const auto& file : files)
        if (auto content = tables::whole_file(std::get<std::filesystem::path>(file.origin), most_bytes))
            digest.add(*content);
    return digest.hex();
}

enum class Written { yes, no };

void say(const shell::Desk& desk, ImportId id, const ImportCounts& counts, Written written) {
    web::Json json;
    json.object().field("import", id).field("applied", written == Written::yes);
    json.field("read", counts.read).field("added", counts.added);
    json.field("updated", counts.updated).field("unchanged", counts.unchanged);
    json.field("retired", counts.retired).field("refused", counts.refused);
    auto number = [](std::int64_t count) { return std::to_string(count); };
    shell::say(desk, std::move(json.end()),
               "Import " + number(id.value) + ": " + number(counts.read) + " read, " + number(counts.added) +
                   " added, " + number(counts.updated) + " updated, " + number(counts.unchanged) +
                   " unchanged, " + number(counts.retired) + " retired, " + number(counts.refused) +
                   " left out");
}

// One that was cut off while it was written is taken back too.
bool is_half_written(const shell::Desk& desk, ImportId id) {
    auto reader = desk.database.read();
    auto import = find_import(reader, id);
    return import && import->status == ImportStatus::applying;
}

} // namespace

int import_from_shell(const shell::Desk& desk, ImportFormat format, const std::vector<std::string>& paths,
                      bool only_check) {
    auto files = files_at(paths);
    auto tx = desk.database.begin();
    auto id = begin_import(tx, format, name_of(files), digest_of(files), desk.by);
    tx.commit();
    auto counts = only_check ? check_import(desk.database, id, files, say_progress)
                             : apply_import(desk.database, id, files, desk.by, say_progress);
    std::fputs("\n", stderr);
    say(desk, id, shell::must(desk, counts), only_check ? Written::no : Written::yes);
    return 0;
}

int undo_from_shell(const shell::Desk& desk, ImportId id) {
    if (is_half_written(desk, id)) shell::must(desk, cancel_import(desk.database, id, desk.by));
    auto undone = undo_import(desk.database, id, desk.by, say_progress);
    std::fputs("\n", stderr);
    auto done = shell::must(desk, undone);
    web::Json json;
    json.object().field("removed", done.removed).field("kept", done.kept).field("put_back", done.put_back);
    shell::say(desk, std::move(json.end()),
               std::to_string(done.removed) + " removed, " + std::to_string(done.kept) +
                   " kept because they are used, " + std::to_string(done.put_back) + " put back");
    return 0;
}

} // namespace partners
