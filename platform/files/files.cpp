// Storing, reading and sending of files.
#include "platform/files/files.hpp"

#include "platform/basics/digest.hpp"
#include "platform/http/encoding.hpp"

#include <algorithm>
#include <memory>

namespace files {

namespace {

constexpr std::size_t chunk_bytes = 1 << 20;

constexpr db::Sql insert_content = R"sql(
    INSERT INTO file_contents (digest, size, type, stored_at) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING
)sql";
constexpr db::Sql insert_chunk = "INSERT INTO file_chunks (digest, place, bytes) VALUES (?, ?, ?)";
constexpr db::Sql insert_file = R"sql(
    INSERT INTO files (digest, name, subject_kind, subject_id, account, stored_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id
)sql";
constexpr db::Sql select_chunk = "SELECT bytes FROM file_chunks WHERE digest = ? AND place = ?";
constexpr db::Sql select_chunks = "SELECT bytes FROM file_chunks WHERE digest = ? ORDER BY place";
constexpr db::Sql select_file = R"sql(
    SELECT files.id, files.digest, files.name, file_contents.type, file_contents.size, files.stored_at,
           files.subject_kind, files.subject_id
      FROM files
      JOIN file_contents ON file_contents.digest = files.digest
     WHERE files.id = ?
)sql";
constexpr db::Sql select_files_of_owner = R"sql(
    SELECT files.id, files.digest, files.name, file_contents.type, file_contents.size, files.stored_at,
           files.subject_kind, files.subject_id
      FROM files
      JOIN file_contents ON file_contents.digest = files.digest
     WHERE files.subject_kind = ? AND files.subject_id = ?
     ORDER BY files.id
     LIMIT 500
)sql";
constexpr db::Sql select_others = "SELECT count(*) FROM files WHERE digest = ?";
constexpr db::Sql delete_file = "DELETE FROM files WHERE id = ?";
constexpr db::Sql delete_chunks = "DELETE FROM file_chunks WHERE digest = ?";
constexpr db::Sql delete_content = "DELETE FROM file_contents WHERE digest = ?";

Failure wrong(std::string_view why) { return {Fault::invalid, {"files." + std::string{why}}, {}}; }

Result<Type> judged(const Upload& upload, const Rules& rules) {
    if (upload.bytes.empty()) return wrong("empty");
    if (static_cast<std::int64_t>(upload.bytes.size()) > rules.most_bytes) return wrong("too_large");
    auto type = type_of(upload.bytes, upload.name);
    if (!type || std::find(rules.types.begin(), rules.types.end(), *type) == rules.types.end())
        return wrong("type");
    if (has_macros(upload.bytes)) return wrong("macros");
    return *type;
}

void keep_content(db::Transaction& tx, const std::string& digest, std::string_view bytes, Type type,
                  Time when) {
    if (tx.run(insert_content, digest, bytes.size(), type, when) == 0) return; // we have it
    int place = 0;
    for (std::size_t at = 0; at < bytes.size(); at += chunk_bytes)
        tx.run(insert_chunk, digest, place++, db::Bytes{std::string{bytes.substr(at, chunk_bytes)}});
}

// What old programs read instead of the name: ASCII without what could end the quoted word.
std::string plain_name(std::string_view name) {
    std::string plain;
    for (char letter : name) {
        auto byte = static_cast<unsigned char>(letter);
        bool odd = byte >= 0x80 || letter == '"' || letter == '\\' || letter == '%';
        if ((byte & 0xC0) != 0x80) plain += odd ? '_' : letter; // one for each letter
    }
    return plain;
}

} // namespace

Result<FileId> store(db::Transaction& tx, Owner owner, const Upload& upload, Id<AccountTag> account,
                     Time when, const Rules& rules) {
    auto type = judged(upload, rules);
    if (!type) return type.failure();
    std::string digest = sha256_hex(upload.bytes);
    keep_content(tx, digest, upload.bytes, *type, when);
    std::optional<Id<AccountTag>> stored_by = account ? std::optional{account} : std::nullopt;
    return tx.one<FileId>(insert_file, digest, safe_name(upload.name, *type), owner.kind, owner.id, stored_by,
                          when);
}

void forget(db::Transaction& tx, FileId id) {
    auto file = find(tx, id);
    if (!file) return;
    tx.run(delete_file, id);
    if (tx.one<std::int64_t>(select_others, file->digest) > 0) return;
    tx.run(delete_chunks, file->digest);
    tx.run(delete_content, file->digest);
}

std::optional<File> find(db::Session& session, FileId id) { return session.find<File>(select_file, id); }

std::vector<File> files_of(db::Session& session, Owner owner) {
    return session.all<File>(select_files_of_owner, owner.kind, owner.id);
}

std::string read(db::Session& session, const File& file) {
    std::string whole;
    whole.reserve(static_cast<std::size_t>(file.size));
    each_chunk(session, file, [&](std::string_view chunk) { return whole += chunk, true; });
    return whole;
}

void each_chunk(db::Session& session, const File& file, const std::function<bool(std::string_view)>& visit) {
    session.each<db::Bytes>(
        select_chunks, [&](const db::Bytes& chunk) { return visit(chunk.data); }, file.digest);
}

std::string attachment(std::string_view name) {
    std::string clean = http::one_line(name);
    return "attachment; filename=\"" + plain_name(clean) + "\"; filename*=UTF-8''" + http::encode(clean);
}

http::Response download(db::Database& database, const File& file) {
    http::Response response;
    response.type = media_type_of(file.type);
    response.headers = {{"Content-Disposition", attachment(file.name)},
                        {"Cache-Control", "private, no-cache"},
                        {"ETag", "\"" + file.digest + "\""}};
    auto place = std::make_shared<int>(0);
    // A content never changes, so each piece may come from a snapshot of its own: none is held while a slow
    // reader reads.
    response.pieces = [&database, place, digest = file.digest]() -> std::string {
        auto reader = database.read();
        auto chunk = reader.find<db::Bytes>(select_chunk, digest, (*place)++);
        return chunk ? std::move(chunk->data) : std::string{};
    };
    return response;
}

} // namespace files
