// Several agreements changed at once: seen before it is done, and all of it or nothing.
#include "policy/agreements/actions_bulk.hpp"

#include "policy/agreements/differences.hpp"
#include "policy/agreements/rules.hpp"
#include "policy/agreements/store.hpp"

#include <algorithm>

namespace agreements {
namespace {

// Another who answers for it takes the reminders from the function of before.
Agreement after(Agreement agreement, const BulkChange& change) {
    if (change.responsible && *change.responsible != agreement.responsible) {
        agreement.responsible = *change.responsible;
        agreement.function_id.reset();
    }
    if (change.department) agreement.department = *change.department;
    if (change.unit_id) agreement.unit_id = *change.unit_id;
    if (change.function_id) agreement.function_id = *change.function_id;
    return agreement;
}

BulkLine line_of(const Agreement& before, const BulkChange& change, const By& by) {
    BulkLine line{before.id,
                  before.version,
                  before.title,
                  before.partner,
                  before.number,
                  differences(before, after(before, change)),
                  {}};
    if (!change.status || *change.status == before.status) return line;
    line.changes.push_back(
        {"status", std::string{name_of(before.status)}, std::string{name_of(*change.status)}});
    line.reasons = may_change_status(before, *change.status, by.reason, by.when.date()).reasons();
    return line;
}

} // namespace

std::vector<BulkLine> preview_many(db::Session& session, const std::vector<AgreementId>& ids,
                                   const BulkChange& change, const By& by) {
    std::vector<BulkLine> lines;
    const auto agreements = agreements_of(session, ids);
    for (const auto& agreement : agreements) lines.push_back(line_of(agreement, change, by));
    return lines;
}

Result<int> change_many(db::Database& database, const std::vector<SeenAgreement>& seen,
                        const BulkChange& change, const By& by) {
    auto tx = database.begin();
    int changed = 0;
    for (const auto& one : seen) {
        auto before = find_agreement(tx, one.id);
        if (!before) return missing("agreements.agreement");
        if (before->version != one.version) return outdated("agreements.agreement");
        auto line = line_of(*before, change, by);
        if (!line.reasons.empty()) return Failure{Fault::refused, line.reasons, {}};
        if (line.changes.empty()) continue;
        auto wanted = after(*before, change);
        if (!differences(*before, wanted).empty() && !update_agreement(tx, wanted, by.when))
            return outdated("agreements.agreement");
        bool moves = change.status && *change.status != before->status;
        if (moves && !set_status(tx, *find_agreement(tx, one.id), *change.status, by.when))
            return outdated("agreements.agreement");
        events::record(tx, {"agreements", one.id.value}, "changed_with_others", by, line.changes);
        ++changed;
    }
    if (changed > 0) tx.commit();
    return changed;
}

} // namespace agreements
