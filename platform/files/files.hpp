// Files that people upload, in the database by the digest of their content.
//
//   auto file = files::store(tx, {"agreements", id.value}, {upload.file_name, upload.content}, by.account,
//   by.when); if (!file) return file.failure();                          // files.too_large, files.type …
//   return files::download(call.database(), *files::find(session, file_id));
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/files/types.hpp"
#include "platform/http/message.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

struct AccountTag; // of AccountId, platform/events/by.hpp

namespace files {

using FileId = Id<struct FileTag>;

// What a file belongs to: kind is the thing's table, as in the events.
struct Owner {
    std::string_view kind;
    std::int64_t id;
};

struct Upload {
    std::string_view name;
    std::string_view bytes;
};

struct Rules {
    std::int64_t most_bytes = 25 << 20;
    std::vector<Type> types = {Type::pdf, Type::docx, Type::xlsx, Type::pptx, Type::odt,
                               Type::ods, Type::doc,  Type::xls,  Type::rtf,  Type::text,
                               Type::csv, Type::png,  Type::jpeg, Type::eml};
};

struct File {
    FileId id;
    std::string digest; // SHA-256 of the content, in hex
    std::string name;
    Type type = Type::text;
    std::int64_t size = 0;
    Time stored_at;
    std::string owner_kind;
    std::int64_t owner_id = 0;
};

// Judges and writes. The same content twice is kept once.
Result<FileId> store(db::Transaction& tx, Owner owner, const Upload& upload, Id<AccountTag> account,
                     Time when, const Rules& rules = {});
// Takes the file from its owner; the content goes too when nobody else has it.
void forget(db::Transaction& tx, FileId id);

std::optional<File> find(db::Session& session, FileId id);
// Oldest first.
std::vector<File> files_of(db::Session& session, Owner owner);
std::string read(db::Session& session, const File& file);
// Chunk by chunk, a mebibyte each; a visit that gives false stops.
void each_chunk(db::Session& session, const File& file, const std::function<bool(std::string_view)>& visit);

// As an attachment that no browser opens by itself (and "nosniff" stands on every answer); sent piece by
// piece. The database must outlive the answer.
http::Response download(db::Database& database, const File& file);
// Content-Disposition of a download, for other things that are sent as files (exports).
std::string attachment(std::string_view name);

} // namespace files
