// What the request names, read once and judged for each case.
#include "policy/partnerships/bulk.hpp"

#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>

namespace partnerships {
namespace {

constexpr std::string_view changed_together[] = {"host", "unit", "coordinator", "answer_by"};

// The first of them that this reader may not change.
std::optional<Failure> not_theirs(web::Call& call, const std::vector<PartnershipId>& ids,
                                  const http::Request& wanted) {
    auto reader = call.database().read();
    const auto cases = partnerships_of(reader, ids);
    for (PartnershipId id : ids)
        if (std::none_of(cases.begin(), cases.end(), [&](const auto& one) { return one.id == id; }))
            return missing("partnerships.case");
    for (const auto& access : accesses_of(reader, call.actor, cases)) {
        bool every = access.edits;
        for (const auto& [field, value] : wanted.form) every = every && may_set(access, field);
        if (!every) return Failure{Fault::refused, {"partnerships.bulk.not_all_yours"}, {}};
    }
    return std::nullopt;
}

} // namespace

Result<int> change_together(web::Call& call, const std::vector<PartnershipId>& ids) {
    web::Form form{call.request};
    auto reason = form.text("reason", web::Need::optional, 2000);
    // What is left empty is not changed, so it is not read as sent.
    http::Request wanted;
    for (auto field : changed_together)
        if (auto value = form.text(field, web::Need::optional, 40); !value.empty())
            wanted.form.emplace_back(field, value);
    if (!form.good()) return form.failure();
    if (wanted.form.empty()) return Failure{Fault::refused, {"partnerships.bulk.nothing"}, {}};
    if (auto failure = not_theirs(call, ids, wanted)) return *failure;
    web::Form chosen{wanted};
    Partnership changed;
    changed.host.clear();
    {
        auto reader = call.database().read();
        read_details(chosen, changed, offered_to(call, reader), Reading::sent_fields,
                     {.edits = true, .handles = true, .arranges = true}); // not_theirs has judged each
    }
    if (!chosen.good()) return chosen.failure();
    BulkChange change{changed.host.empty() ? std::nullopt : std::optional{changed.host}, changed.unit_id,
                      changed.coordinator_id, changed.answer_by};
    return change_many(call.database(), ids, change, call.by(reason));
}

} // namespace partnerships
