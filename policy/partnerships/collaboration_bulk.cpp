// What the request names, read once; each collaboration is judged by its own rule.
#include "policy/partnerships/collaboration_bulk.hpp"

#include "policy/partnerships/access.hpp"
#include "policy/partnerships/collaboration_fields.hpp"
#include "policy/partnerships/collaboration_pages.hpp"

#include <algorithm>

namespace partnerships {
namespace {

constexpr std::string_view together[] = {"form", "host", "unit", "department", "contact", "ends_on"};

// The first of them that is not there, or that this reader may not change.
std::optional<Failure> not_theirs(web::Call& call, const std::vector<CollaborationId>& ids) {
    auto reader = call.database().read();
    const auto found = collaborations_of(reader, ids);
    for (CollaborationId id : ids)
        if (std::none_of(found.begin(), found.end(), [&](const auto& one) { return one.id == id; }))
            return missing("partnerships.collaboration");
    Chains chains{reader};
    for (const auto& one : found)
        if (!access_to(one, call.actor, chains.above(one.unit_id)).looks_after)
            return Failure{Fault::refused, {"partnerships.bulk.not_all_yours"}, {}};
    return std::nullopt;
}

} // namespace

Result<int> change_collaborations(web::Call& call, const std::vector<CollaborationId>& ids) {
    if (!looks_after_collaborations(call.actor)) return forbidden("partnerships.collaboration.not_yours");
    web::Form form{call.request};
    auto reason = form.text("reason", web::Need::optional, 2000);
    // What is left empty is not changed, so it is not read as sent.
    http::Request wanted;
    for (auto field : together)
        if (auto value = form.text(field, web::Need::optional, 300); !value.empty())
            wanted.form.emplace_back(field, value);
    if (!form.good()) return form.failure();
    if (wanted.form.empty()) return Failure{Fault::refused, {"partnerships.bulk.nothing"}, {}};
    if (auto failure = not_theirs(call, ids)) return *failure;
    web::Form chosen{wanted};
    {
        Collaboration any;
        any.level = Level::person; // asks for nothing besides
        auto reader = call.database().read();
        read_collaboration(chosen, call.services.institution, reader, any, Reading::sent_fields);
    }
    if (!chosen.good()) return chosen.failure();
    return change_several(call.database(), ids, wanted.form, call.services.institution, call.actor,
                          call.by(reason));
}

} // namespace partnerships
