// What the request names, read once; each collaboration is judged by its own rule.
#include "policy/partnerships/collaboration_bulk.hpp"

#include "policy/partnerships/collaboration_fields.hpp"
#include "policy/partnerships/collaboration_pages.hpp"

namespace partnerships {
namespace {

constexpr std::string_view together[] = {"form", "host", "department", "contact", "ends_on"};

} // namespace

Result<int> change_collaborations(web::Call& call, const std::vector<CollaborationId>& ids) {
    if (!looks_after_collaborations(call)) return forbidden("partnerships.collaboration.not_yours");
    web::Form form{call.request};
    auto reason = form.text("reason", web::Need::optional, 2000);
    // What is left empty is not changed, so it is not read as sent.
    http::Request wanted;
    for (auto field : together)
        if (auto value = form.text(field, web::Need::optional, 300); !value.empty())
            wanted.form.emplace_back(field, value);
    if (!form.good()) return form.failure();
    if (wanted.form.empty()) return Failure{Fault::refused, {"partnerships.bulk.nothing"}, {}};
    web::Form chosen{wanted};
    {
        Collaboration any;
        any.level = Level::person; // asks for nothing besides
        auto reader = call.database().read();
        read_collaboration(chosen, call.services.institution, reader, any, Reading::sent_fields);
    }
    if (!chosen.good()) return chosen.failure();
    return change_several(call.database(), ids, wanted.form, call.by(reason));
}

} // namespace partnerships
