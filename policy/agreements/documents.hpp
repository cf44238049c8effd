// Files of an agreement: the signed text, its annexes, translations. What is taken away leaves the page and
// stays in the database, because nobody may destroy a registered document (life cycle B.4, 10).
#pragma once

#include "platform/basics/result.hpp"
#include "platform/events/by.hpp"
#include "platform/files/files.hpp"
#include "policy/agreements/agreement.hpp"

#include <vector>

namespace agreements {

struct Document {
    AgreementFileId id;
    FileKind kind = FileKind::agreement;
    files::FileId file_id;
    std::string name;
    std::int64_t size = 0;
    Time added_at;
};
std::vector<Document> documents_of(db::Session& session, AgreementId id);

Result<AgreementFileId> attach_file(db::Database& database, AgreementId id, FileKind kind,
                                    const files::Upload& upload, const By& by);
Result<Done> remove_file(db::Database& database, AgreementId id, AgreementFileId file, const By& by);

} // namespace agreements
