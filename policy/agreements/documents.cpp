// Attaching files and taking them away.
#include "policy/agreements/documents.hpp"

#include "platform/events/events.hpp"
#include "policy/agreements/store.hpp"

#include <algorithm>

namespace agreements {
namespace {

constexpr db::Sql select_documents = R"sql(
    SELECT agreement_files.id, kind, file_id, files.name, file_contents.size, added_at
      FROM agreement_files
      JOIN files ON files.id = agreement_files.file_id
      JOIN file_contents ON file_contents.digest = files.digest
     WHERE agreement_id = ? AND removed_at IS NULL
     ORDER BY agreement_files.id
     LIMIT 500
)sql";

constexpr db::Sql insert_document = R"sql(
    INSERT INTO agreement_files (agreement_id, file_id, kind, added_at, account_id) VALUES (?, ?, ?, ?, ?) RETURNING id
)sql";

constexpr db::Sql mark_removed = "UPDATE agreement_files SET removed_at = ? WHERE id = ?";

std::optional<AccountId> known(AccountId account) { return account ? std::optional{account} : std::nullopt; }

} // namespace

std::vector<Document> documents_of(db::Session& session, AgreementId id) {
    return session.all<Document>(select_documents, id);
}

Result<AgreementFileId> attach_file(db::Database& database, AgreementId id, FileKind kind,
                                    const files::Upload& upload, const By& by) {
    auto tx = database.begin();
    if (!find_agreement(tx, id)) return missing("agreements.agreement");
    auto stored = files::store(tx, {"agreements", id.value}, upload, by.account, by.when);
    if (!stored) return stored.failure();

    auto document = tx.one<AgreementFileId>(insert_document, id, *stored, kind, by.when, known(by.account));
    events::record(tx, {"agreements", id.value}, "file_added", by,
                   {{"file", std::nullopt, std::string{upload.name}}});
    tx.commit();
    return document;
}

Result<Done> remove_file(db::Database& database, AgreementId id, AgreementFileId file, const By& by) {
    auto tx = database.begin();
    const auto documents = documents_of(tx, id);
    auto found =
        std::find_if(documents.begin(), documents.end(), [&](const Document& d) { return d.id == file; });
    if (found == documents.end()) return missing("agreements.file");

    tx.run(mark_removed, by.when, file);
    events::record(tx, {"agreements", id.value}, "file_removed", by, {{"file", found->name, std::nullopt}});
    tx.commit();
    return Done{};
}

} // namespace agreements
