// The cast's organisations come in as registers do: through the import that everybody uses.
#include "policy/partners/cast.hpp"

#include "platform/basics/digest.hpp"
#include "platform/tables/origin.hpp"
#include "policy/partners/imports.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr std::int64_t most_bytes = 8 << 20;

std::vector<ImportFile> files_in(const std::filesystem::path& folder, std::string_view ending) {
    std::vector<ImportFile> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().string().ends_with(ending))
            files.push_back({entry.path().filename().string(), entry.path()});
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return files;
}

// Once is enough, also where the whole register was taken in before.
bool is_here(db::Database& database, ImportFormat format) {
    auto reader = database.read();
    const auto imports = latest_imports(reader, 1000);
    return std::any_of(imports.begin(), imports.end(), [&](const Import& import) {
        return import.format == format && import.status == ImportStatus::applied;
    });
}

Result<Done> take_in(db::Database& database, ImportFormat format, const std::vector<ImportFile>& files,
                     const By& by) {
    if (is_here(database, format)) return Done{};
    std::string names;
    Sha256 digest;
    for (const auto& file : files) {
        auto content = tables::whole_file(std::get<std::filesystem::path>(file.origin), most_bytes);
        if (!content) return content.failure();
        digest.add(*content);
        names.append(names.empty() ? "" : ", ").append(file.name);
    }
    auto tx = database.begin();
    auto id = begin_import(tx, format, names, digest.hex(), by);
    tx.commit();
    auto counts = apply_import(database, id, files, by);
    return counts ? Result<Done>{Done{}} : Result<Done>{counts.failure()};
}

} // namespace

Result<Done> take_in_cast(db::Database& database, const std::filesystem::path& folder, const By& by) {
    auto done = take_in(database, ImportFormat::ror, files_in(folder, ".jsonl.xz"), by);
    return done ? take_in(database, ImportFormat::eche, files_in(folder, "charter_holders.csv"), by) : done;
}

} // namespace partners
