// Several agreements changed at once: a new status, another function, another unit.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/events.hpp"
#include "policy/agreements/agreement.hpp"

#include <optional>
#include <string>
#include <vector>

namespace agreements {

// What is not set stays as it is.
struct BulkChange {
    std::optional<Status> status;
    std::optional<std::string> responsible, department;
    std::optional<FunctionId> function_id;
    std::optional<UnitId> unit_id;

    bool empty() const { return !status && !responsible && !department && !function_id && !unit_id; }
};

struct BulkLine {
    AgreementId id;
    int version = 0;
    std::string title, partner, number;
    std::vector<events::Change> changes;
    Reasons reasons; // why it may not
};
std::vector<BulkLine> preview_many(db::Session& session, const std::vector<AgreementId>& ids,
                                   const BulkChange& change, const By& by);

struct SeenAgreement {
    AgreementId id;
    int version = 0; // when the preview was shown
};
// How many differ; all or none.
Result<int> change_many(db::Database& database, const std::vector<SeenAgreement>& seen,
                        const BulkChange& change, const By& by);

} // namespace agreements
